"""Where sources differ: `/differences/`. Nothing is averaged."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paging import one_part
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.excerpt import excerpt_key
from explainer.model.findings import Difference, Excerpt
from explainer.model.lists import count_parts
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
        for difference in part.items:
            excerpt = _excerpt(archive, difference, difference.statement)
            concerned = _excerpt(archive, difference, difference.concerns) if difference.concerns >= 0 else None
            rows.append(
                {
                    "entry": paper.link(difference.entry_id, excerpt.section),
                    "concerns": paper.excerpt(difference.entry_id, concerned) if concerned else None,
                    "text": paper.excerpt(difference.entry_id, excerpt),
                }
            )
        yield paper.page(
            "differences.html",
            "Where sources differ",
            "Every place where a source says something else than another, side by side.",
            rows=rows,
            pager=part.pager,
        )


def _excerpt(archive: Archive, difference: Difference, statement: int) -> Excerpt:
    return archive.excerpts[excerpt_key(difference.entry_id, statement)]
