"""Where sources differ: `/differences/`. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paging import count_parts, one_part
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.page import Page

_KINDS = ("report", "conflict", "agreement", "actor", "place", "term", "source", "page")


def pieces(archive: Archive) -> Iterator[str]:
    """The numbers of the pages."""
    yield from map(str, range(1, count_parts(sum(map(len, archive.differences.values()))) + 1))


def pages(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """Every statement marked `.differs`, with the statement it concerns, by entry; on the page of a number."""
    found = [item for kind in _KINDS for item in archive.differences.get(kind, ())]
    for part in [one_part(archive, config, "/differences/", found, int(piece))]:
        paper = part.paper
        rows = []
        for entry_id, index in part.items:
            entry = archive.entries[entry_id]
            concerned = _concerned(entry, index)
            section = entry.body.statements[index].section
            anchor = entry.body.headings[section].anchor if section >= 0 else ""
            rows.append(
                {
                    "entry": paper.link(entry.id, anchor),
                    "concerns": paper.statement(entry, concerned) if concerned is not None else None,
                    "text": paper.statement(entry, index),
                }
            )
        yield paper.page(
            "differences.html",
            "Where sources differ",
            "Every place where a source says something else than another, side by side.",
            rows=rows,
            pager=part.pager,
        )


def _concerned(entry: Entry, index: int) -> int | None:
    """The index of the statement that a difference names."""
    concerns = entry.body.statements[index].marks.concerns
    for other, statement in enumerate(entry.body.statements):
        if concerns and statement.marks.anchor == concerns:
            return other
    return None
