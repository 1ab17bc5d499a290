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

    `old` is the mapping of the world before. It is not asked for keys to which entries give the same as before, at the
    same place.
    """
    among = frozenset(touched)
    owners: dict[Any, set[str]] = {}
    again: dict[Any, list[Any]] = {}
    new = sorted(among & after.ranks.keys(), key=after.ranks.__getitem__)
    for entry_id in (*(among - after.ranks.keys()), *new):
        gave, gives = _given(how, entry_id, before), _given(how, entry_id, after)
        still = _stays(entry_id, before, after)
        for key in {**gave, **gives}:
            items = gives.get(key, [])
            if not (still and items == gave.get(key, []) and _same_places(how, items, before, after)):
                owners.setdefault(key, set()).add(entry_id)
                again.setdefault(key, []).extend(items)
    found = {}
    for key, of_whom in owners.items():
        known = old.get(key, ())
        kept = [item for item in known if how.owner(item) not in of_whom]
        for item in again[key]:
            insort(kept, item, key=lambda other: _place(how, other, after))
        now = tuple(kept)
        if now != known:
            found[key] = now
    return found


def _given(how: Fold, entry_id: str, world: World) -> dict[Any, list[Any]]:
    """What an entry gives, each item once, by key."""
    entry = world.entries.get(entry_id)
    given: dict[Any, dict[Any, None]] = {}
    for key, item in how.gives(entry, world) if entry is not None else ():
        given.setdefault(key, {})[item] = None
    return {key: list(items) for key, items in given.items()}


def _stays(entry_id: str, before: World, after: World) -> bool:
    """Whether an entry comes as before behind and before the entries that are not touched."""
    one, other = before.entries.get(entry_id), after.entries.get(entry_id)
    return one is not None and other is not None and one.path == other.path


def _same_places(how: Fold, items: list[Any], before: World, after: World) -> bool:
    """Whether items of an entry that stays are sorted as before."""
    if how.order is None:
        return True
    order, known = how.order, before._replace(ranks=after.ranks)
    return all(order(item, known) == order(item, after) for item in items)


def _place(how: Fold, item: Any, world: World) -> Any:
    return world.ranks[how.owner(item)] if how.order is None else how.order(item, world)
