"""A page for each text about the archive: `/pages/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import entry_page
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """Every entry of kind page but the home page's text."""
    for entry in archive.of_kind("page", ids):
        if entry.id != "index":
            paper = Paper(archive, config, entry_address(entry.kind, entry.id))
            yield from entry_page(paper, entry, [])
