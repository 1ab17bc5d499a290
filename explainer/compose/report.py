"""A page for each report: `/reports/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from explainer.compose.background import background, on_address
from explainer.compose.paper import Paper
from explainer.compose.parts import date_data, dated, entry_page, related, said
from explainer.compose.said import accounts
from explainer.compose.since import since
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.front import ReportFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What was said, by whom and when; with the reports of the same series before and after it."""
    for entry in archive.of_kind("report", ids):
        front = entry.front
        assert isinstance(front, ReportFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id), _day(front, archive))
        order = archive.series.get(front.series, (entry.id,))
        at = order.index(entry.id)
        facts = [
            dated("Published", front.date),
            dated("Event", front.event_date),
            said("Publisher", front.publisher),
            said("Agency", front.agency),
            said("Author", front.author),
            said("Photo credit", front.photo_credit),
            related("Conflicts", paper, entry, "conflicts"),
        ]
        yield from entry_page(
            paper,
            entry,
            facts,
            partial(_after, paper, entry),
            published=date_data(front.date),
            event=date_data(front.event_date),
            publisher=front.publisher,
            agency=front.agency,
            today=day_words(archive.today),
            previous=paper.link(order[at - 1]) if at else None,
            next=paper.link(order[at + 1]) if at + 1 < len(order) else None,
        )


def _day(front: ReportFront, archive: Archive) -> date:
    """The day a report is read as of: its publication's last possible one."""
    return min(front.date.last, archive.today)


def _after(paper: Paper, entry: Entry) -> dict[str, Any]:
    archive = paper.archive
    conflicts = [archive.entries[conflict] for conflict in archive.links[entry.id].related("conflicts")]
    told = accounts(paper, entry)
    paper.shorten()
    backgrounds = [_background(paper, conflict) for conflict in conflicts]
    later = since(paper, conflicts, paper.day)
    return {
        "accounts": told,
        "backgrounds": backgrounds,
        "since": later,
        "sections": [
            *([{"anchor": "accounts-title", "title": "The accounts side by side"}] if told else []),
            *(
                {"anchor": f"background.{number}", "title": f"{part['conflict']['title']} that day"}
                for number, part in enumerate(backgrounds, 1)
            ),
            *([{"anchor": "since-title", "title": "Since this report"}] if later["items"] else []),
        ],
    }


def _background(paper: Paper, conflict: Entry) -> dict[str, Any]:
    """The background as of the report's day; the whole of it stands on the day's page, or on today's if they agree."""
    archive = paper.archive
    for view in archive.views.get(conflict.id, ()):
        if view.day == paper.day:
            return background(paper, conflict, view, on_address(conflict, view))
    return background(paper, conflict, archive.now[conflict.id], entry_address("conflict", conflict.id))
