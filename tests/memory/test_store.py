"""Values by key, changed in one step; what is not as it was kept is noticed."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from explainer.memory import store
from explainer.memory.store import LostError, NewStore, Row, Store, forget
from tests.conftest import PROJECT
from tests.memory.keeping import write_store

VALUES = {
    **{f"many/{number:03}": bytes([number % 256]) * (number * 7 % 400) for number in range(300)},
    "empty": b"",
    "large": bytes(range(256)) * 200,
    "of/ليبيا": b"letters",
    "of/Çay & {{ 7*7 }}": b"more letters",
}
"""Enough for several pages of the file, and for a value that needs several of its own."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("kept") / "memory.db"
    write_store(path, VALUES.items())
    return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path, kept: bytes) -> Path:
    path = tmp_path / "memory.db"
    path.write_bytes(kept)
    return path


@pytest.fixture
def opened(file: Path) -> Iterator[Store]:
    found = Store(file)
    yield found
    found.close()


def everything(file: Path) -> dict[str, bytes | None]:
    """What a store says of each key, None where it says that it is lost; by single keys and by their beginning."""
    found: dict[str, bytes | None] = {}
    try:
        opened = Store(file)
    except LostError:
        return dict.fromkeys(VALUES)
    try:
        for key in VALUES:
            try:
                found[key] = opened.get(key)
            except LostError:
                found[key] = None
        try:
            for key, value in opened.below("many/"):
                if VALUES.get(f"many/{key}") != value:
                    found[f"many/{key}"] = value
        except LostError:
            found["many/000"] = None
    finally:
        opened.close()
    return found


def values_of(file: Path) -> dict[str, bytes]:
    opened = Store(file)
    try:
        return dict(opened.below("many/"))
    finally:
        opened.close()


def test_every_value_is_what_was_kept_under_its_key(opened: Store) -> None:
    assert {key: opened.get(key) for key in VALUES} == VALUES


def test_a_beginning_finds_all_keys_that_begin_so_and_no_others(opened: Store) -> None:
    assert dict(opened.below("of/")) == {"ليبيا": b"letters", "Çay & {{ 7*7 }}": b"more letters"}
    assert len(list(opened.below("many/"))) == 300
    assert list(opened.below("man/")) == []


def test_a_key_that_is_not_there_is_lost(opened: Store) -> None:
    with pytest.raises(LostError, match="many is not there"):
        opened.get("many")


def test_a_key_that_is_no_text_is_lost(opened: Store) -> None:
    with pytest.raises(LostError):
        opened.get("many/\udcff")
    with pytest.raises(LostError):
        list(opened.below("many/\udcff/"))


def test_a_new_file_whose_keys_are_no_text_never_comes_to_be(file: Path) -> None:
    with pytest.raises(LostError):
        write_store(file, [("fine", b"1"), ("not/\udcff", b"2")])

    assert [path.name for path in file.parent.iterdir()] == ["memory.db"]
    assert everything(file) == VALUES


def test_a_file_that_grows_can_be_read_and_is_none_until_it_is_whole(file: Path) -> None:
    new = NewStore(file)
    new.begin([("one", b"1")])
    growing = new.reading()
    assert growing.get("one") == b"1"
    growing.close()
    assert everything(file) == VALUES

    new.add([("two", b"2")])
    new.finish()
    opened = Store(file)
    assert (opened.get("one"), opened.get("two")) == (b"1", b"2")
    opened.close()


def test_a_forked_process_reads_with_a_connection_of_its_own(file: Path) -> None:
    opened = Store(file)
    before = opened._open
    assert opened.get("many/001") == VALUES["many/001"]
    child = os.fork()
    if not child:
        same = opened.get("many/001") == VALUES["many/001"]
        os._exit(0 if same and opened._open is not before else 1)

    assert os.waitpid(child, 0)[1] == 0
    assert opened._open is before
    opened.close()


def test_a_change_whose_keys_are_no_text_loses_all(file: Path) -> None:
    opened = Store(file)
    opened.change([("many/001", b"another"), ("many/\udcff", b"")])

    assert not file.exists()
    with pytest.raises(LostError):
        opened.get("many/001")


def test_a_new_file_comes_in_the_place_of_the_old_one(file: Path) -> None:
    write_store(file, [("one", b"1")])

    opened = Store(file)
    assert opened.get("one") == b"1"
    with pytest.raises(LostError):
        opened.get("empty")
    opened.close()
    assert [path.name for path in file.parent.iterdir()] == ["memory.db"]


def test_a_change_sets_adds_and_takes_away(file: Path) -> None:
    opened = Store(file)
    opened.change([("many/001", b"another"), ("many/new", b"new"), ("many/002", None), ("many/never", None)])
    opened.close()

    expected = {key[5:]: value for key, value in VALUES.items() if key.startswith("many/")}
    expected |= {"001": b"another", "new": b"new"}
    del expected["002"]
    assert values_of(file) == expected


def test_a_change_that_fails_in_the_middle_changes_nothing(file: Path) -> None:
    def rows() -> Iterator[Row]:
        yield "many/001", b"another"
        raise KeyboardInterrupt

    before = values_of(file)
    opened = Store(file)
    with pytest.raises(KeyboardInterrupt):
        opened.change(rows())
    opened.close()

    assert values_of(file) == before


DIES = """
import os, signal, sys
from pathlib import Path
from explainer.memory.store import Store

def rows():
    for number in range(300):
        if number == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        yield f"many/{number:03}", b"another" * 3000

Store(Path(sys.argv[1])).change(rows())
"""
"""A change of more than the pages that SQLite holds in memory, so that some are in the file when it is killed."""


@pytest.mark.parametrize("number", [1, 299])
def test_a_change_that_is_killed_changes_nothing(file: Path, number: int) -> None:
    before = values_of(file)

    child = subprocess.run([sys.executable, "-c", DIES, str(file), str(number)], check=False, cwd=PROJECT)

    assert child.returncode == -signal.SIGKILL
    assert values_of(file) == before


def test_a_new_file_is_not_mixed_with_what_a_killed_change_of_the_old_one_left(file: Path) -> None:
    subprocess.run([sys.executable, "-c", DIES, str(file), "299"], check=False, cwd=PROJECT)

    write_store(file, [("many/001", b"new")])

    assert values_of(file) == {"001": b"new"}


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_byte_is_noticed_or_does_no_harm(file: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = file.read_bytes()
    # A third of them among the first bytes of pages, where SQLite keeps its own.
    places = [chance.randrange(len(whole)) for _ in range(80)]
    places += [chance.randrange(len(whole) // 4096) * 4096 + chance.randrange(120) for _ in range(40)]
    noticed = 0
    for place in places:
        torn = bytearray(whole)
        torn[place] ^= chance.randrange(1, 256)
        file.write_bytes(torn)
        found = everything(file)
        assert {key for key, value in found.items() if value is not None and VALUES.get(key) != value} == set(), place
        noticed += None in found.values()
    assert noticed > len(places) // 2


@pytest.mark.parametrize("key", ["many/001", b"of/1", 7, None])
def test_a_key_that_a_torn_file_brings_up_among_others_is_noticed(opened: Store, key: object) -> None:
    class Torn:
        def execute(self, question: str, *_: object) -> Iterator[tuple[object, bytes]]:
            return iter([(key, store._sealed("many/001", VALUES["many/001"]))])

    whole, opened._opened = opened._open, cast("sqlite3.Connection", Torn())
    with pytest.raises(LostError):
        list(opened.below("of/"))
    opened._opened = whole


@pytest.mark.parametrize("bits", [0x01, 0x80])
def test_no_byte_of_the_first_page_can_be_flipped_unnoticed_and_do_harm(file: Path, bits: int) -> None:
    """There SQLite keeps what the tables are; what it says of such a file may itself be no text."""
    whole = file.read_bytes()
    for place in (*range(120), *range(3900, 4096)):
        torn = bytearray(whole)
        torn[place] ^= bits
        file.write_bytes(torn)
        opened = None
        try:
            opened = Store(file)
            assert opened.get("many/007") == VALUES["many/007"], place
            assert {f"of/{key}": value for key, value in opened.below("of/")}.items() <= VALUES.items(), place
        except LostError:
            pass
        finally:
            if opened:
                opened.change([("many/007", VALUES["many/007"])])
                opened.close()


def test_a_value_under_the_key_of_another_is_noticed(file: Path) -> None:
    opened = sqlite3.connect(file)
    opened.execute("UPDATE kept SET value = (SELECT value FROM kept WHERE key = 'many/002') WHERE key = 'many/003'")
    opened.commit()
    opened.close()

    found = Store(file)
    assert found.get("many/002") == VALUES["many/002"]
    with pytest.raises(LostError, match="many/003 is not as it was kept"):
        found.get("many/003")
    found.close()


@pytest.mark.parametrize("kind", ["7", "NULL", "'text'", "x''", "1.5"])
def test_a_value_or_a_key_of_another_type_is_noticed(file: Path, kind: str) -> None:
    opened = sqlite3.connect(file)
    opened.execute(f"UPDATE kept SET value = {kind} WHERE key = 'many/003'")
    opened.commit()
    opened.close()

    found = Store(file)
    with pytest.raises(LostError):
        found.get("many/003")
    with pytest.raises(LostError):
        list(found.below("many/"))
    found.close()


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.9])
def test_a_torn_file_is_noticed(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    found = everything(file)

    assert None in found.values()
    assert {key for key, value in found.items() if value not in (None, VALUES.get(key))} == set()


@pytest.mark.parametrize("data", [b"", b"no database" * 1000, b"SQLite format 3\0", b"\0" * 9000])
def test_a_file_that_is_no_database_has_nothing(file: Path, data: bytes) -> None:
    file.write_bytes(data)

    assert everything(file) == dict.fromkeys(VALUES)


def test_a_file_that_is_not_there_is_lost_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LostError, match=r"memory\.db is not there"):
        Store(tmp_path / "memory.db")
    (tmp_path / "memory.db").mkdir()
    with pytest.raises(LostError, match=r"memory\.db is not there"):
        Store(tmp_path / "memory.db")

    assert list((tmp_path / "memory.db").iterdir()) == []


def test_a_change_of_a_file_that_is_no_database_takes_it_away(file: Path) -> None:
    file.write_bytes(b"no database" * 1000)

    Store(file).change([("one", b"1")])

    assert not file.exists()


def test_a_python_without_sqlite_keeps_nothing_and_finds_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    with pytest.raises(LostError):
        Store(file)
    with pytest.raises(LostError):
        write_store(file, [("one", b"1")])

    monkeypatch.undo()
    # An old file is of a build before: whoever reads it sees that by what it says it was made of.
    assert everything(file) == VALUES


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    for folder in ("missing", "file"):
        with pytest.raises(LostError):
            write_store(tmp_path / folder / "memory.db", [("one", b"1")])

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_cannot_come_into_its_place_leaves_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(LostError):
        write_store(file, [("one", b"1")])

    assert list(file.parent.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_in_a_folder_that_may_not_be_written_to_the_old_values_stay(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o555)
    try:
        with pytest.raises(LostError):
            write_store(file, [("one", b"1")])
        opened = Store(file)
        opened.change([("many/001", b"another")])
        opened.close()
        assert everything(file) == VALUES
    finally:
        file.parent.chmod(0o755)


def test_what_sqlite_laid_beside_a_file_goes_with_it(file: Path) -> None:
    for name in ("memory.db-journal", "memory.db-wal", "memory.db-shm"):
        file.with_name(name).write_bytes(b"left over")

    forget(file)
    forget(file)

    assert list(file.parent.iterdir()) == []
