"""The state of the archive: `/status/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.notes import evidence_href, newer_data, whole
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.findings import Stale
from explainer.model.front import KIND_FOLDERS, SourceFront
from explainer.model.page import Page

_LISTED = 100
_NEWER = 5


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Counts, and lists of what is wanting: uncited statements, entries nothing leads to, unseen addresses."""
    paper = Paper(archive, config, "/status/")
    uncited = _uncited(archive)
    covered = whole(archive)
    unseen = [
        entry
        for entry in archive.of_kind("source")
        if isinstance(entry.front, SourceFront) and entry.front.url and not entry.front.url_verified
    ]
    yield paper.page(
        "status.html",
        "State of the archive",
        "How much of the archive is cited, and what is wanting.",
        counts=[
            {
                "label": KIND_WORDS[kind][1],
                "href": paper.href(f"/{folder}/"),
                "count": sum(1 for entry in archive.of_kind(kind) if entry.id != "index"),
            }
            for kind, folder in KIND_FOLDERS.items()
        ],
        coverage={
            "statements": covered.statements,
            "cited": covered.cited,
            "dated": covered.dated,
            "dated_cited": covered.dated_cited,
            "figures": covered.figures,
            "figures_cited": covered.figures_cited,
            "sources": sum(1 for found in archive.cited_in.values() if found),
            "origins": covered.origins,
            "href": evidence_href(paper),
        },
        events=len(archive.chronology),
        uncited=_listed([{**paper.link(entry_id), "count": count} for entry_id, count in uncited]),
        stale=_listed([_stale(paper, item) for item in archive.stale.values()]),
        today=day_words(archive.today),
        unreviewed=sum(1 for entry in archive.entries.values() if _unreviewed(entry)),
        differences=paper.href("/differences/"),
        corrections_page=paper.href("/corrections/"),
        orphans=_listed(paper.linked(_orphans(archive))),
        unseen=_listed(paper.linked(tuple(entry.id for entry in unseen))),
    )


def _stale(paper: Paper, item: Stale) -> dict[str, Any]:
    return {
        **paper.link(item.entry_id),
        "reviewed": item.reviewed.words,
        "newer": [newer_data(paper, found) for found in item.newer[:_NEWER]],
        "count": len(item.newer),
    }


def _unreviewed(entry: Entry) -> bool:
    return entry.kind in ("conflict", "actor", "place", "agreement", "term") and entry.front.reviewed is None


def _orphans(archive: Archive) -> list[str]:
    """In the order of entries."""
    found = {entry_id for of_kind in archive.orphans.values() for entry_id in of_kind}
    return sorted(found, key=lambda entry_id: archive.entries[entry_id].path)


def _listed(rows: list[Any]) -> dict[str, Any]:
    return {"rows": rows[:_LISTED], "count": len(rows), "more": max(0, len(rows) - _LISTED)}


def _uncited(archive: Archive) -> list[tuple[str, int]]:
    """How many statements of each entry cite nothing, most first."""
    found = [(entry_id, one.counts[0] - one.counts[1]) for entry_id, one in archive.evidence.items()]
    return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0]))
