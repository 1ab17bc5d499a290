"""The words of all entries for search, in shards: wholly, or after a change of what some entries give.

The words of a shard stand together, since its file is made of them; what is a shard follows from the sizes of all
words, of which a change of one entry changes few.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from explainer.link.folds import World
from explainer.model.searching import FOREMOST, KEY_LENGTH, parts_of, words_of
from explainer.model.shards import SHARD, split

COMMON = 600
"""Entries from which on a word tells little: only the foremost are listed, and others are not ruled out by it."""

Shard = dict[str, str]
"""By word, its postings."""

Sizes = Mapping[str, Mapping[str, int]]
"""By shard, by word, the bytes that its row takes."""


class Words(NamedTuple):
    """All words by the prefix of their shard, and their sizes."""

    shards: dict[str, Shard]
    sizes: dict[str, dict[str, int]]


class Changed(NamedTuple):
    """Shards that are others than before, None for one that is gone, and the sizes of all words."""

    shards: dict[str, Shard | None]
    sizes: Sizes


def all_words(world: World, keys: Mapping[str, str]) -> Words:
    """The words of all entries that have a key."""
    found: dict[str, list[str]] = {}
    for entry_id in keys:
        for word, posting in _given(entry_id, world, keys).items():
            found.setdefault(word, []).append(posting)
    rows = {word: _in_order(postings) for word, postings in found.items()}
    sizes = {word: _size(word, row) for word, row in rows.items()}
    shards = split(sizes, SHARD)
    return Words(
        {prefix: {word: rows[word] for word in words} for prefix, words in shards.items()},
        {prefix: {word: sizes[word] for word in words} for prefix, words in shards.items()},
    )


def words_again(
    old: Mapping[str, Shard],
    sizes: Sizes,
    before: tuple[World, Mapping[str, str]],
    after: tuple[World, Mapping[str, str]],
    touched: Collection[str],
) -> Changed:
    """What is another one when the `touched` entries give other words; `before` and `after` are worlds and keys."""
    lost: dict[str, set[str]] = {}
    won: dict[str, set[str]] = {}
    for entry_id in touched:
        gave, gives = _given(entry_id, *before), _given(entry_id, *after)
        for word, posting in gave.items() - gives.items():
            lost.setdefault(word, set()).add(posting)
        for word, posting in gives.items() - gave.items():
            won.setdefault(word, set()).add(posting)
    if not lost and not won:
        return Changed({}, sizes)
    where = {word: prefix for prefix, words in sizes.items() for word in words}
    all_sizes = {word: size for words in sizes.values() for word, size in words.items()}
    rows: dict[str, str] = {}
    for word in {*lost, *won}:
        known = _postings(old[where[word]][word]) if word in where else ()
        postings = [*(posting for posting in known if posting not in lost.get(word, ())), *won.get(word, ())]
        all_sizes.pop(word, None)
        if postings:
            rows[word] = _in_order(postings)
            all_sizes[word] = _size(word, rows[word])
    now = split(all_sizes, SHARD)
    changed = {word for word in rows if word in where}.union(where.keys() - all_sizes.keys())
    shards: dict[str, Shard | None] = {prefix: None for prefix in sizes if prefix not in now}
    for prefix, words in now.items():
        if list(sizes.get(prefix, ())) != words or not changed.isdisjoint(words):
            shards[prefix] = {word: rows.get(word) or old[where[word]][word] for word in words}
    return Changed(shards, {prefix: {word: all_sizes[word] for word in words} for prefix, words in now.items()})


def _given(entry_id: str, world: World, keys: Mapping[str, str]) -> dict[str, str]:
    """By word of an entry, its posting: the entry's key, the weight, and the part that has the word first."""
    entry, key = world.entries.get(entry_id), keys.get(entry_id)
    if entry is None or key is None:
        return {}
    parts = parts_of(entry, world.links[entry_id].titles(world.entries))
    return {word: key + posting for word, posting in words_of(entry, parts).items()}


def _in_order(postings: list[str]) -> str:
    """Postings as they stand in a row, and after `FOREMOST` those of a common word that are not listed."""
    if len(postings) <= COMMON:
        return " ".join(sorted(postings))
    ranked = sorted(postings, key=lambda posting: (-int(posting[KEY_LENGTH]), posting))
    return " ".join(sorted(ranked[:COMMON])) + FOREMOST + " ".join(ranked[COMMON:])


def _postings(row: str) -> Iterator[str]:
    for some in row.split(FOREMOST):
        yield from some.split(" ")


def _size(word: str, row: str) -> int:
    """The bytes of a row `[word, postings]` or `[word, postings, 1]`, about."""
    listed, common, _ = row.partition(FOREMOST)
    return 12 + len(word.encode()) + len(listed) + (4 if common else 0)
