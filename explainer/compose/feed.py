"""Atom feeds: `/feed.xml`, and one for each conflict at `/conflicts/<id>/feed.xml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from explainer.compose.paper import Paper
from explainer.compose.parts import named_by
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry, ReportFront
from explainer.model.page import Page
from explainer.model.plain import plain_text

_NEWEST = 30


class News(msgspec.Struct, frozen=True):
    """Something a feed tells: a report, a correction or a question that was answered.

    `part` tells the news of one entry apart: "" for the entry itself.
    """

    day: date
    entry: Entry
    title: str
    summary: str
    part: str = ""


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The newest of the whole archive, and of each conflict with the reports that touch it."""
    by_entry = {entry.id: tuple(_news(entry)) for entry in archive.entries.values()}
    everything = [news for of_entry in by_entry.values() for news in of_entry]
    yield _feed(Paper(archive, config, "/feed.xml"), config.site_name, "/", everything)
    for conflict in archive.of_kind("conflict"):
        home = entry_address("conflict", conflict.id)
        paper = Paper(archive, config, f"{home}feed.xml")
        touching = {conflict.id, *named_by(paper, conflict, "report", "conflicts")}
        news = [item for entry_id in sorted(touching) for item in by_entry[entry_id]]
        yield _feed(paper, f"{conflict.title} – {config.site_name}", home, news)


def _news(entry: Entry) -> Iterator[News]:
    if isinstance(entry.front, ReportFront):
        yield News(entry.front.date.first, entry, entry.title, entry.front.summary or entry.title)
    for number, correction in enumerate(entry.front.corrections, 1):
        yield News(
            correction.date.first,
            entry,
            f"Corrected: {entry.title}",
            f"It said: {correction.was} It says: {correction.now} {correction.why}".strip(),
            f"#correction-{correction.date.text}-{number}",
        )
    for number, statement in enumerate(entry.body.statements):
        if statement.marks.answered:
            yield News(
                statement.marks.answered.first,
                entry,
                f"Answered: {entry.title}",
                plain_text(statement.text, {}),
                f"#answered-{statement.marks.anchor or number}",
            )


def _feed(paper: Paper, title: str, home: str, news: Iterable[News]) -> Page:
    """Feed data. Atom wants permanent ids and times (RFC 4287, 4.2.6 and 3.3): the address, and the day's start."""
    newest = sorted(news, key=lambda item: (item.day, item.entry.id, item.part), reverse=True)[:_NEWEST]
    return Page(
        paper.address,
        "feed.xml",
        {
            "title": title,
            "id": _id(paper, home),
            "home": paper.canonical(home) or paper.href(home),
            "here": paper.canonical(paper.address) or paper.href(paper.address),
            "author": paper.config.site_name,
            "updated": _time(newest[0].day) if newest else "1970-01-01T00:00:00Z",
            "entries": [_entry(paper, item) for item in newest],
        },
    )


def _entry(paper: Paper, news: News) -> dict[str, Any]:
    address = entry_address(news.entry.kind, news.entry.id)
    return {
        "title": news.title,
        "id": _id(paper, address) + news.part,
        "href": paper.canonical(address) or paper.href(address),
        "updated": _time(news.day),
        "summary": news.summary,
    }


def _id(paper: Paper, address: str) -> str:
    return paper.canonical(address) or f"urn:explainer:{address}"


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
