"""A page for each agreement: `/agreements/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paper import Paper
from explainer.compose.parts import dated, entry_page, linked, named_by, related
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.front import AgreementFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What was agreed, by whom, from when until when."""
    for entry in archive.of_kind("agreement", ids):
        front = entry.front
        assert isinstance(front, AgreementFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            dated("Date", front.date),
            dated("In force", front.in_force),
            dated("Ended", front.ended),
            related("Parties", paper, entry, "parties"),
            related("Signatories", paper, entry, "signatories"),
            related("Place", paper, entry, "place"),
            related("Conflicts", paper, entry, "conflicts"),
            linked("Reports", paper, named_by(paper, entry, "report", "agreements")),
        ]
        yield from entry_page(paper, entry, facts)
