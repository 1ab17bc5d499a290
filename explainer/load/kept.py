"""Loaded entries in the cache, so that a build parses only the files that changed.

An entry is kept by its path and the digest of its bytes, under the digest of the program that read it. They lie in
files of some dozens of entries, so that one edit writes one small file whatever the size of the archive.
"""

from __future__ import annotations

import shutil
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec

from explainer.load.census import Census, replace_file
from explainer.model.entry import Entry, Relation
from explainer.model.front import FRONTS, Kind
from explainer.model.ids import id_of
from explainer.model.problem import Position, Problem
from explainer.model.sealed import sealed, unsealed
from explainer.model.text import Body

FOLDER = "entries"
_TOGETHER = 64
"""Entries in one file, at most about."""

_FRONTS: dict[Kind, msgspec.msgpack.Decoder[Any]] = {
    kind: msgspec.msgpack.Decoder(front) for kind, front in FRONTS.items()
}


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """An entry without what its path tells; `positions` are lines and columns."""

    digest: bytes
    kind: Kind
    front: msgspec.Raw
    body: Body
    relations: tuple[Relation, ...]
    positions: dict[str, tuple[int, int]]
    problems: list[Problem]


class _Shard(msgspec.Struct, frozen=True, array_like=True):
    key: str
    records: dict[str, msgspec.Raw]


_RECORD = msgspec.msgpack.Decoder(_Record)
_SHARD = msgspec.msgpack.Decoder(_Shard)


def forget_entries(cache: Path) -> None:
    """Take all entries out of a cache."""
    shutil.rmtree(cache / FOLDER, ignore_errors=True)


class Kept:
    """The entries in a cache, for a run that reads `count` of them.

    `largest` is the number of bytes that an entry may have. What a run does not ask for, `save` forgets.
    """

    def __init__(self, cache: Path, census: Census, largest: int, count: int) -> None:
        self._folder = cache / FOLDER
        self._census = census
        self._key = f"{census.program} {largest}"
        self._shards = 1 << max(0, (count // _TOGETHER).bit_length())
        self._known: dict[str, dict[str, msgspec.Raw]] = {}
        self._now: dict[str, dict[str, msgspec.Raw]] = {}

    def entry(self, path: str, file: Path | str) -> tuple[Entry, list[Problem]] | None:
        """The entry at a path with its problems, if it was read before from these bytes."""
        digest = self._census.digest_of(file)
        name = self._name(path)
        if name not in self._known:
            self._known[name] = self._read(name)
        raw = self._known[name].get(path)
        if digest is None or raw is None:
            return None
        try:
            record = _RECORD.decode(raw)
            if record.digest != digest:
                return None
            front = _FRONTS[record.kind].decode(record.front)
        except ValueError:
            return None
        positions = {field: Position(path, *place) for field, place in record.positions.items()}
        self._now.setdefault(name, {})[path] = raw
        entry = Entry(id_of(path), record.kind, path, front, record.body, record.relations, positions)
        return entry, record.problems

    def learn(self, data_digest: bytes, entry: Entry, problems: list[Problem]) -> None:
        """Keep an entry that was read from bytes of this digest."""
        record = _Record(
            data_digest,
            entry.kind,
            msgspec.Raw(msgspec.msgpack.encode(entry.front)),
            entry.body,
            entry.relations,
            {field: (place.line, place.column) for field, place in entry.positions.items()},
            problems,
        )
        with suppress(UnicodeEncodeError):  # a path that is no text is not kept
            raw = msgspec.Raw(msgspec.msgpack.encode(record))
            self._now.setdefault(self._name(entry.path), {})[entry.path] = raw

    def save(self) -> None:
        """Write what changed."""
        for name, records in self._now.items():
            known = self._known.get(name, {})
            if known.keys() != records.keys() or any(known[path] is not raw for path, raw in records.items()):
                with suppress(UnicodeEncodeError):
                    replace_file(self._folder / name, sealed(msgspec.msgpack.encode(_Shard(self._key, records))))
        for file in self._folder.glob("*"):
            if file.name not in self._now:
                with suppress(OSError):
                    file.unlink()

    def _name(self, path: str) -> str:
        number = zlib.crc32(path.encode("utf-8", "surrogateescape")) % self._shards
        return f"{self._shards}-{number}"

    def _read(self, name: str) -> dict[str, msgspec.Raw]:
        try:
            shard = _SHARD.decode(unsealed((self._folder / name).read_bytes()))
        except (OSError, ValueError):
            return {}
        return shard.records if shard.key == self._key else {}
