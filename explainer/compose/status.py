"""The state of the archive: `/status/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive, Cited
from explainer.model.config import Config
from explainer.model.entry import KIND_FOLDERS, Entry, Kind, SourceFront
from explainer.model.page import Page

_LISTED = 100
_NEED_EVIDENCE: tuple[Kind, ...] = ("report", "conflict", "actor", "place", "agreement", "term")


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Counts, and lists of what is wanting: uncited statements, entries nothing leads to, unseen addresses."""
    paper = Paper(archive, config, "/status/")
    uncited, statements = _uncited(archive)
    unseen = [
        entry
        for entry in archive.of_kind("source")
        if isinstance(entry.front, SourceFront) and entry.front.url and not entry.front.url_verified
    ]
    cited = [source_id for source_id in archive.cited_in if archive.cited_in[source_id]]
    origins = {origin for source_id in cited for origin in archive.origins[source_id]}
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
        statements=statements,
        cited=statements - sum(count for _, count in uncited),
        sources_cited=len(cited),
        origins=len(origins),
        events=len(archive.chronology),
        uncited=_listed([{**paper.link(entry.id), "count": count} for entry, count in uncited if count]),
        orphans=_listed(paper.linked(tuple(entry.id for entry in _orphans(archive)))),
        unseen=_listed(paper.linked(tuple(entry.id for entry in unseen))),
    )


def _listed(rows: list[Any]) -> dict[str, Any]:
    return {"rows": rows[:_LISTED], "count": len(rows), "more": max(0, len(rows) - _LISTED)}


def _uncited(archive: Archive) -> tuple[list[tuple[Entry, int]], int]:
    """How many statements of each entry cite nothing, most first, and how many statements there are."""
    found: list[tuple[Entry, int]] = []
    total = 0
    for entry in archive.entries.values():
        if entry.kind in _NEED_EVIDENCE:
            cited = {
                evidence.citation.statement
                for evidence in archive.links[entry.id].citations
                if isinstance(evidence, Cited)
            }
            statements = range(len(entry.body.statements))
            total += len(statements)
            found.append((entry, sum(1 for index in statements if index not in cited)))
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id)), total


def _orphans(archive: Archive) -> list[Entry]:
    return [
        entry
        for entry in archive.entries.values()
        if entry.kind not in ("report", "conflict", "page")
        and not archive.mentions.get(entry.id)
        and not archive.cited_in.get(entry.id)
        and not archive.relations_to.get(entry.id)
    ]
