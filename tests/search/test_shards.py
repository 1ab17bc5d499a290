"""Shards: bounded, complete, and cut where the words say."""

from __future__ import annotations

import string

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.shards import file_name, split

WORDS = st.dictionaries(st.text("abuա", min_size=1, max_size=6), st.integers(1, 40), max_size=60)


def test_a_small_index_is_one_shard() -> None:
    assert split({"idlib": 10, "libya": 10}, 100) == {"": ["idlib", "libya"]}


def test_the_largest_group_gets_a_shard_of_its_own() -> None:
    sizes = {"karabakh": 60, "kelbajar": 30, "libya": 20, "idlib": 5}
    assert split(sizes, 90) == {"": ["idlib", "libya"], "k": ["karabakh", "kelbajar"]}


@settings(deadline=None)
@given(WORDS)
def test_every_word_lies_in_the_shard_of_its_longest_prefix(sizes: dict[str, int]) -> None:
    shards = split(sizes, 50)
    assert sorted(word for words in shards.values() for word in words) == sorted(sizes)
    for prefix, words in shards.items():
        for word in words:
            assert prefix == max((other for other in shards if word.startswith(other)), key=len)


@settings(deadline=None)
@given(WORDS)
def test_no_shard_is_larger_than_the_limit(sizes: dict[str, int]) -> None:
    for words in split(sizes, 50).values():
        assert len(words) == 1 or sum(sizes[word] for word in words) <= 50


def test_no_two_prefixes_share_a_file() -> None:
    prefixes = ["", "con", "u", "561", "u561", "ա", "55", "u5", "5", *string.ascii_lowercase]
    names = {file_name(prefix) for prefix in prefixes}
    assert len(names) == len(set(prefixes))
    assert "w-con.js" in names
    assert all(name.isascii() for name in names)
