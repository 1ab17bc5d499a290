"""A page for each source: `/sources/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.languages import language_name
from explainer.compose.paper import Paper
from explainer.compose.parts import LINKED, dated, entry_page, linked, mentions, named_by, related, said
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import KIND_FOLDERS, SourceFront
from explainer.model.lists import MENTIONS
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What a source is, what it derives from, and every statement that cites it."""
    for entry in archive.of_kind("source", ids):
        front = entry.front
        assert isinstance(front, SourceFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        origins = tuple(origin for origin in archive.origins[entry.id] if origin != entry.id)
        facts = [
            said("Type", (front.type or "").replace("-", " ").replace("_", " ").capitalize()),
            said("Author", ", ".join(front.author)),
            said("In", front.container_title),
            said("Publisher", front.publisher),
            said("Number", front.number),
            dated("Issued", front.issued),
            said("Language", language_name(front.language) if front.language else ""),
            related("Voice of", paper, entry, "side"),
            said("Affiliation", front.affiliation),
            related("Derived from", paper, entry, "derived_from"),
            linked("Origin", paper, origins),
            linked("Repeated by", paper, named_by(paper, entry, "source", "derived_from")),
            related("Conflicts", paper, entry, "conflicts"),
        ]
        users = tuple(
            other for kind in KIND_FOLDERS if kind != "source" for other in named_by(paper, entry, kind, "sources")
        )
        yield from entry_page(
            paper,
            entry,
            facts,
            url=front.url,
            seen=front.url_verified,
            also_at=list(front.also_at),
            archived=front.archived,
            accessed=front.accessed.words if front.accessed else "",
            note=front.note,
            cited_in=mentions(paper, archive.cited_in.get(entry.id, ())[:MENTIONS]),
            more_cited=_more(paper, entry),
            supports=paper.linked(users[:LINKED]),
            more_supports=max(0, len(users) - LINKED),
        )


def _more(paper: Paper, entry: Entry) -> dict[str, Any] | None:
    count = len(paper.archive.cited_in.get(entry.id, ()))
    if count <= MENTIONS:
        return None
    return {"count": count, "href": paper.href(f"{entry_address(entry.kind, entry.id)}cited/")}
