"""What an archive holds for search alone. It is found out when it is first asked for: a check never asks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from explainer.link.filters import FILTERS
from explainer.link.folds import World, fold, refold
from explainer.link.keys import keys_of
from explainer.link.words import Words, all_words, words_again
from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.layers import Later, differing, laid_over
from explainer.model.searching import LETTERS

WORDS = "words"


def search_fields(world: World) -> dict[str, Mapping[Any, Any]]:
    """By name, the fields of an archive that are for search."""
    keys: Later[str, str] = Later(lambda: keys_of({entry.id: LETTERS[entry.kind] for entry in world.entries.values()}))

    @cache
    def words() -> Words:
        return all_words(world, keys)

    return {
        "keys": keys,
        "filters": Later(lambda: fold(FILTERS, world)),
        "words": Later(lambda: words().shards),
        "word_sizes": Later(lambda: words().sizes),
        "shards": Later(lambda: shards_of(words().sizes)),
    }


class Change(NamedTuple):
    """Entries that are others than before, None for one that is gone.

    `touched` are ids of those that are others or have other links, `spoken` of these and those that refer to what has
    another title. Entries came, went or are of another kind or place when there are all keys to be found `anew`.
    """

    before: World
    after: World
    changed: Mapping[str, Entry | None]
    touched: Collection[str]
    spoken: Collection[str]
    anew: bool


def search_fields_again(
    old: Archive, change: Change
) -> tuple[dict[str, Mapping[Any, Any]], dict[str, Collection[Any]]]:
    """The fields of an archive that are for search; and by field the keys of what is another one."""
    if isinstance(old.words, Later) and not old.words.is_made:
        return search_fields(change.after), {}
    keys = _keys_again(old.keys, change) if change.anew else old.keys
    rekeyed = differing(old.keys, keys) if change.anew else set()
    filters = refold(FILTERS, old.filters, change.before, change.after, change.touched)
    words = words_again(
        old.words, old.word_sizes, (change.before, old.keys), (change.after, keys), {*change.spoken, *rekeyed}
    )
    shards = shards_of(words.sizes)
    found: dict[str, Mapping[Any, Any]] = {
        "keys": keys,
        "filters": laid_over(old.filters, {key: items or None for key, items in filters.items()}),
        "words": laid_over(old.words, words.shards),
        "word_sizes": words.sizes,
        "shards": shards,
    }
    return found, {
        "keys": rekeyed,
        "filters": set(filters),
        "words": set(words.shards),
        "shards": differing(old.shards, shards),
    }


def _keys_again(old: Mapping[str, str], change: Change) -> Mapping[str, str]:
    letters = {entry_id: key[0] for entry_id, key in old.items() if entry_id not in change.changed}
    letters.update((entry_id, LETTERS[entry.kind]) for entry_id, entry in change.changed.items() if entry is not None)
    return keys_of(letters)


def shards_of(sizes: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The prefixes of the shards of words."""
    return {WORDS: tuple(sizes)}
