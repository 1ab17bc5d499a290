"""A page for each term: `/terms/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import entry_page, linked, named_by, related
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What a term means and where it is used."""
    for entry in archive.of_kind("term", ids):
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            related("Conflicts", paper, entry, "conflicts"),
            linked("Reports", paper, named_by(paper, entry, "report", "terms")),
        ]
        yield from entry_page(paper, entry, facts)
