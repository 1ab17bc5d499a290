"""Events for timelines: those of one conflict on a day, of all conflicts, and of one year."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from typing import Any

from explainer.compose.paging import part_address
from explainer.compose.paper import Paper
from explainer.compose.pictures.timeline import DOTS, Lane, Moment, timeline
from explainer.model.archive import Archive, DatedEvent, Found
from explainer.model.entry import Entry
from explainer.model.lists import PAGE_LENGTH
from explainer.model.plain import plain_text
from explainer.model.text import Event
from explainer.model.views import View

_WORDS = 90
"""Characters of an event's words that a dot says; the list has them all."""


def of_conflict(paper: Paper, conflict: Entry, view: View, *, until: date | None = None) -> dict[str, Any] | None:
    """The timeline of a conflict on the day of a view, with the `years` that have a page of their own; or None.

    With `until`, a page for that day, dots lead nowhere: what they lead to would tell of later days.
    """
    held = [
        DatedEvent(conflict.id, index, statement, statement.date)
        for index, statement in enumerate(conflict.body.statements)
        if isinstance(statement, Event) and statement.date and view.standing[index] == "held"
    ]
    moments = tuple(_moment(paper, event, single=len(held) <= DOTS, leads=until is None) for event in held)
    found = timeline([Lane("", moments)], until=until)
    if found is None:
        return None
    # Of an event that stands on the page: the heading of an earlier timeline may have been cut with all of its own.
    section = conflict.body.headings[held[0].event.section].anchor
    years = [] if until else [_year(paper, year) for year in sorted({event.date.first.year for event in held})]
    return {**found, "list": f"#{section}", "years": years}


def of_all(
    paper: Paper, events: Iterable[DatedEvent], year: int | None = None, *, bare: bool = False
) -> dict[str, Any] | None:
    """The timeline of all conflicts, or of the events of one year; lanes in order of the conflicts' titles.

    With `bare`, dots have no words and lead nowhere, and no years are listed: a page elsewhere has them.
    """
    archive = paper.archive
    events = list(events)
    lanes: dict[str, list[DatedEvent]] = {conflict.id: [] for conflict in archive.of_kind("conflict")}
    others: list[DatedEvent] = []
    for event in events:
        for owner in _conflicts(archive, event) or ("",):
            lanes.get(owner, others).append(event)
    single = not bare and sum(len(found) for found in lanes.values()) + len(others) <= DOTS
    titled = [(paper.link(conflict)["title"], found) for conflict, found in lanes.items()] + [("Others", others)]
    found = timeline(
        [Lane(title, tuple(_moment(paper, event, single=single) for event in found)) for title, found in titled],
        year=year,
    )
    if found is None:
        return None
    years = [] if year or bare else sorted({event.date.first.year for event in events})
    return {**found, "list": "", "years": [_year(paper, number) for number in years]}


def event_anchor(event: DatedEvent) -> str:
    """The anchor of an event on the page of its year."""
    return f"event.{event.entry_id}.{event.statement}"


def event_address(archive: Archive, event: DatedEvent) -> str:
    """The address of the page of the year on which an event stands; a year of many events has several."""
    year = event.date.first.year
    every = archive.years[year]
    at = bisect_left(every, event.date.sort_key, key=_when)
    while (every[at].entry_id, every[at].statement) != (event.entry_id, event.statement):
        at += 1
    return part_address(f"/chronology/{year}/", at // PAGE_LENGTH + 1)


def _when(event: DatedEvent) -> tuple[date, date]:
    return event.date.sort_key


def _conflicts(archive: Archive, event: DatedEvent) -> tuple[str, ...]:
    if archive.entries[event.entry_id].kind == "conflict":
        return (event.entry_id,)
    return archive.links[event.entry_id].related("conflicts")


def _moment(paper: Paper, event: DatedEvent, *, single: bool, leads: bool = True) -> Moment:
    key = "key" in event.event.marks.classes
    if not single:
        return Moment(event.date, key, "")
    words = _short(plain_text(event.event.text, _titles(paper, event)))
    href = paper.href(event_address(paper.archive, event), event_anchor(event)) if leads else ""
    return Moment(event.date, key, f"{event.date.words}: {words}", href)


def _titles(paper: Paper, event: DatedEvent) -> dict[str, str]:
    """The titles, on the page's day, of what an event names without words of its own."""
    return {
        resolution.reference.target: paper.link(resolution.entry_id)["title"]
        for resolution in paper.archive.links[event.entry_id].references
        if isinstance(resolution, Found) and resolution.reference.statement == event.statement
    }


def _short(text: str) -> str:
    if len(text) <= _WORDS:
        return text
    return text[:_WORDS].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _year(paper: Paper, year: int) -> dict[str, Any]:
    return {"year": year, "href": paper.href(f"/chronology/{year}/")}
