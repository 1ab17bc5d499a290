"""What is too long for an entry's own page: `/actors/<id>/mentions/`, `/actors/<id>/said/`, `/sources/<id>/cited/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paging import Part, parts
from explainer.compose.parts import KIND_WORDS, MENTIONS, mentions, shown_mentions
from explainer.compose.said import OF_ACTOR, ledger
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import KIND_FOLDERS
from explainer.model.page import Page


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """All that speaks of an entry, and all that an actor said, where their own page shows only the first of it."""
    for entry in archive.some(ids):
        found = archive.mentions.get(entry.id, ())
        if len(found) > shown_mentions(entry):
            address = f"{entry_address(entry.kind, entry.id)}mentions/"
            for part in parts(archive, config, address, found):
                yield _page(part, entry, "Mentions of", mentions=mentions(part.paper, tuple(part.items)), said=[])
        cited = archive.cited_in.get(entry.id, ())
        if len(cited) > MENTIONS:
            address = f"{entry_address(entry.kind, entry.id)}cited/"
            for part in parts(archive, config, address, cited):
                yield _page(
                    part, entry, "Statements that cite", mentions=mentions(part.paper, tuple(part.items)), said=[]
                )
        said = archive.ledger.by_actor.get(entry.id, ())
        if len(said) > OF_ACTOR:
            address = f"{entry_address(entry.kind, entry.id)}said/"
            for part in parts(archive, config, address, said):
                yield _page(part, entry, "What was said by", mentions=[], said=ledger(part.paper, tuple(part.items)))


def _page(part: Part, entry: Entry, lead: str, **data: Any) -> Page:
    folder = f"/{KIND_FOLDERS[entry.kind]}/"
    return part.paper.page(
        "more.html",
        f"{lead} {entry.title}",
        f"{lead} {entry.title}, everywhere in {part.paper.config.site_name}.",
        breadcrumbs=[
            {"href": part.paper.href(folder), "title": KIND_WORDS[entry.kind][1]},
            {"href": part.paper.link(entry.id)["href"], "title": entry.title},
        ],
        pager=part.pager,
        **data,
    )
