"""The state of the archive: `/status/`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from explainer.compose.notes import evidence_href, newer_data, whole
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.findings import Stale
from explainer.model.front import KIND_FOLDERS
from explainer.model.page import Page

Item = TypeVar("Item")

_LISTED = 100
_NEWER = 5


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Counts, and lists of what is wanting: uncited statements, entries nothing leads to, unseen addresses."""
    paper = Paper(archive, config, "/status/")
    uncited = _uncited(archive)
    covered = whole(archive)
    yield paper.page(
        "status.html",
        "State of the archive",
        "How much of the archive is cited, and what is wanting.",
        counts=[
            {
                "label": KIND_WORDS[kind][1],
                "href": paper.href(f"/{folder}/"),
                "count": sum(1 for entry_id in archive.kinds.get(kind, ()) if entry_id != "index"),
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
            "sources": archive.totals["cited"],
            "origins": covered.origins,
            "href": evidence_href(paper),
        },
        events=len(archive.chronology),
        uncited=_listed(uncited, lambda found: {**paper.link(found[0]), "count": found[1]}),
        stale=_listed(tuple(archive.stale.values()), lambda item: _stale(paper, item)),
        today=day_words(archive.today),
        unreviewed=len(archive.listed.get("unreviewed", ())),
        differences=paper.href("/differences/"),
        corrections_page=paper.href("/corrections/"),
        orphans=_listed(_orphans(archive), paper.link),
        unseen=_listed(_unseen(archive), paper.link),
    )


def _stale(paper: Paper, item: Stale) -> dict[str, Any]:
    return {
        **paper.link(item.entry_id),
        "reviewed": item.reviewed.words,
        "newer": [newer_data(paper, found) for found in item.newer[:_NEWER]],
        "count": len(item.newer),
    }


def _orphans(archive: Archive) -> list[str]:
    """In the order of entries."""
    found = {entry_id for of_kind in archive.orphans.values() for entry_id in of_kind}
    return sorted(found, key=lambda entry_id: archive.entries[entry_id].path)


def _unseen(archive: Archive) -> list[str]:
    """Sources by title whose address nobody saw answer with their work."""
    unseen = [archive.entries[entry_id] for entry_id in archive.listed.get("unseen", ())]
    return [entry.id for entry in sorted(unseen, key=lambda entry: (entry.title.casefold(), entry.id))]


def _listed(items: Sequence[Item], row: Callable[[Item], Any]) -> dict[str, Any]:
    """The rows of the first few, and how many there are."""
    rows = [row(item) for item in items[:_LISTED]]
    return {"rows": rows, "count": len(items), "more": max(0, len(items) - _LISTED)}


def _uncited(archive: Archive) -> list[tuple[str, int]]:
    """How many statements of each entry cite nothing, most first."""
    found = [(entry_id, one.counts[0] - one.counts[1]) for entry_id, one in archive.evidence.items()]
    return sorted((pair for pair in found if pair[1]), key=lambda pair: (-pair[1], pair[0]))
