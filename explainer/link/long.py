"""Entries of which so much is said that it stands on pages of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sized
from typing import NamedTuple

from explainer.model.entry import Entry
from explainer.model.lists import MENTIONS, SAID, count_parts, shown_mentions

Long = dict[str, tuple[tuple[str, int], ...]]
"""By `mentions`, `cited` and `said`, ids of entries, sorted, each with a number of pages; nothing, no key."""


class Told(NamedTuple):
    """All that is told of entries, by their ids."""

    mentions: Mapping[str, Sized]
    cited: Mapping[str, Sized]
    said: Mapping[str, Sized]


def long_lists(entries: Mapping[str, Entry], told: Told) -> Long:
    """Those of all entries."""
    return {what: found for what in Told._fields if (found := _pages(what, getattr(told, what), entries, entries))}


def long_lists_again(
    old: Mapping[str, tuple[tuple[str, int], ...]],
    entries: Mapping[str, Entry],
    told: Told,
    differing: Mapping[str, Collection[str]],
) -> Long:
    """Those after a change; `differing` are ids of which something else is told, or that are of another kind."""
    found: Long = {}
    for what in Told._fields:
        ids = differing[what]
        kept = [pair for pair in old.get(what, ()) if pair[0] not in ids]
        again = tuple(sorted([*kept, *_pages(what, getattr(told, what), entries, ids)]))
        if again:
            found[what] = again
    return found


def _pages(
    what: str, told: Mapping[str, Sized], entries: Mapping[str, Entry], ids: Iterable[str]
) -> tuple[tuple[str, int], ...]:
    found = []
    for entry_id in ids:
        count = len(told.get(entry_id, ()))
        if count and entry_id in entries and count > _shown(what, entries[entry_id]):
            found.append((entry_id, count_parts(count)))
    return tuple(sorted(found))


def _shown(what: str, entry: Entry) -> int:
    if what == "said":
        return SAID
    return shown_mentions(entry.kind) if what == "mentions" else MENTIONS
