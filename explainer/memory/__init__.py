"""What a build leaves for the next one: the linked archive, and of every part of the site what was read for it.

With it a build after an edit asks again only what the edit can have changed. Everything here is a convenience: what is
not there, or not as it was kept, is `LostError`, and the build asks everything again.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from explainer.memory.fields import keys_row, row
from explainer.memory.lazily import ORDERED, REST, keys_data, lazily, mapping_of, rest_data, rows, value_data
from explainer.memory.reading import Note, Read, Reading
from explainer.memory.store import LostError, NewStore, Row, Store, beside, forget
from explainer.model.archive import Archive
from explainer.model.problem import Problem

__all__ = ["Keeping", "LostError", "Made", "Memory", "Meta", "Note", "Part", "Read", "Reading", "forget_memory"]

FILE = "memory.db"

_META, _PARTS, _LATER, _PROBLEMS, _PART = "meta", "parts", "later", "problems", "part/"
_NEED = "need/"
"""What begins the key of a note; the value are the numbers of the parts that read it."""
_NEEDS = "needs"
"""The hashes of all notes, sorted: so one that has been lost is noticed."""
_MANY_LATER = 2_000
"""Parts made again since the needs were put in order, from which on they are put in order anew."""

Dirty = Mapping[str, Collection[Any]]
"""What is another one than before: keys by field."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """What a part gave: outputs, as far as others ask for them (address, then template or digest), and problems."""

    outputs: tuple[tuple[str, str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


class Meta(msgspec.Struct, frozen=True, array_like=True):
    """What was built: digests of all that is no entry, of the manifest that was left, and of each entry by its path.

    `problems` are those that reading the entries found, by path.
    """

    inputs: str
    manifest: str
    entries: dict[str, bytes]
    problems: dict[str, tuple[Problem, ...]]


class _Parts(msgspec.Struct, frozen=True, array_like=True):
    """The names of all parts, each at its number; None for a part that is gone."""

    names: list[str | None]


Part = tuple[str, Made, Read]
"""The name of a part, what it gave, and the numbers of the notes of what was read for it."""

_HASH = 8
"""Bytes of the hash of a note."""

_encode = msgspec.msgpack.Encoder().encode


class Memory:
    """What the last build left, for a build that may use it. `close` it.

    `problems` are those that parts gave, by their names.
    """

    def __init__(self, folder: Path) -> None:
        """Raises `LostError` when there is nothing, as everything else here does."""
        forget(beside(folder / FILE))  # of a build that was killed
        self._store = Store(folder / FILE)
        try:
            self.meta = self._read(_META, Meta)
            self.archive = lazily(self._store)
            self._names = self._read(_PARTS, _Parts).names
            self._numbers = {name: number for number, name in enumerate(self._names) if name is not None}
            self._later: dict[str, list[str]] = self._read(_LATER, dict[str, list[str]])
            self.problems: dict[str, tuple[Problem, ...]] = self._read(_PROBLEMS, dict[str, tuple[Problem, ...]])
        except LostError:
            self._store.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def parts(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._numbers)

    def made(self, part: str) -> Made:
        """What a part gave; nothing for one that is not known."""
        number = self._numbers.get(part)
        return Made() if number is None else self._read(f"{_PART}{number}", Made)

    def all_made(self) -> dict[str, Made]:
        """What each part gave."""
        found: dict[str, Made] = {}
        for number, data in self._store.below(_PART):
            name = self._names[int(number)]
            if name is not None:
                found[name] = _decoded(data, Made)
        if len(found) != len(self._numbers):
            raise LostError("parts are missing")
        return found

    def readers(self, dirty: Dirty) -> set[str]:
        """The parts that read something of what is another one now. There may be more of them than that."""
        asked = {_text((field, key)) for field, keys in dirty.items() for key in keys}
        asked |= {_text((field, None)) for field, keys in dirty.items() if keys}
        known = self._store.get(_NEEDS)
        found: set[str] = set()
        for note in asked:
            for number in array("I", self._store.get(_NEED + note) if _among(known, note) else b""):
                name = self._names[number] if number < len(self._names) else None
                if name is not None:
                    found.add(name)
        for name, notes in self._later.items():
            if not asked.isdisjoint(notes):
                found.add(name)
        return found

    def keep_again(
        self,
        meta: Meta,
        archive: Archive,
        dirty: Dirty,
        made: Iterable[Part],
        told: Iterable[Note],
        gone: Collection[str],
    ) -> None:
        """Keep what is another one: keys of fields by `dirty`, parts that were made again or are `gone`.

        `told` are the notes whose numbers the parts have.
        """
        self._store.change(
            [*self._pieces(meta, archive, dirty), *self._parts(made, [_text(note) for note in told], gone)]
        )

    def _pieces(self, meta: Meta, archive: Archive, dirty: Dirty) -> Iterator[Row]:
        yield _META, _encode(meta)
        yield REST, rest_data(archive)
        for field, keys in dirty.items():
            if field == "order":
                yield keys_row("entries"), keys_data(archive, "entries")
                continue
            pieces = [(key, value_data(archive, field, key)) for key in keys]
            yield from ((row(field, key), data) for key, data in pieces)
            if field not in ("front", "body"):
                known = mapping_of(self.archive, field)
                if field in ORDERED or any((data is None) == (key in known) for key, data in pieces):
                    yield keys_row(field), keys_data(archive, field)

    def _parts(self, made: Iterable[Part], told: Sequence[str], gone: Collection[str]) -> Iterator[Row]:
        for name in gone:
            number = self._numbers.pop(name, None)
            if number is not None:
                self._names[number] = None
                self._later.pop(name, None)
                self.problems.pop(name, None)
                yield f"{_PART}{number}", None
        for name, found, read in made:
            if name not in self._numbers:
                self._numbers[name] = len(self._names)
                self._names.append(name)
            self._later[name] = [told[number] for number in read]
            self.problems[name] = found.problems
            yield f"{_PART}{self._numbers[name]}", _encode(found)
        if len(self._later) > _MANY_LATER:
            yield from self._needs_in_order()
            self._later = {}
        yield _PARTS, _encode(_Parts(self._names))
        yield _LATER, _encode(self._later)
        yield _PROBLEMS, _encode({name: problems for name, problems in self.problems.items() if problems})

    def _needs_in_order(self) -> Iterator[Row]:
        needs: dict[str, array[int]] = {}
        for name, notes in self._later.items():
            for note in notes:
                needs.setdefault(note, array("I")).append(self._numbers[name])
        known = self._store.get(_NEEDS)
        for note, numbers in needs.items():
            if _among(known, note):
                numbers.frombytes(self._store.get(_NEED + note))
            yield _NEED + note, array("I", sorted(set(numbers))).tobytes()
        hashes = {known[at : at + _HASH] for at in range(0, len(known), _HASH)}
        yield _NEEDS, b"".join(sorted(hashes.union(map(_hash, needs))))

    def _read(self, key: str, kind: Any) -> Any:
        return _decoded(self._store.get(key), kind)


class Keeping:
    """All of a build, while it is kept: first the archive, which then can be read from there and not be held, at last
    what its parts gave. Until then there is nothing for a later build.
    """

    def __init__(self, folder: Path) -> None:
        """Go on where `begin` began, in this process or in another one; raises `LostError` when that is not there."""
        self._folder = folder
        self._new = NewStore(folder / FILE)
        self._store = self._new.reading()
        self.archive = lazily(self._store)

    @classmethod
    def begin(cls, folder: Path, archive: Archive) -> Keeping:
        """Keep an archive. Raises `LostError` when nothing can be kept."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise LostError(str(fault)) from None
        NewStore(folder / FILE).begin(rows(archive))
        return cls(folder)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def finish(self, meta: Meta, made: Sequence[Part], told: Collection[Note]) -> None:
        """Keep the rest, for the next build; `told` are the notes whose numbers the parts have.

        Where that cannot be, nothing is kept: what was kept before is older than the site now.
        """
        self.close()
        try:
            self._new.add(_rest_rows(meta, made, [_text(note) for note in told]))
            self._new.finish()
        except (LostError, UnicodeEncodeError):
            forget_memory(self._folder)

    def give_up(self) -> None:
        """Keep nothing."""
        self.close()
        self._new.drop()


def forget_memory(folder: Path) -> None:
    """Take away what is kept."""
    forget(folder / FILE)
    forget(beside(folder / FILE))


def _rest_rows(meta: Meta, made: Sequence[Part], told: list[str]) -> Iterator[tuple[str, bytes]]:
    yield _META, _encode(meta)
    names: list[str | None] = []
    needs = [array("I") for _ in told]
    for number, (name, found, read) in enumerate(made):
        names.append(name)
        yield f"{_PART}{number}", _encode(found)
        for note in read:
            needs[note].append(number)
    yield _PARTS, _encode(_Parts(names))
    yield from ((_NEED + note, numbers.tobytes()) for note, numbers in zip(told, needs, strict=True))
    yield _NEEDS, b"".join(sorted(map(_hash, told)))
    yield _LATER, _encode({})
    yield _PROBLEMS, _encode({name: found.problems for name, found, _ in made if found.problems})


def _hash(note: str) -> bytes:
    return hashlib.blake2b(note.encode("utf-8", "surrogateescape"), digest_size=_HASH).digest()


def _among(hashes: bytes, note: str) -> bool:
    """Whether the hash of a note is among sorted ones."""
    wanted, low, high = _hash(note), 0, len(hashes) // _HASH
    while low < high:
        middle = (low + high) // 2
        if hashes[middle * _HASH : (middle + 1) * _HASH] < wanted:
            low = middle + 1
        else:
            high = middle
    return hashes[low * _HASH : (low + 1) * _HASH] == wanted


def _text(note: Note) -> str:
    field, key = note
    return field if key is None else f"{field}/{key}"


def _decoded(data: bytes, kind: Any) -> Any:
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except ValueError as fault:
        raise LostError(str(fault)) from None
