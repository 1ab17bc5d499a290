"""The home page: `/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.background import on_address
from explainer.compose.index import row
from explainer.compose.notes import evidence_href, whole
from explainer.compose.paper import Paper
from explainer.compose.pictures.events import of_all
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.front import PageFront, ReportFront
from explainer.model.page import Page

_LATEST = 5


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The text of `index.md` if there is one, the report to begin with, the conflicts, the chronology, the latest."""
    paper = Paper(archive, config, "/")
    index = archive.entries.get("index")
    if index is not None and index.kind != "page":
        index = None
    newest = archive.newest.get("report", ())
    lead = _lead(archive, index) or (archive.entries[newest[0]] if newest else None)
    others = [entry_id for entry_id in newest if lead is None or entry_id != lead.id]
    yield paper.page(
        "home.html",
        index.title if index else config.site_name,
        index.front.summary if index else "",
        body=paper.body(index, archive.now[index.id])[0] if index else None,
        lead=_first(paper, lead) if lead else None,
        reports=[row(paper, archive.entries[entry_id]) for entry_id in others[:_LATEST]],
        more_reports=paper.href("/reports/") if len(others) > _LATEST else "",
        conflicts=[_conflict(paper, entry, lead) for entry in archive.of_kind("conflict")],
        timeline=of_all(paper, archive.chronology, bare=True),
        chronology=paper.href("/chronology/"),
        figures=_figures(paper) if newest else None,
    )


def _lead(archive: Archive, index: Entry | None) -> Entry | None:
    if index is None or not isinstance(index.front, PageFront):
        return None
    named = archive.links[index.id].related("lead")
    return archive.entries[named[0]] if named else None


def _first(paper: Paper, report: Entry) -> dict[str, Any]:
    front = report.front
    assert isinstance(front, ReportFront)
    return {**row(paper, report), "publisher": front.publisher, "agency": front.agency}


def _conflict(paper: Paper, conflict: Entry, lead: Entry | None) -> dict[str, Any]:
    """A conflict's row; `on` leads to its page as of the report to begin with, where it stood otherwise than today."""
    shown = row(paper, conflict)
    if lead is None or not isinstance(lead.front, ReportFront):
        return shown
    for view in paper.archive.views.get(conflict.id, ()):
        if view.day == lead.front.date.last:
            shown["on"] = {"href": paper.href(on_address(conflict, view)), "words": day_words(view.day)}
    return shown


def _figures(paper: Paper) -> dict[str, Any]:
    covered = whole(paper.archive)
    return {
        "statements": covered.statements,
        "cited": covered.cited,
        "origins": covered.origins,
        "evidence": evidence_href(paper),
        "events": len(paper.archive.chronology),
        "today": day_words(paper.archive.today),
    }
