"""Atom feeds (RFC 4287): `/feed.xml`, and one for each conflict at `/conflicts/<id>/feed.xml`."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from explainer.compose.identity import identity
from explainer.compose.news import News, What, anchor, of_the_archive, of_the_world, reviews, summary
from explainer.compose.paper import Paper
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.page import Page

_NEWEST = 25
"""News in a feed of what the archive did, and as many of what changed: neither pushes the other out."""

_Finder = Callable[[Archive, Collection[str]], Iterator[News]]

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
    done = _newest(archive, archive.news.get("done", ()), _done)
    changed = _newest(archive, archive.news.get("changed", ()), _changed)
    yield _feed(Paper(archive, config, "/feed.xml"), config.site_name, "/", [*done, *changed])


def of_conflicts(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """The newest of each conflict, with what touches it."""
    for conflict in archive.of_kind("conflict", ids):
        home = entry_address("conflict", conflict.id)
        paper = Paper(archive, config, f"{home}feed.xml")
        named = {other for field, other in archive.relations_to.get(conflict.id, ()) if field == "conflicts"}
        agreements = archive.links[conflict.id].related("agreements")
        done = _done(archive, {conflict.id, *named, *agreements})
        changed = _changed(archive, {conflict.id, *agreements})
        newest = [*_first(done), *_first(changed)]
        yield _feed(paper, f"{conflict.title} – {config.site_name}", home, newest)


def _newest(archive: Archive, days: Sequence[tuple[int, str]], found: _Finder) -> list[News]:
    """The newest of all, from the entries of the latest `days` that hold enough: the others are not read."""
    today = archive.today.toordinal()
    end = 0
    news: list[News] = []
    while end < len(days) and len(news) < _NEWEST:
        end = min(2 * end or _NEWEST, len(days))
        while end < len(days) and min(days[end][0], today) == min(days[end - 1][0], today):
            end += 1  # a day is whole, or not looked at
        since = date.fromordinal(min(days[end - 1][0], today))
        news = [one for one in found(archive, {entry_id for _, entry_id in days[:end]}) if one.day >= since]
    return _first(news)


def _first(news: Iterable[News]) -> list[News]:
    return heapq.nlargest(_NEWEST, news, key=_order)


def _done(archive: Archive, ids: Collection[str]) -> Iterator[News]:
    """What the archive did to some entries, until today."""
    dated = _dated(archive)
    entries = [archive.entries[entry_id] for entry_id in sorted(ids)]
    own = [entry for entry in entries if entry.kind != "source" or entry.front.corrections or entry.front.reviewed]
    for news in (*reviews(own), *(one for entry in own for one in of_the_archive(entry, dated=entry.id in dated))):
        if news.day <= archive.today:
            yield news


def _changed(archive: Archive, ids: Collection[str]) -> Iterator[News]:
    """What changed of what some entries tell."""
    dated = _dated(archive)
    for entry_id in sorted(ids):
        entry = archive.entries[entry_id]
        if entry.kind not in ("source", "page"):
            yield from of_the_world(archive, entry, dated=entry_id in dated)


def _dated(archive: Archive) -> set[str]:
    return {entry_id for of_kind in archive.dated.values() for entry_id in of_kind}


def _feed(paper: Paper, title: str, home: str, newest: list[News]) -> Page:
    """Feed data."""
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
