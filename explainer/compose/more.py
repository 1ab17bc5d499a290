"""What is too long for an entry's own page: `/actors/<id>/mentions/`, `/actors/<id>/said/`, `/sources/<id>/cited/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paging import Part, one_part
from explainer.compose.parts import KIND_WORDS, mentions
from explainer.compose.said import ledger
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import KIND_FOLDERS
from explainer.model.page import Page

_LEADS = {"mentions": "Mentions of", "cited": "Statements that cite", "said": "What was said by"}


def pieces(archive: Archive) -> Iterator[str]:
    """The id of each entry of which its own page shows only the first, with what it is and the numbers of the pages."""
    for what in _LEADS:
        for entry_id, count in archive.long.get(what, ()):
            yield from (f"{entry_id}/{what}/{number}" for number in range(1, count + 1))


def pages(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """All that speaks of an entry or cites it, or all that an actor said; one page of it."""
    entry_id, what, number = piece.rsplit("/", 2)
    entry = archive.entries[entry_id]
    address = f"{entry_address(entry.kind, entry.id)}{what}/"
    if what == "said":
        part = one_part(archive, config, address, archive.ledger.by_actor.get(entry_id, ()), int(number))
        yield _page(part, entry, _LEADS[what], mentions=[], said=ledger(part.paper, tuple(part.items)))
        return
    found = archive.mentions if what == "mentions" else archive.cited_in
    part = one_part(archive, config, address, found.get(entry_id, ()), int(number))
    yield _page(part, entry, _LEADS[what], mentions=mentions(part.paper, tuple(part.items)), said=[])


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
