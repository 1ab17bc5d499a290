"""An archive read back piece by piece is the one that was kept, and only what is asked for is read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer.link import link
from explainer.load import load
from explainer.memory.lazily import REST, lazily, rows
from explainer.memory.reading import FIELDS, LEDGER
from explainer.memory.store import LostError, Store
from explainer.model.archive import Archive
from tests.conftest import Draft
from tests.edits import Edit, content_edits, write_asset, write_lists
from tests.memory.keeping import write_store


@contextmanager
def kept(archive: Archive, folder: Path) -> Iterator[tuple[Archive, list[str]]]:
    """The archive as it is read back, and the keys that are read of the store."""
    write_store(folder / "memory.db", rows(archive))
    store = Store(folder / "memory.db")
    asked: list[str] = []
    get, below = store.get, store.below

    def told_get(key: str) -> bytes:
        if not key.startswith("index/"):  # which keys there are is read with the first question
            asked.append(key)
        return get(key)

    def told_below(prefix: str) -> Iterator[tuple[str, bytes]]:
        asked.append(prefix)
        return below(prefix)

    store.get, store.below = told_get, told_below  # type: ignore[method-assign]
    try:
        yield lazily(store), asked
    finally:
        store.close()


def read(draft: Draft, today: date | None = None) -> Archive:
    loaded = load(draft.settings())
    return link(loaded.entries, loaded.assets, today=today, promises=loaded.promises)


def mapping(archive: Archive, field: str) -> Any:
    return getattr(archive.ledger if field in LEDGER else archive, field)


def assert_same(found: Archive, archive: Archive) -> None:
    for field in ("today", "unresolved", "promises", "loaded_words"):
        assert getattr(found, field) == getattr(archive, field), field
    assert list(found.entries) == list(archive.entries)
    for entry_id, entry in archive.entries.items():
        again: Any = found.entries[entry_id]
        assert again == entry
        for name in ("id", "kind", "path", "front", "positions", "body", "relations", "title"):
            assert getattr(again, name) == getattr(entry, name), (entry_id, name)
        assert type(again.front) is type(entry.front)
        assert again.at("title") == entry.at("title")
        for statement in entry.body.statements:
            assert again.position_in(statement, 0) == entry.position_in(statement, 0)
    for field in (*FIELDS, *LEDGER):
        one, other = mapping(found, field), mapping(archive, field)
        assert list(one) == list(other), field
        assert len(one) == len(other), field
        for key, value in other.items():
            assert key in one
            assert one[key] == one.get(key) == value, (field, key)
            assert type(one[key]) is type(value), (field, key)
        assert one.get("no such key", "default") == "default"
        assert "no such key" not in one
    assert found.chronology == archive.chronology


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    edits=st.lists(st.one_of(content_edits, content_edits, st.just(write_asset(b"a map"))), min_size=1, max_size=14),
    lists=st.sampled_from(("", "/conflicts/former/ /conflicts/libya/\n")),
    today=st.sampled_from((None, date(2020, 6, 1))),
    all_at_once=st.booleans(),
)
def test_what_is_read_back_is_what_was_kept(
    edits: list[tuple[str, Edit]], lists: str, today: date | None, all_at_once: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "archive")
        draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[russia]]. [@kremlin]\n")
        write_lists(lists)[1](draft)
        for _, edit in edits:
            edit(draft)
        archive = read(draft, today)
        with kept(archive, Path(folder)) as (found, _):
            if all_at_once:
                for field in (*FIELDS, *LEDGER):
                    assert dict(mapping(found, field).items()) == dict(mapping(archive, field)), field
            assert_same(found, archive)


@pytest.fixture
def small(archive: Draft) -> Archive:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [[sirte]] in 2016. [@tass]\n{: since=2016 }\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA city.\n")
    archive.write("sources/tass.md", "---\ntitle: TASS\n---\n")
    return read(archive)


def test_only_what_is_asked_for_is_read_and_once(small: Archive, tmp_path: Path) -> None:
    with kept(small, tmp_path) as (found, asked):
        assert asked == [REST]
        assert list(found.entries) == ["libya", "sirte", "tass"]
        assert "gone" not in found.entries
        assert found.mentions.get("gone") is None
        assert found.mentions.get("tass") is None
        assert len(found.names) == len(small.names)
        assert asked == [REST]

        for _ in range(2):
            assert found.entries["libya"].title == "Libya"
            assert found.mentions["sirte"] == small.mentions["sirte"]
        assert asked == [REST, "front/libya", "mentions/sirte"]

        for _ in range(2):
            assert found.entries["libya"].body == small.entries["libya"].body
        assert asked == [REST, "front/libya", "mentions/sirte", "body/libya"]


def test_going_through_a_field_reads_all_of_it_at_once(small: Archive, tmp_path: Path) -> None:
    with kept(small, tmp_path) as (found, asked):
        for _ in range(2):
            assert dict(found.now.items()) == dict(small.now)
        assert asked == [REST, "now/"]


def test_a_field_whose_name_begins_another_is_not_mixed_with_it(small: Archive, tmp_path: Path) -> None:
    """`names` and `now`, `series` and `sources`: the key of each value begins with the whole name of its field."""
    archive = msgspec.structs.replace(small, kinds={"a": ("libya",)}, series={"a": ("sirte",)}, events={"a/b": ()})
    with kept(archive, tmp_path) as (found, _):
        assert dict(found.kinds) == {"a": ("libya",)}
        assert dict(found.series) == {"a": ("sirte",)}
        assert dict(found.events) == {"a/b": ()}


def test_entries_may_be_called_like_fields(archive: Draft, tmp_path: Path) -> None:
    for name in ("entries", "names", "keys", "index", "rest"):
        archive.write(f"terms/{name}.md", f"---\ntitle: {name}\n---\n\nOf [[entries]] and [[names]].\n")
    linked = read(archive)
    with kept(linked, tmp_path) as (found, _):
        assert_same(found, linked)


def test_a_piece_that_is_gone_is_lost_and_the_others_are_not(small: Archive, tmp_path: Path) -> None:
    write_store(tmp_path / "memory.db", (item for item in rows(small) if item[0] not in ("body/libya", "now/sirte")))
    store = Store(tmp_path / "memory.db")
    found = lazily(store)

    assert found.entries["libya"].title == "Libya"
    assert found.now["libya"] == small.now["libya"]
    with pytest.raises(LostError, match="body/libya is not there"):
        found.entries["libya"].body  # noqa: B018
    with pytest.raises(LostError, match="now/sirte is not there"):
        dict(found.now)
    store.close()


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x07", msgspec.msgpack.encode(["a", {}, 7])])
@pytest.mark.parametrize("key", ["front/libya", "body/libya", "now/libya", "links/libya", REST])
def test_a_piece_that_says_something_else_is_lost(small: Archive, tmp_path: Path, key: str, data: bytes) -> None:
    write_store(tmp_path / "memory.db", {**dict(rows(small)), key: data}.items())
    store = Store(tmp_path / "memory.db")

    with pytest.raises(LostError):
        read_of_libya(store)
    store.close()


def read_of_libya(store: Store) -> tuple[object, ...]:
    found = lazily(store)
    return found.entries["libya"].body, found.now["libya"], found.links["libya"]
