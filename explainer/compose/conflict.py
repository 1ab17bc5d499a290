"""A page for each conflict: `/conflicts/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from explainer.compose.background import on_address
from explainer.compose.book import book_address
from explainer.compose.paper import Paper
from explainer.compose.parts import dated, entry_page, linked, named_by, related
from explainer.compose.pictures.events import of_conflict
from explainer.compose.pictures.locator import locator
from explainer.compose.said import positions
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.front import ConflictFront
from explainer.model.page import Page

_DAYS = 8


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """The background of a conflict, with the reports that touch it."""
    for entry in archive.of_kind("conflict", ids):
        front = entry.front
        assert isinstance(front, ConflictFront)
        paper = Paper(archive, config, entry_address(entry.kind, entry.id))
        facts = [
            dated("Began", front.began),
            dated("Ended", front.ended),
            linked("Reports", paper, named_by(paper, entry, "report", "conflicts")),
            related("Actors", paper, entry, "actors"),
            related("Places", paper, entry, "places"),
            related("Agreements", paper, entry, "agreements"),
            related("Terms", paper, entry, "terms"),
        ]
        views = archive.views.get(entry.id, ())
        feed = paper.href(f"/conflicts/{entry.id}/feed.xml")
        yield from entry_page(
            paper,
            entry,
            facts,
            partial(_after, paper, entry),
            feed=feed,
            epub=paper.href(book_address(entry)) if config.epub else "",
            accent=front.accent or "",
            today=day_words(archive.today),
            days=[
                {"words": day_words(view.day), "href": paper.href(on_address(entry, view))} for view in views[-_DAYS:]
            ],
            all_days=paper.href(f"/conflicts/{entry.id}/on/") if len(views) > _DAYS else "",
        )


def _after(paper: Paper, entry: Entry) -> dict[str, Any]:
    return {
        "positions": positions(paper, entry),
        "timeline": of_conflict(paper, entry, paper.archive.now[entry.id]),
        "map": locator(paper, paper.archive.links[entry.id].related("places")),
    }
