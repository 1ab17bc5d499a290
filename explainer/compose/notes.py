"""Notes on a page about itself: how much of it is cited, and what is younger than its last review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explainer.compose.paper import Paper
from explainer.model.archive import Archive
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.evidence import NEED_EVIDENCE, coverage, coverage_of_all
from explainer.model.findings import Coverage, Newer

EVIDENCE_PAGE = "evidence"
_NEWER = 3


def whole(archive: Archive) -> Coverage:
    """The coverage of all statements that need evidence."""
    return coverage_of_all(archive)


def coverage_data(paper: Paper, entry: Entry, shown: Iterable[int]) -> dict[str, Any] | None:
    """How much of what a page shows of an entry is cited, with a link to what that means; None without statements."""
    if entry.kind not in NEED_EVIDENCE:
        return None
    counted = coverage(paper.archive, [(entry, shown)])
    if not counted.statements:
        return None
    return {
        "statements": counted.statements,
        "cited": counted.cited,
        "origins": counted.origins,
        "href": evidence_href(paper),
    }


def evidence_href(paper: Paper) -> str:
    """Where the figure is explained: the page `evidence` if the archive has one, else the state of the archive."""
    explained = paper.archive.entries.get(EVIDENCE_PAGE)
    if explained and explained.kind == "page":
        return paper.link(explained.id)["href"]
    return paper.href("/status/")


def newer(paper: Paper, entry: Entry) -> dict[str, Any] | None:
    """What touches an entry and is younger than its last review: the newest few, and how many there are."""
    item = paper.archive.stale.get(entry.id)
    if item is None:
        return None
    return {
        "reviewed": {"words": item.reviewed.words, "datetime": item.reviewed.datetime},
        "items": [newer_data(paper, found) for found in item.newer[:_NEWER]],
        "more": max(0, len(item.newer) - _NEWER),
    }


def newer_data(paper: Paper, found: Newer) -> dict[str, Any]:
    """One younger thing for a template: what it is, its day and where it stands."""
    entry = paper.archive.entries[found.entry_id]
    anchor = entry.body.section_anchor(found.statement) if found.statement >= 0 else ""
    return {"what": found.what, "day": day_words(found.date), "entry": paper.link(entry.id, anchor)}
