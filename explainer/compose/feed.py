"""Atom feeds (RFC 4287): `/feed.xml`, and one for each conflict at `/conflicts/<id>/feed.xml`."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import quote

from explainer.compose.identity import identity
from explainer.compose.news import News, What, anchor, of_the_archive, of_the_world, reviews, summary
from explainer.compose.paper import Paper
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.page import Page

_NEWEST = 25
"""News in a feed of what the archive did, and as many of what changed: neither pushes the other out."""

_LABELS: dict[What, str] = {
    "report": "Report",
    "correction": "Correction",
    "answer": "Answered question",
    "review": "New or reviewed",
    "agreement": "Agreement",
    "event": "Event",
    "change": "Change",
}


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The newest of the whole archive."""
    entries = archive.entries
    yield _feed(Paper(archive, config, "/feed.xml"), config.site_name, "/", entries.values(), entries.values())


def of_conflicts(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """The newest of each conflict, with what touches it."""
    entries = archive.entries
    for conflict in archive.of_kind("conflict", ids):
        home = entry_address("conflict", conflict.id)
        paper = Paper(archive, config, f"{home}feed.xml")
        named = {other for field, other in archive.relations_to.get(conflict.id, ()) if field == "conflicts"}
        agreements = archive.links[conflict.id].related("agreements")
        yield _feed(
            paper,
            f"{conflict.title} – {config.site_name}",
            home,
            [entries[entry_id] for entry_id in sorted({conflict.id, *named, *agreements})],
            [entries[entry_id] for entry_id in sorted({conflict.id, *agreements})],
        )


def _feed(paper: Paper, title: str, home: str, touching: Iterable[Entry], changing: Iterable[Entry]) -> Page:
    """Feed data: what the archive did to `touching` entries, and what changed of what `changing` ones tell."""
    dated = {entry_id for of_kind in paper.archive.dated.values() for entry_id in of_kind}
    own = [entry for entry in touching if entry.kind != "source" or entry.front.corrections or entry.front.reviewed]
    texts = [entry for entry in changing if entry.kind not in ("source", "page")]
    today = paper.archive.today
    done = [*reviews(own), *(news for entry in own for news in of_the_archive(entry, dated=entry.id in dated))]
    done = [news for news in done if news.day <= today]
    changed = (news for entry in texts for news in of_the_world(paper.archive, entry, dated=entry.id in dated))
    newest = [*heapq.nlargest(_NEWEST, done, key=_order), *heapq.nlargest(_NEWEST, changed, key=_order)]
    entries: dict[str, dict[str, Any]] = {}
    for news in sorted(newest, key=_order, reverse=True):
        entry = _entry(paper, home, news)
        entries.setdefault(entry["id"], entry)
    return Page(
        paper.address,
        "feed.xml",
        {
            "title": title,
            "subtitle": paper.config.site_description,
            "id": identity(paper.config, home),
            "language": paper.config.language,
            "home": paper.canonical(home) or paper.href(home),
            "here": paper.canonical(paper.address),
            "author": paper.config.site_name,
            "updated": max((entry["updated"] for entry in entries.values()), default="1970-01-01T00:00:00Z"),
            "entries": list(entries.values()),
        },
    )


def _order(news: News) -> tuple[date, str, int, str]:
    return (news.day, news.entry.id if news.entry else "", news.statement, news.part)


def _entry(paper: Paper, home: str, news: News) -> dict[str, Any]:
    address = entry_address(news.entry.kind, news.entry.id) if news.entry else home
    return {
        "title": news.title,
        "id": identity(paper.config, address, news.part),
        "href": _href(paper, address, anchor(news)),
        "updated": _time(news.day),
        "summary": summary(paper.archive, news),
        "category": {"term": news.what, "label": _LABELS[news.what]},
        "about": [
            {"title": entry.title, "href": _href(paper, entry_address(entry.kind, entry.id))} for entry in news.about
        ],
    }


def _href(paper: Paper, address: str, to: str = "") -> str:
    canonical = paper.canonical(address)
    return f"{canonical}#{quote(to)}" if canonical and to else canonical or paper.href(address, to)


def _time(day: date) -> str:
    """The start of a day; Atom has no days (RFC 4287, 3.3)."""
    return f"{day.isoformat()}T00:00:00Z"
