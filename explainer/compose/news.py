"""What a feed tells: what the archive did, and what changed in the world it tells of.

There is no clock, and the history of the files is not asked: every date is one that the content states.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal

import msgspec

from explainer.model.archive import Archive, Found
from explainer.model.dates import Edtf, day_words
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront, ReportFront
from explainer.model.plain import plain_text
from explainer.model.text import Event, Statement

What = Literal["report", "correction", "answer", "review", "agreement", "event", "change"]

_NAMED = 20
"""Entries that the news of a review names."""


class News(msgspec.Struct, frozen=True):
    """One piece of news; `part` tells the news of one entry apart, "" for the entry itself.

    `statement` is an index into the entry's statements or -1; `about` are the entries that a review names, and
    `entry` is None for a review.
    """

    day: date
    what: What
    title: str
    entry: Entry | None = None
    summary: str = ""
    part: str = ""
    statement: int = -1
    about: tuple[Entry, ...] = ()


def of_the_archive(entry: Entry, *, dated: bool) -> Iterator[News]:
    """What the archive did: reports, corrections and questions answered; these only where the text has dates."""
    if isinstance(entry.front, ReportFront):
        yield News(entry.front.date.first, "report", entry.title, entry, entry.front.summary or entry.title)
    for correction in entry.front.corrections:
        yield News(
            correction.date.first,
            "correction",
            f"Corrected: {entry.title}",
            entry,
            f"It said: {correction.was} It says: {correction.now} {correction.why}".strip(),
            f"correction-{correction.date.text}-{_digest(correction.was, correction.now)}",
        )
    for index, statement in enumerate(entry.body.statements if dated else ()):
        if statement.marks.answered:
            yield News(
                statement.marks.answered.first,
                "answer",
                f"Answered: {entry.title}",
                entry,
                part=f"answered-{_mark(statement)}",
                statement=index,
            )


def reviews(entries: Iterable[Entry]) -> Iterator[News]:
    """One piece of news for each day on which somebody answered for the whole of some entries, new or changed."""
    dated = [(entry.front.reviewed.first, entry) for entry in entries if entry.front.reviewed]
    dated.sort(key=lambda pair: (pair[0], pair[1].title.casefold(), pair[1].id))
    for day, pairs in groupby(dated, key=lambda pair: pair[0]):
        about = tuple(entry for _, entry in pairs)
        count = f"{len(about)} entries" if len(about) > 1 else about[0].title
        named = "; ".join(entry.title for entry in about[:_NAMED])
        more = f"; and {len(about) - _NAMED} more" if len(about) > _NAMED else ""
        yield News(
            day,
            "review",
            f"New or reviewed on {day_words(day)}: {count}",
            summary=f"{named}{more}.",
            part=f"reviewed-{day.isoformat()}",
            about=about[:_NAMED],
        )


def of_the_world(archive: Archive, entry: Entry, *, dated: bool) -> Iterator[News]:
    """What changed: agreements signed; where the text has dates, events and statements that began or ceased to hold."""
    front = entry.front
    if isinstance(front, AgreementFront) and front.date and front.date.first <= archive.today:
        day = _known_by(front.date, archive.today)
        yield News(day, "agreement", f"Agreement: {entry.title}", entry, front.summary or entry.title)
    if not dated:
        return
    standings = archive.now[entry.id].standing
    for index, statement in enumerate(entry.body.statements):
        marks, section = statement.marks, statement.section
        if standings[index] == "later" or (section >= 0 and entry.body.headings[section].on):
            continue
        known = _known_by(marks.known, archive.today) if marks.known else date.min
        for what, words, when in _changes(statement, ended=standings[index] == "ended"):
            yield News(
                max(_known_by(when, archive.today), known),
                what,
                f"{entry.title}{words}{when.words}",
                entry,
                part=f"{words.strip(':, ') or what}-{_mark(statement, when)}",
                statement=index,
            )


def summary(archive: Archive, news: News) -> str:
    """What a piece of news says, in plain words."""
    if news.entry is None or news.statement < 0:
        return news.summary
    titles = {
        resolution.reference.target: archive.entries[resolution.entry_id].title
        for resolution in archive.links[news.entry.id].references
        if isinstance(resolution, Found) and resolution.reference.statement == news.statement
    }
    return plain_text(news.entry.body.statements[news.statement].text, titles)


def anchor(news: News) -> str:
    """Where on the entry's page it stands: at the statement if it has an anchor, else in its section."""
    if news.entry is None or news.statement < 0:
        return ""
    body = news.entry.body
    return body.statements[news.statement].marks.anchor or body.section_anchor(news.statement)


def _changes(statement: Statement, *, ended: bool) -> Iterator[tuple[What, str, Edtf]]:
    marks = statement.marks
    if isinstance(statement, Event):
        if statement.date:
            yield "event", ", ", statement.date
        return
    if marks.since:
        yield "change", ": since ", marks.since
    if marks.until and ended:
        yield "change", ": until ", marks.until


def _known_by(when: Edtf, today: date) -> date:
    """The day on which a date has surely come; of what is open or not over, its first or today."""
    return min(when.first if when.last == date.max else when.last, today)


def _mark(statement: Statement, when: Edtf | None = None) -> str:
    """What an id knows a statement by: the anchor that its author gave it, else its words."""
    return statement.marks.anchor or _digest(when.text if when else "", statement.text)


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()
