"""A page for each actor: `/actors/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import dated, entry_page, linked, named_by, related, roles, said
from explainer.compose.said import ledger
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import ActorFront
from explainer.model.lists import SAID
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """Who an actor is, its roles over time and where it appears."""
    for entry in archive.of_kind("actor", ids):
        front = entry.front
        assert isinstance(front, ActorFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            said("Type", (front.type or "").replace("-", " ").capitalize()),
            dated("From", front.since),
            dated("Until", front.until),
            related("Member of", paper, entry, "member_of"),
            related("Conflicts", paper, entry, "conflicts"),
            linked("Agreements", paper, named_by(paper, entry, "agreement", "parties", "signatories")),
            linked("Reports", paper, named_by(paper, entry, "report", "actors")),
        ]
        yield from entry_page(
            paper,
            entry,
            facts,
            partial(_after, paper, entry),
            roles=roles(paper, entry, front.roles),
        )


def _after(paper: Paper, entry: Entry) -> dict[str, Any]:
    said = paper.archive.ledger.by_actor.get(entry.id, ())
    return {"said": ledger(paper, said[:SAID]), "more_said": _more(paper, entry)}


def _more(paper: Paper, entry: Entry) -> dict[str, Any] | None:
    count = len(paper.archive.ledger.by_actor.get(entry.id, ()))
    if count <= SAID:
        return None
    return {"count": count, "href": paper.href(f"{entry_address(entry.kind, entry.id)}said/")}
