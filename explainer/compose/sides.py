"""Who stands where in all conflicts: `/sides/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paging import parts
from explainer.compose.pictures.sides import sides
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

ACROSS = 6
"""Conflicts side by side; a wider table cannot be read on any screen."""


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A table of actors by conflicts, for so many conflicts a page; none while there are no conflicts."""
    conflicts = archive.of_kind("conflict")
    if not conflicts:
        return
    for part in parts(archive, config, "/sides/", conflicts, length=ACROSS):
        yield part.paper.page(
            "sides.html",
            "Who stands where",
            "The actors of each conflict: on which side, in which part and since when.",
            table=sides(part.paper, part.items),
            pager=part.pager,
        )
