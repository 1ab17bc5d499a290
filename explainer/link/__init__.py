"""Entries to an archive: what every reference means, and all that follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from explainer.link.all_names import names_by_page
from explainer.link.bins import in_bins
from explainer.link.chronology import YEARS
from explainer.link.excerpts import excerpts_of
from explainer.link.folds import World, fold
from explainer.link.ledger import BY_ACTOR, BY_CONFLICT, BY_ENTRY
from explainer.link.lists import LISTED, NEWEST, NEWS, totals
from explainer.link.long import Told, long_lists
from explainer.link.mentions import CITED_IN, MENTIONS
from explainer.link.moved import former_ids, moved
from explainer.link.names import NAMES, Names
from explainer.link.orders import DATED, DIFFERENCES, EVENTS, KINDS, SERIES
from explainer.link.origins import derived, origins
from explainer.link.orphans import orphans
from explainer.link.relations import MARKED_BY, RELATIONS_TO
from explainer.link.resolve import Resolver, is_whole
from explainer.link.searchable import search_fields
from explainer.link.shared_words import STATES, loaded_words
from explainer.link.stale import stale
from explainer.link.today import newest_day
from explainer.link.views import view_on, views_of_one
from explainer.model.archive import Archive
from explainer.model.entry import Asset, Entry
from explainer.model.evidence import counted
from explainer.model.findings import Ledger
from explainer.model.promises import Promises

__all__ = ["link"]

_NOTHING_PROMISED = Promises()


def link(
    entries: Iterable[Entry],
    assets: Iterable[Asset],
    broken: frozenset[str] = frozenset(),
    today: date | None = None,
    promises: Promises = _NOTHING_PROMISED,
    *,
    search: bool = True,
) -> Archive:
    """Connect entries, which come in the order of their paths.

    `broken` are ids of entries that exist but could not be read; `today` is the newest day in the content unless given.
    What only `search` needs is found out when it is first asked for.
    """
    by_id = {entry.id: entry for entry in entries}
    by_path = {asset.path: asset for asset in assets}
    world = World(by_id, {}, {entry_id: rank for rank, entry_id in enumerate(by_id)})
    names = fold(NAMES, world)
    resolver = Resolver(by_id, by_path, Names(by_id, names, former_ids(promises)))
    links = {entry.id: resolver.links(entry) for entry in by_id.values()}
    world = world._replace(links=links)
    day = today or newest_day(by_id.values())
    relations_to = fold(RELATIONS_TO, world)
    views = {
        entry.id: found
        for entry in by_id.values()
        if entry.kind == "conflict" and (found := views_of_one(entry, by_id, links, relations_to, day))
    }
    kinds = fold(KINDS, world)
    mentions, cited_in = fold(MENTIONS, world), fold(CITED_IN, world)
    ledger = Ledger(fold(BY_ACTOR, world), fold(BY_CONFLICT, world), fold(BY_ENTRY, world))
    archive = Archive(
        entries=by_id,
        names=names,
        links=links,
        mentions=mentions,
        cited_in=cited_in,
        relations_to=relations_to,
        marked_by=fold(MARKED_BY, world),
        unresolved=tuple(sorted(entry_id for entry_id, found in links.items() if not is_whole(found))),
        origins=origins(by_id, links),
        derived=derived(by_id, links),
        years=fold(YEARS, world),
        assets=by_path,
        today=day,
        now={entry.id: view_on(entry, day, newest=True) for entry in by_id.values()},
        views=views,
        ledger=ledger,
        stale=stale(by_id, links, day),
        kinds=kinds,
        series=fold(SERIES, world),
        events=fold(EVENTS, world),
        promises=promises,
        moved=moved(by_id.values(), views, promises),
        broken=broken,
        loaded_words=loaded_words(by_id[page] for page in kinds.get("page", ())),
        states=fold(STATES, world),
        differences=fold(DIFFERENCES, world),
        dated=fold(DATED, world),
        excerpts={key: made for entry in by_id.values() for key, made in excerpts_of(entry, world).items()},
        bins=fold(in_bins(len(by_id)), world),
        listed=fold(LISTED, world),
        newest=fold(NEWEST, world),
        news=fold(NEWS, world),
        all_names=names_by_page(by_id.values()),
        totals=totals(cited_in),
        long=long_lists(by_id, Told(mentions, cited_in, ledger.by_actor)),
        **(search_fields(world) if search else {}),
    )
    return msgspec.structs.replace(
        archive,
        orphans=orphans(archive, by_id),
        evidence={entry.id: counted(archive, entry) for entry in by_id.values()},
    )
