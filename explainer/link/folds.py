"""Mappings of the archive that are put together from what single entries give, wholly or after a change of some.

Every such mapping has a key (an entry spoken of, a year, a name) and a tuple of items, each given by one entry. So
after a change of some entries only the keys that they gave something to, before or after, need another tuple.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from explainer.model.archive import Links
from explainer.model.entry import Entry


class World(NamedTuple):
    """What entries give their items from: all entries, what they refer to, and by id the place in their order."""

    entries: Mapping[str, Entry]
    links: Mapping[str, Links]
    ranks: Mapping[str, int]


Given = Iterable[tuple[Any, Any]]


class Fold(NamedTuple):
    """How one mapping comes about.

    `gives` yields a key and an item for all that an entry gives; `owner` is the id of the entry that gave an item.
    Items stand in the order of entries, then in that of the text, unless `order` gives something else to sort by.
    """

    gives: Callable[[Entry, World], Given]
    owner: Callable[[Any], str]
    order: Callable[[Any, World], Any] | None = None


def fold(how: Fold, world: World) -> dict[Any, tuple[Any, ...]]:
    """The whole mapping."""
    found: dict[Any, dict[Any, None]] = {}
    for entry in world.entries.values():
        for key, item in how.gives(entry, world):
            found.setdefault(key, {})[item] = None
    if how.order is None:
        return {key: tuple(items) for key, items in found.items()}
    order = how.order
    return {key: tuple(sorted(items, key=lambda item: order(item, world))) for key, items in found.items()}


def refold(
    how: Fold, old: Mapping[Any, tuple[Any, ...]], before: World, after: World, touched: Iterable[str]
) -> dict[Any, tuple[Any, ...]]:
    """The keys whose items are others when the `touched` entries give others; no items, no key.

    `old` is the mapping of the world before.
    """
    among = frozenset(touched)
    affected: dict[Any, dict[Any, None]] = {}
    for entry_id in among:
        if entry_id in before.entries:
            for key, _ in how.gives(before.entries[entry_id], before):
                affected.setdefault(key, {})
    for entry_id in sorted(among & after.ranks.keys(), key=after.ranks.__getitem__):
        for key, item in how.gives(after.entries[entry_id], after):
            affected.setdefault(key, {})[item] = None
    found = {}
    for key, items in affected.items():
        known = old.get(key, ())
        kept = [item for item in known if how.owner(item) not in among]
        for item in items:
            insort(kept, item, key=lambda other: _place(how, other, after))
        again = tuple(kept)
        if again != known:
            found[key] = again
    return found


def _place(how: Fold, item: Any, world: World) -> Any:
    return world.ranks[how.owner(item)] if how.order is None else how.order(item, world)
