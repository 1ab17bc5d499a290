"""One file of sealed values by key, changed in one step or not at all.

SQLite keeps it, since it reads one value among a hundred thousand without the others, and survives being killed. It
does not notice when a byte on the disk is another one, so every value begins with a digest of its key and its bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_SEAL = 8

Row = tuple[str, bytes | None]
"""A key and its value; None takes it away."""


class LostError(Exception):
    """What was kept is not there any more, or not as it was kept."""


class Store:
    """The file, for reading. `close` it. A process that was forked meanwhile opens the file for itself."""

    def __init__(self, file: Path) -> None:
        """Raises `LostError` when there is none."""
        try:
            import sqlite3
        except ImportError as fault:  # a Python built without it
            raise LostError(str(fault)) from None
        if not file.is_file():
            raise LostError(f"{file} is not there")
        self._error = sqlite3.Error
        self._file = file
        self._connect = sqlite3.connect
        self._inherited: list[sqlite3.Connection] = []
        self._process = os.getpid()
        self._opened = self._connected()

    def _connected(self) -> sqlite3.Connection:
        try:
            return self._connect(f"{self._file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)
        except self._error as fault:
            raise LostError(str(fault)) from None

    @property
    def _open(self) -> sqlite3.Connection:
        if self._process != os.getpid():
            # Neither used nor closed: both would be the parent's to do (https://www.sqlite.org/howtocorrupt.html, 2.6).
            self._inherited.append(self._opened)
            self._process = os.getpid()
            self._opened = self._connected()
        return self._opened

    def close(self) -> None:
        """Let go of the file."""
        with suppress(self._error):
            self._open.close()

    def get(self, key: str) -> bytes:
        """The value of a key; raises `LostError` when it is not as it was kept."""
        try:
            row = self._open.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except (self._error, UnicodeError) as fault:  # a torn file's own words may be no text
            raise LostError(str(fault)) from None
        if row is None:
            raise LostError(f"{key} is not there")
        return _unsealed(key, row[0])

    def below(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """All keys that begin so, without that beginning, with their values."""
        try:
            behind = prefix[:-1] + chr(ord(prefix[-1]) + 1)
            question = "SELECT key, value FROM kept WHERE key >= ? AND key < ?"
            for key, value in self._open.execute(question, (prefix, behind)):
                # A torn file brings up keys of other fields, and some that are no text.
                if not isinstance(key, str) or not key.startswith(prefix):
                    raise LostError(f"{key} is no key below {prefix}")
                yield key[len(prefix) :], _unsealed(key, value)
        except (self._error, UnicodeError) as fault:  # a torn file's own words may be no text
            raise LostError(str(fault)) from None

    def change(self, rows: Iterable[Row]) -> None:
        """Change some values, in one step. When it cannot be done, all is lost; so it is no loss to the site."""
        try:
            self._open.execute("BEGIN IMMEDIATE")
            for key, value in rows:
                if value is None:
                    self._open.execute("DELETE FROM kept WHERE key = ?", (key,))
                else:
                    self._open.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _sealed(key, value)))
            self._open.execute("COMMIT")
        except (self._error, UnicodeError):
            self.close()
            forget(self._file)


class NewStore:
    """A file that will take the place of an old one when it is whole. What cannot be written is `LostError`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._beside = beside(file)

    def begin(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Make the file, with these values."""
        forget(self._beside)
        self._write(["CREATE TABLE kept (key TEXT PRIMARY KEY, value BLOB)"], rows)

    def add(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Add values, whose keys are new."""
        self._write([], rows)

    def reading(self) -> Store:
        """What was added so far, for reading."""
        return Store(self._beside)

    def finish(self) -> None:
        """Put it in its place."""
        try:
            with self._beside.open("rb+") as stream:
                os.fsync(stream.fileno())
            forget(self._file)
            self._beside.replace(self._file)
        except OSError as fault:
            self.drop()
            forget(self._file)
            raise LostError(str(fault)) from None

    def drop(self) -> None:
        """Take it away."""
        forget(self._beside)

    def _write(self, before: Sequence[str], rows: Iterable[tuple[str, bytes]]) -> None:
        try:
            import sqlite3
        except ImportError as fault:
            raise LostError(str(fault)) from None
        try:
            opened = sqlite3.connect(self._beside, isolation_level=None)
            try:
                opened.execute("PRAGMA journal_mode = OFF")
                opened.execute("PRAGMA synchronous = OFF")  # it comes into its place when it is whole
                for statement in (*before, "BEGIN"):
                    opened.execute(statement)
                sealed = ((key, _sealed(key, value)) for key, value in rows)
                opened.executemany("INSERT INTO kept VALUES (?, ?)", sealed)
                opened.execute("COMMIT")
            finally:
                opened.close()
        except (sqlite3.Error, OSError, UnicodeEncodeError) as fault:  # a path may be no text
            self.drop()
            raise LostError(str(fault)) from None


def beside(file: Path) -> Path:
    """Where a new file grows until it takes the place of this one."""
    return file.with_name(f"{file.name}.next")


def forget(file: Path) -> None:
    """Take a file away, and what SQLite laid beside it."""
    for path in (file, *(file.with_name(f"{file.name}-{what}") for what in ("journal", "wal", "shm"))):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _digest(key: str, value: bytes) -> bytes:
    digest = hashlib.blake2b(f"{len(key)} {key}".encode("utf-8", "surrogateescape"), digest_size=_SEAL)
    digest.update(value)
    return digest.digest()


def _sealed(key: str, value: bytes) -> bytes:
    return _digest(key, value) + value


def _unsealed(key: str, data: object) -> bytes:
    if not isinstance(data, bytes) or _digest(key, data[_SEAL:]) != data[:_SEAL]:
        raise LostError(f"{key} is not as it was kept")
    return data[_SEAL:]
