"""A page for each report: `/reports/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import date_data, dated, entry_page, related, report_key, said
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import ReportFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """What was said, by whom and when; with the reports of the same series before and after it."""
    series: dict[str, list[str]] = {}
    for entry in sorted(archive.of_kind("report"), key=report_key):
        if isinstance(entry.front, ReportFront) and entry.front.series:
            series.setdefault(entry.front.series, []).append(entry.id)
    for entry in archive.of_kind("report"):
        front = entry.front
        assert isinstance(front, ReportFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        order = series.get(front.series, [entry.id])
        at = order.index(entry.id)
        facts = [
            dated("Published", front.date),
            dated("Event", front.event_date),
            said("Publisher", front.publisher),
            said("Agency", front.agency),
            said("Author", front.author),
            said("Photo credit", front.photo_credit),
            related("Conflicts", paper, entry, "conflicts"),
            related("Actors", paper, entry, "actors"),
            related("Places", paper, entry, "places"),
            related("Agreements", paper, entry, "agreements"),
            related("Terms", paper, entry, "terms"),
        ]
        yield entry_page(
            paper,
            entry,
            facts,
            published=date_data(front.date),
            event=date_data(front.event_date),
            publisher=front.publisher,
            agency=front.agency,
            previous=paper.link(order[at - 1]) if at else None,
            next=paper.link(order[at + 1]) if at + 1 < len(order) else None,
        )
