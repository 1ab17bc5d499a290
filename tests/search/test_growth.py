"""What a first query loads while an archive grows. Ten thousand entries are measured by `python -m bench.search`."""

from __future__ import annotations

from statistics import median

import pytest

from bench import search
from tests.search.asking import needs_node

pytestmark = needs_node

MOST = 110_000
"""Bytes at 1,000 entries, uncompressed."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[int]]:
    """By the size of an archive, the bytes that each query loads."""
    found = {}
    for size in (300, 1_000):
        site = search.write_index(tmp_path_factory.mktemp("grown"), size, seed=1)
        found[size] = [count for asked in search.ask(site, size, seed=1) for count in asked.bytes]
    return found


def test_a_first_query_of_a_thousand_entries_is_light(loaded: dict[int, list[int]]) -> None:
    assert len(loaded[1_000]) > 500
    assert max(loaded[1_000]) <= MOST


def test_three_times_the_entries_are_less_than_one_and_a_half_times_the_bytes(loaded: dict[int, list[int]]) -> None:
    assert max(loaded[1_000]) < 1.5 * max(loaded[300])
    assert median(loaded[1_000]) < 1.5 * median(loaded[300])
