"""A memory that is damaged, gone, older or foreign changes nothing of what is built."""

from __future__ import annotations

import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.load import census
from tests.after_edit.ways import Ways, append, assert_clean, memory_of, set_field, whole
from tests.conftest import Draft
from tests.write.processes import start_stopping, stopped


def flip(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    torn = bytearray(data)
    for _ in range(chance.choice((1, 1, 5, 100))):
        torn[chance.randrange(len(torn))] ^= chance.randrange(1, 256)
    return bytes(torn)


TEARS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "torn": lambda data: data[: len(data) // 2],
    "no database": lambda data: b"words" * len(data),
    **{f"bytes flipped, {seed}": lambda data, seed=seed: flip(data, seed) for seed in range(4)},  # type: ignore[misc]
}


@pytest.mark.parametrize("what", TEARS)
def test_a_damaged_memory_changes_nothing_of_what_is_built(built: Draft, what: str) -> None:
    draft = built
    file = memory_of(draft)
    file.write_bytes(TEARS[what](file.read_bytes()))

    for path, title in (("places/sirte.md", "Sirte (city)"), ("actors/russia.md", "Russia (state)")):
        set_field(path, "title", title)[1](draft)
        assert assert_clean(draft, draft.build(), {}, what)


def test_a_memory_that_is_gone_is_made_again_by_the_next_build(built: Draft) -> None:
    draft, ways = built, Ways()
    memory_of(draft).unlink()
    for title in ("One", "Two"):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)

    assert ways.taken == ["all", "edit"]


def test_a_memory_of_the_edit_before_is_not_believed(built: Draft) -> None:
    draft, ways = built, Ways()
    before = memory_of(draft).read_bytes()
    set_field("places/sirte.md", "title", "Sirte (city)")[1](draft)
    ways.build(draft)

    memory_of(draft).write_bytes(before)
    append("actors/turkey.md", "It borders [[sirte]].")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "older")

    assert ways.taken == ["edit", "all"]


def test_a_memory_of_another_site_is_not_believed(built: Draft, tmp_path: Path) -> None:
    draft, ways = built, Ways()
    other = whole(tmp_path / "other", site_name="Another archive")
    set_field("places/sirte.md", "title", "Another place")[1](other)
    other.build()

    shutil.copy(memory_of(other), memory_of(draft))
    append("places/sirte.md", "More.")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "of another")

    assert ways.taken == ["all"]


def test_a_memory_of_another_version_of_the_program_is_not_believed(
    built: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, ways = built, Ways()
    _, files = census._PROGRAM[0]
    monkeypatch.setattr(census, "_PROGRAM", [("another version", files)])
    for title, way in (("One", "all"), ("Two", "edit")):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)
        assert ways.taken[-1] == way


def test_a_memory_that_cannot_be_kept_is_done_without(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, ways = built, Ways()
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for title in ("One", "Two"):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)

    assert ways.taken == ["all", "all"]
    monkeypatch.undo()
    # What lies there is of a build long before.
    set_field("places/sirte.md", "title", "Three")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "Three")


@pytest.mark.parametrize("point", ["reading", "staged", "putting", "published", "remembered"])
def test_a_build_killed_after_an_edit_and_another_edit_give_what_a_clean_build_gives(built: Draft, point: str) -> None:
    draft = built
    set_field("places/sirte.md", "title", "Sirte (city)")[1](draft)

    assert stopped(start_stopping(draft.mkdocs_yml, point, way="files")) == -signal.SIGKILL

    append("conflicts/libya.md", "Of [[Sirte (city)]]. [@tass]")[1](draft)
    assert assert_clean(draft, draft.build(), {}, point)
    set_field("places/sirte.md", "title", "Sirte")[1](draft)
    outcome = draft.build()
    assert outcome.failed
    assert_clean(draft, outcome, draft.tree(), point)
