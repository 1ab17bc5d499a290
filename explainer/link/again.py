"""An archive in which some entries are others, and all that changes with them, without linking the rest again.

What comes out is what linking everything anew gives: tests/link/test_again.py holds the one against the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec

from explainer.link.bins import in_bins
from explainer.link.chronology import YEARS
from explainer.link.excerpts import excerpts_of
from explainer.link.folds import World, fold
from explainer.link.ledger import BY_ACTOR, BY_CONFLICT, BY_ENTRY
from explainer.link.mentions import CITED_IN, MENTIONS
from explainer.link.moved import moved
from explainer.link.names import NAMES
from explainer.link.orders import DATED, DIFFERENCES, EVENTS, KINDS, SERIES
from explainer.link.origins import origins, parents
from explainer.link.orphans import orphans
from explainer.link.relations import MARKED_BY, RELATIONS_TO
from explainer.link.relinked import Dirty
from explainer.link.relisted import Relisted
from explainer.link.resolve import is_whole
from explainer.link.searchable import Change, search_fields_again
from explainer.link.shared_words import STATES, loaded_words
from explainer.link.stale import in_order, stale_one, touched_by
from explainer.link.today import newest_day
from explainer.link.views import conflicts_viewing, view_on, viewed, views_of_one
from explainer.model.archive import Archive, Links
from explainer.model.bins import bin_count
from explainer.model.entry import Entry
from explainer.model.evidence import counted
from explainer.model.findings import Ledger, Stale
from explainer.model.layers import differing, laid_over
from explainer.model.orphan import is_orphan


class Again(msgspec.Struct, frozen=True):
    """The archive after a change, and what in it is another one than before."""

    archive: Archive
    dirty: Dirty


def link_again(
    old: Archive, changed: Mapping[str, Entry | None], today: date | None = None, *, search: bool = True
) -> Again | None:
    """The archive in which these entries are what is given, None for one that is gone.

    `today` is the day asked for, if one is. None when everything must be asked again: when the newest day of the
    content may be another one, or the list of words that take a side is.
    """
    changed = {entry_id: entry for entry_id, entry in changed.items() if old.entries.get(entry_id) != entry}
    if not _same_day(old, changed, today) or any(_words(old, entry_id, changed) for entry_id in changed):
        return None
    return _Again(old, changed).again(search=search)


def _same_day(old: Archive, changed: Mapping[str, Entry | None], asked: date | None) -> bool:
    if asked is not None:
        return asked == old.today
    before = newest_day(old.entries[entry_id] for entry_id in changed if entry_id in old.entries)
    after = newest_day(entry for entry in changed.values() if entry is not None)
    return after <= old.today and (before < old.today or after == old.today)


def _words(old: Archive, entry_id: str, changed: Mapping[str, Entry | None]) -> bool:
    """Whether the list of words that take a side, which every text is held against, is another one."""
    before = [entry for entry in [old.entries.get(entry_id)] if entry is not None]
    after = [entry for entry in [changed[entry_id]] if entry is not None]
    return loaded_words(before) != loaded_words(after)


class _Again(Relisted):
    def again(self, *, search: bool) -> Again:
        old = self.old
        names = self.folded_again("names", NAMES, old.names, self.changed)
        links, relinked = self.links(names)
        self.after = self.after._replace(links=links)
        touched = {*self.changed, *relinked}
        spoken = touched.union(self.titled())
        relations_to = self.folded_again("relations_to", RELATIONS_TO, old.relations_to, touched)
        mentions = self.folded_again("mentions", MENTIONS, old.mentions, spoken)
        cited_in = self.folded_again("cited_in", CITED_IN, old.cited_in, spoken)
        views = self._views(relations_to, touched)
        archive = msgspec.structs.replace(
            old,
            entries=self.entries,
            names=names,
            links=links,
            mentions=mentions,
            cited_in=cited_in,
            relations_to=relations_to,
            marked_by=self.folded_again("marked_by", MARKED_BY, old.marked_by, touched),
            unresolved=self._unresolved(touched),
            origins=self._origins(touched),
            derived=self._derived(touched),
            years=self.folded_again("years", YEARS, old.years, touched),
            now=self._now(),
            views=views,
            ledger=Ledger(
                self.folded_again("by_actor", BY_ACTOR, old.ledger.by_actor, touched),
                self.folded_again("by_conflict", BY_CONFLICT, old.ledger.by_conflict, touched),
                self.folded_again("by_entry", BY_ENTRY, old.ledger.by_entry, touched),
            ),
            kinds=self.folded_again("kinds", KINDS, old.kinds, touched),
            series=self.folded_again("series", SERIES, old.series, touched),
            events=self.folded_again("events", EVENTS, old.events, touched),
            states=self.folded_again("states", STATES, old.states, touched),
            differences=self.folded_again("differences", DIFFERENCES, old.differences, touched),
            dated=self.folded_again("dated", DATED, old.dated, touched),
            excerpts=self._excerpts(touched),
            bins=self._bins(),
        )
        archive = msgspec.structs.replace(
            archive,
            evidence=self._evidence(archive, touched),
            orphans=self._orphans(archive),
            **self.lists(archive),
        )
        archive = msgspec.structs.replace(archive, moved=self._moved(archive))
        if search:
            change = Change(self.before, self.after, self.changed, touched, spoken, anew="order" in self.dirty)
            found, dirty = search_fields_again(old, change)
            archive = msgspec.structs.replace(archive, **found)
            for field, keys in dirty.items():
                self.mark(field, keys)
        return Again(msgspec.structs.replace(archive, stale=self._stale(archive, touched)), self.dirty)

    def _unresolved(self, touched: Collection[str]) -> tuple[str, ...]:
        links = self.after.links
        kept = (entry_id for entry_id in self.old.unresolved if entry_id not in touched)
        found = (entry_id for entry_id in touched if entry_id in links and not is_whole(links[entry_id]))
        return tuple(sorted({*kept, *found}))

    def _origins(self, touched: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        old = self.old.origins
        if all(self._parents(entry_id, self.before) == self._parents(entry_id, self.after) for entry_id in touched):
            return old
        found = origins(self.after.entries, self.after.links)
        self.mark("origins", differing(old, found))
        return found

    def _parents(self, entry_id: str, world: World) -> tuple[str, ...] | None:
        """What a source derives from; None for what is no source."""
        entry = world.entries.get(entry_id)
        return parents(entry, world.links[entry_id]) if entry is not None and entry.kind == "source" else None

    def _derived(self, touched: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        old = self.old.derived
        now = {entry_id: self._parents(entry_id, self.after) or None for entry_id in touched}
        found = {entry_id: above for entry_id, above in now.items() if above != old.get(entry_id)}
        self.mark("derived", found)
        return laid_over(old, found)

    def _bins(self) -> Mapping[int, tuple[str, ...]]:
        old = self.old.bins
        if "order" not in self.dirty:
            return old
        how = in_bins(len(self.entries))
        if bin_count(len(self.entries)) == bin_count(len(self.old.entries)):
            return self.folded_again("bins", how, old, self.changed)
        found = fold(how, self.after)
        self.mark("bins", differing(old, found))
        return found

    def _evidence(self, archive: Archive, touched: Collection[str]) -> Mapping[str, Any]:
        """Counted again for entries that cite others, and for those whose sources have other origins."""
        citing = (mention.entry_id for source in self.dirty.get("origins", ()) for mention in self._cited(source))
        found = {}
        for entry_id in {*touched, *citing}:
            entry = archive.entries.get(entry_id)
            counts = counted(archive, entry) if entry is not None else None
            if counts != archive.evidence.get(entry_id):
                found[entry_id] = counts
        self.mark("evidence", found)
        return laid_over(archive.evidence, found)

    def _orphans(self, archive: Archive) -> Mapping[str, tuple[str, ...]]:
        old, dirty = self.old, self.dirty
        asked = {key for field in ("mentions", "cited_in", "relations_to", "order") for key in dirty.get(field, ())}
        was = {entry_id for entry_id in asked if is_orphan(old, entry_id)}
        now = {entry_id for entry_id in asked if is_orphan(archive, entry_id)}
        if not was and not now:
            return old.orphans
        known = {entry_id for of_kind in old.orphans.values() for entry_id in of_kind}
        ranks = self.after.ranks
        found = orphans(archive, sorted((known - was) | now, key=ranks.__getitem__))
        self.mark("orphans", differing(old.orphans, found))
        return found

    def _cited(self, source_id: str) -> tuple[Any, ...]:
        return tuple(self.old.cited_in.get(source_id, ()))

    def _now(self) -> Mapping[str, Any]:
        found = {}
        for entry_id, entry in self.changed.items():
            view = view_on(entry, self.old.today, newest=True) if entry is not None else None
            if view != self.old.now.get(entry_id):
                found[entry_id] = view
        self.mark("now", found)
        return laid_over(self.old.now, found)

    def _excerpts(self, touched: Collection[str]) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for entry_id in touched:
            was, now = (
                excerpts_of(world.entries[entry_id], world) if entry_id in world.entries else {}
                for world in (self.before, self.after)
            )
            found.update((key, now.get(key)) for key in differing(was, now))
        self.mark("excerpts", found)
        return laid_over(self.old.excerpts, found)

    def _views(self, relations_to: Mapping[str, Any], touched: Collection[str]) -> Mapping[str, Any]:
        old = self.old
        asked: set[str] = set()
        for entry_id in touched:
            entry, again = self.before.entries.get(entry_id), self.after.entries.get(entry_id)
            links, anew = self.before.links.get(entry_id, Links()), self.after.links.get(entry_id, Links())
            if entry is None or again is None or viewed(entry, links) != viewed(again, anew):
                asked |= conflicts_viewing(entry, links, old.relations_to) if entry is not None else set()
                asked |= conflicts_viewing(again, anew, relations_to) if again is not None else set()
        found = {}
        for conflict_id in asked:
            conflict = self.entries.get(conflict_id)
            views: tuple[Any, ...] = ()
            if conflict is not None and conflict.kind == "conflict":
                views = views_of_one(conflict, self.entries, self.after.links, relations_to, old.today)
            if views != old.views.get(conflict_id, ()):
                found[conflict_id] = views or None
        self.mark("views", found)
        return laid_over(old.views, found)

    def _moved(self, archive: Archive) -> Mapping[str, str]:
        old = self.old
        nothing = not (old.promises.redirects or old.promises.addresses)
        if nothing or not ("order" in self.dirty or "views" in self.dirty):
            return old.moved
        found = moved(archive.entries.values(), archive.views, old.promises)
        self.mark("moved", differing(old.moved, found))
        return found

    def _stale(self, archive: Archive, touched: Collection[str]) -> Mapping[str, Stale]:
        """Of an entry that a changed one touches otherwise than before, all that touches it is asked again."""
        asked = {entry_id for entry_id in self.changed if self._reviewed_anew(entry_id)}
        for entry_id in touched:
            asked.update(key for key, _ in _touches(self.before, entry_id) ^ _touches(self.after, entry_id))
        found: dict[str, Stale | None] = {}
        for entry_id in asked:
            entry = archive.entries.get(entry_id)
            item = None
            if entry is not None and entry.front.reviewed is not None:
                around = {entry_id, *self._around(archive, entry_id)}
                touching = {newer for other in around for key, newer in _touches(self.after, other) if key == entry_id}
                item = stale_one(entry, touching, archive.today)
            if item != self.old.stale.get(entry_id):
                found[entry_id] = item
        if not found:
            return self.old.stale
        self.mark("stale", found)
        kept = (item for entry_id, item in self.old.stale.items() if entry_id not in found)
        return in_order([*kept, *(item for item in found.values() if item is not None)])

    def _reviewed_anew(self, entry_id: str) -> bool:
        known, entry = self.old.entries.get(entry_id), self.changed[entry_id]
        if known is None or entry is None or known.kind != entry.kind:
            return True
        return bool(known.front.reviewed != entry.front.reviewed)

    def _around(self, archive: Archive, entry_id: str) -> Iterator[str]:
        yield from (mention.entry_id for mention in archive.mentions.get(entry_id, ()))
        yield from (other for _, other in archive.relations_to.get(entry_id, ()))


def _touches(world: World, entry_id: str) -> set[Any]:
    entry = world.entries.get(entry_id)
    return set(touched_by(entry, world.links[entry_id])) if entry is not None else set()
