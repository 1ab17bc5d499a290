"""A page for each place: `/places/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import entry_page, linked, named_by, related, said
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import PlaceFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """What a place is called by whom, where it lies and where it appears."""
    for entry in archive.of_kind("place"):
        front = entry.front
        assert isinstance(front, PlaceFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            said("Type", (front.type or "").capitalize()),
            said("Coordinates", _coordinates(front)),
            related("Conflicts", paper, entry, "conflicts"),
            linked("Agreements", paper, named_by(paper, entry, "agreement", "place")),
            linked("Reports", paper, named_by(paper, entry, "report", "places")),
        ]
        yield entry_page(paper, entry, facts)


def _coordinates(front: PlaceFront) -> str:
    """Decimal degrees with hemispheres; two decimals are about a kilometre, as near as a locator needs."""
    if front.latitude is None or front.longitude is None:
        return ""
    north = f"{abs(front.latitude):.2f}° {'N' if front.latitude >= 0 else 'S'}"
    east = f"{abs(front.longitude):.2f}° {'E' if front.longitude >= 0 else 'W'}"
    return f"{'about ' if front.approximate else ''}{north}, {east}"
