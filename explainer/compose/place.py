"""A page for each place: `/places/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import entry_page, linked, named_by, related, said
from explainer.compose.pictures.locator import coordinates, locator
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.front import PlaceFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What a place is called by whom, where it lies and where it appears."""
    for entry in archive.of_kind("place", ids):
        front = entry.front
        assert isinstance(front, PlaceFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            said("Type", (front.type or "").capitalize()),
            said("Coordinates", coordinates(front)),
            related("Conflicts", paper, entry, "conflicts"),
            linked("Agreements", paper, named_by(paper, entry, "agreement", "place")),
            linked("Reports", paper, named_by(paper, entry, "report", "places")),
        ]
        yield from entry_page(paper, entry, facts, map=locator(paper, (entry.id,), entry.id))
