"""Entries to an archive: what every reference means, and all that follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from explainer.link.chronology import chronology
from explainer.link.ledger import ledger
from explainer.link.mentions import cited_in, mentions
from explainer.link.moved import former_ids, moved
from explainer.link.origins import origins
from explainer.link.resolve import Resolver
from explainer.link.shared_words import loaded_words, states
from explainer.link.stale import stale
from explainer.link.today import newest_day
from explainer.link.views import view_on, views_of
from explainer.model.archive import Archive, Links, Related
from explainer.model.entry import Asset, Entry
from explainer.model.front import ReportFront
from explainer.model.promises import Promises

__all__ = ["link"]

_NOTHING_PROMISED = Promises()


def link(
    entries: Iterable[Entry],
    assets: Iterable[Asset],
    broken: frozenset[str] = frozenset(),
    today: date | None = None,
    promises: Promises = _NOTHING_PROMISED,
) -> Archive:
    """Connect entries.

    `broken` are ids of entries that exist but could not be read; `today` is the newest day in the content unless given.
    """
    by_id = {entry.id: entry for entry in entries}
    by_path = {asset.path: asset for asset in assets}
    resolver = Resolver(by_id, by_path, former_ids(promises))
    links = {entry.id: resolver.links(entry) for entry in by_id.values()}
    events = chronology(by_id.values())
    day = today or newest_day(by_id.values())
    views = views_of(by_id, links, day)
    kinds = _kinds(by_id.values())
    return Archive(
        entries=by_id,
        links=links,
        mentions=mentions(by_id, links),
        cited_in=cited_in(by_id, links),
        relations_to=_relations_to(links),
        origins=origins(by_id, links),
        chronology=events,
        assets=by_path,
        today=day,
        now={entry.id: view_on(entry, day, newest=True) for entry in by_id.values()},
        views=views,
        ledger=ledger(by_id, links),
        stale=stale(by_id, links, events, day),
        kinds=kinds,
        events=_events(by_id.values()),
        promises=promises,
        moved=moved(by_id.values(), views, promises),
        broken=broken,
        loaded_words=loaded_words(kinds.get("page", ())),
        states=states(by_id.values()),
    )


def _relations_to(links: dict[str, Links]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for entry_id, entry_links in links.items():
        for outcome in entry_links.relations:
            if isinstance(outcome, Related):
                pair = (outcome.relation.field, entry_id)
                pairs = found.setdefault(outcome.entry_id, [])
                if pair not in pairs:
                    pairs.append(pair)
    return {entry_id: tuple(pairs) for entry_id, pairs in found.items()}


def _kinds(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id)):
        found.setdefault(entry.kind, []).append(entry)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}


def _events(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry.front, ReportFront) and entry.front.event:
            found.setdefault(entry.front.event, []).append(entry.id)
    return {event: tuple(reports) for event, reports in found.items()}
