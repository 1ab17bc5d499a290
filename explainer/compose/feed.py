"""Atom feeds: `/feed.xml`, and one for each conflict at `/conflicts/<id>/feed.xml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import named_by, report_key
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry, ReportFront
from explainer.model.page import Page

_NEWEST = 30


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The newest reports of the archive, and of each conflict."""
    reports = sorted(archive.of_kind("report"), key=report_key, reverse=True)
    yield _feed(Paper(archive, config, "/feed.xml"), config.site_name, "/", reports)
    for conflict in archive.of_kind("conflict"):
        home = entry_address("conflict", conflict.id)
        paper = Paper(archive, config, f"{home}feed.xml")
        touching = [archive.entries[entry_id] for entry_id in named_by(paper, conflict, "report", "conflicts")]
        yield _feed(paper, f"{conflict.title} – {config.site_name}", home, touching)


def _feed(paper: Paper, title: str, home: str, reports: list[Entry]) -> Page:
    """Feed data. Atom wants permanent ids and times (RFC 4287, 4.2.6 and 3.3): the address, and the day's start."""
    newest = reports[:_NEWEST]
    return Page(
        paper.address,
        "feed.xml",
        {
            "title": title,
            "id": _id(paper, home),
            "home": paper.canonical(home) or paper.href(home),
            "self": paper.canonical(paper.address) or paper.href(paper.address),
            "author": paper.config.site_name,
            "updated": _time(newest[0]) if newest else "1970-01-01T00:00:00Z",
            "entries": [_entry(paper, entry) for entry in newest],
        },
    )


def _entry(paper: Paper, entry: Entry) -> dict[str, Any]:
    address = entry_address(entry.kind, entry.id)
    return {
        "title": entry.title,
        "id": _id(paper, address),
        "href": paper.canonical(address) or paper.href(address),
        "updated": _time(entry),
        "summary": entry.front.summary,
    }


def _id(paper: Paper, address: str) -> str:
    return paper.canonical(address) or f"urn:explainer:{address}"


def _time(entry: Entry) -> str:
    assert isinstance(entry.front, ReportFront)
    return f"{entry.front.date.first.isoformat()}T00:00:00Z"
