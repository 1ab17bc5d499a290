"""Who stands where in all conflicts: `/sides/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paging import one_part
from explainer.compose.pictures.sides import sides
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.lists import count_parts
from explainer.model.page import Page

ACROSS = 6
"""Conflicts side by side; a wider table cannot be read on any screen."""


def pieces(archive: Archive) -> Iterator[str]:
    """The numbers of the pages; none while there are no conflicts."""
    conflicts = archive.kinds.get("conflict", ())
    yield from map(str, range(1, count_parts(len(conflicts), ACROSS) + 1) if conflicts else ())


def pages(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """A table of actors by conflicts, for so many conflicts a page; the one with a number."""
    part = one_part(archive, config, "/sides/", archive.kinds.get("conflict", ()), int(piece), length=ACROSS)
    yield part.paper.page(
        "sides.html",
        "Who stands where",
        "The actors of each conflict: on which side, in which part and since when.",
        table=sides(part.paper, [archive.entries[entry_id] for entry_id in part.items]),
        pager=part.pager,
    )
