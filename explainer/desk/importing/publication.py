"""When a report was published, and the day of what it tells of, each with how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from explainer.desk.importing.calendars import western_digits
from explainer.desk.importing.dates import FoundDate, find_dates, find_relative
from explainer.desk.importing.layout import Layout
from explainer.desk.importing.material import Material
from explainer.model.dates import day_words

_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}.*)?$")
_LEAD = 3
"""Paragraphs of a report that say what happened; what follows is background with dates of its own."""
_NEAR = 45
"""Days before publication that an event in the news lies at most."""
_FULL_STOP_NEAR = 40


class Dated(msgspec.Struct, frozen=True):
    """A day (or `None` with what is known instead in `edtf`), the words it was read from, and the doubt."""

    day: date | None
    words: str
    doubt: str = ""

    @property
    def edtf(self) -> str:
        """As front matter has it: with “?” when it is doubtful, “20XX” when there is none."""
        if self.day is None:
            return "20XX"
        return f"{self.day.isoformat()}?" if self.doubt else self.day.isoformat()


def publication(material: Material, layout: Layout, language: str, told: date | None) -> Dated:
    """When a report was published. `told` is what the person who imports it says, and is believed."""
    if told:
        return Dated(told, "")
    found = list(_stated(material, layout, language))
    if not found:
        return _without_a_statement(layout, language)
    best = found[0]
    others = [other for other in found[1:] if other.day != best.day]
    if others and not best.doubt and others[0].day and best.day:
        apart = abs((others[0].day - best.day).days)
        if apart:
            doubt = f"“{best.words}” and “{others[0].words}” disagree"
            best = msgspec.structs.replace(best, doubt=doubt)
    agreeing = [other for other in found[1:] if other.day == best.day and not other.doubt]
    return msgspec.structs.replace(best, doubt="") if agreeing and best.doubt and not others else best


def event(layout: Layout, published: Dated, language: str) -> Dated | None:
    """The day of what a report tells of: the first that its lead names, other than that of its publication."""
    if published.day is None:
        return None
    for paragraph in layout.paragraphs[:_LEAD]:
        for found in find_dates(paragraph, language):
            day = _before(found, published.day)
            if day and 0 < (published.day - day).days <= _NEAR and not _quoted_number(paragraph, found):
                return Dated(day, paragraph[found.start : found.end], found.doubt)
        for near in find_relative(paragraph, published.day):
            doubt = f"“{near.words}”, counted back from the publication on {day_words(published.day)}"
            return Dated(near.on, near.words, doubt)
    return None


def _stated(material: Material, layout: Layout, language: str) -> Iterator[Dated]:
    """What says when the report was published, the surest first."""
    claim = western_digits(material.claims.get("published", ""))
    compact = _COMPACT.match(claim)
    if compact:
        claim = "-".join(compact.groups()) + claim[8:]
    for found in find_dates(claim, language)[:1]:
        yield from _with_year(found, claim)
    lines = sorted(layout.date_lines, key=lambda line: line.updated)
    for line in lines[:4]:
        if line.updated:
            doubt = "the line says when the report was changed, not when it was published"
            yield from _with_year(msgspec.structs.replace(line.found, doubt=doubt), line.words)
        else:
            yield from _with_year(line.found, line.words)
    if layout.dateline and layout.dateline.date and layout.dateline.date.year:
        yield from _with_year(layout.dateline.date, "the dateline")
    address = _IN_ADDRESS.search(material.claims.get("url", ""))
    if address:
        year, month, day = map(int, address.groups())
        yield from _with_year(FoundDate(0, 0, year, month, day), "the address")


def _with_year(found: FoundDate, words: str) -> Iterator[Dated]:
    day = found.on()
    if day:
        yield Dated(day, words[:_FULL_STOP_NEAR], found.doubt)


def _without_a_statement(layout: Layout, language: str) -> Dated:
    """The date when nothing says it: the youngest that the text names, or the dateline's with a year of the text."""
    days: dict[date, str] = {}
    for paragraph in (layout.title, *layout.paragraphs):
        for found in find_dates(paragraph, language):
            day = found.on()
            if day:
                days.setdefault(day, paragraph[found.start : found.end])
    unfinished = [line.found for line in layout.date_lines if not line.found.year]
    if layout.dateline and layout.dateline.date:
        unfinished.insert(0, layout.dateline.date)
    if unfinished and days:
        day = unfinished[0].on(max(days).year)
        if day:
            return Dated(day, "the dateline", "the dateline has no year; this is the youngest that the text names")
    if days:
        youngest = max(days)
        return Dated(
            youngest, days[youngest], "nothing says when the report was published; this is the youngest date in it"
        )
    if unfinished:
        return Dated(None, "", f"the text gives a day, {unfinished[0].day}.{unfinished[0].month:02}., and no year")
    return Dated(None, "", "the text has no date")


def _before(found: FoundDate, published: date) -> date | None:
    """The day that a date without a year means: the last such day until the publication."""
    day = found.on(published.year)
    if day and not found.year and day > published:
        return found.on(published.year - 1)
    return day


def _quoted_number(paragraph: str, found: FoundDate) -> bool:
    """Whether a date is part of the name of something: a memorandum, a resolution of that date."""
    before = paragraph[max(found.start - 40, 0) : found.start].casefold()
    return bool(
        re.search(
            r"(?:memorandum|agreement|protocol|resolution|statement|меморандум\w*|соглашени\w*|протокол\w*|заявлени\w*)\s+(?:of|on|dated|от)?\s*$",
            before,
        )
    )
