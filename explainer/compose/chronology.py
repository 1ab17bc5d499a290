"""All events: `/chronology/`, and a page for each year at `/chronology/<year>/`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from explainer.compose.paging import parts
from explainer.compose.paper import Paper
from explainer.compose.parts import date_data
from explainer.compose.pictures.events import event_anchor, of_all
from explainer.model.archive import Archive, DatedEvent
from explainer.model.config import Config
from explainer.model.lists import PAGE_LENGTH
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The years with their events; when there are more than one page holds, the years alone."""
    years = [
        (year, tuple(events)) for year, events in groupby(archive.chronology, key=lambda event: event.date.first.year)
    ]
    paper = Paper(archive, config, "/chronology/")
    whole = len(archive.chronology) <= 2 * PAGE_LENGTH
    yield paper.page(
        "chronology.html",
        "Chronology",
        "All dated events of the archive, in order.",
        year=None,
        timeline=of_all(paper, archive.chronology),
        years=[
            {
                "year": year,
                "href": paper.href(f"/chronology/{year}/"),
                "count": len(events),
                "events": [_event(paper, event) for event in events] if whole else [],
            }
            for year, events in years
        ],
        pager=None,
        previous=None,
        next=None,
    )
    for number, (year, events) in enumerate(years):
        for part in parts(archive, config, f"/chronology/{year}/", events):
            yield part.paper.page(
                "chronology.html",
                f"Chronology of {year}",
                f"Dated events of {year}, in order.",
                year=year,
                timeline=of_all(part.paper, events, year),
                years=[
                    {
                        "year": year,
                        "href": part.paper.href(f"/chronology/{year}/"),
                        "count": len(events),
                        "events": [_event(part.paper, event) for event in part.items],
                    }
                ],
                pager=part.pager,
                previous=_year(part.paper, years[number - 1][0]) if number else None,
                next=_year(part.paper, years[number + 1][0]) if number + 1 < len(years) else None,
            )


def _event(paper: Paper, event: DatedEvent) -> dict[str, Any]:
    entry = paper.archive.entries[event.entry_id]
    return {
        "anchor": event_anchor(event),
        "date": date_data(event.date),
        "text": paper.statement(entry, event.statement),
        "entry": paper.link(entry.id, entry.body.section_anchor(event.statement)),
    }


def _year(paper: Paper, year: int) -> dict[str, Any]:
    return {"year": year, "href": paper.href(f"/chronology/{year}/")}
