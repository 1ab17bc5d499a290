"""The entries of an archive, each read from the store when it is asked for, its text when that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from explainer.memory.fields import KeptField, Keys
from explainer.memory.store import LostError, Store
from explainer.model.entry import Entry, Relation
from explainer.model.front import FRONTS, AnyFront, Kind
from explainer.model.problem import Position
from explainer.model.text import Body, Statement


class _Front(msgspec.Struct, frozen=True, array_like=True):
    id: str
    kind: Kind
    path: str
    front: bytes
    positions: bytes


class _Text(msgspec.Struct, frozen=True, array_like=True):
    body: Body
    relations: tuple[Relation, ...]


MOST = 20_000
"""Values of a field that are held."""
MOST_TEXTS = 500
"""Those of them that are large."""

_FRONT = msgspec.msgpack.Decoder(_Front)
_POSITIONS = msgspec.msgpack.Decoder(dict[str, Position])
_TEXT = msgspec.msgpack.Decoder(_Text)
_FRONTS = {kind: msgspec.msgpack.Decoder(front) for kind, front in FRONTS.items()}
_encode = msgspec.msgpack.Encoder().encode


def front_data(entry: Entry) -> bytes:
    """An entry without its text."""
    return _encode(_Front(entry.id, entry.kind, entry.path, _encode(entry.front), _encode(entry.positions)))


def body_data(entry: Entry) -> bytes:
    """The text of an entry."""
    return _encode(_Text(entry.body, entry.relations))


class KeptEntries(Mapping[str, "LazyEntry"]):
    """The entries in their order."""

    def __init__(self, store: Store) -> None:
        self._ids = Keys(store, "entries")
        self._bodies = KeptField(store, "body", self._ids, _TEXT.decode, MOST_TEXTS)
        self._entries = KeptField(store, "front", self._ids, self._entry, MOST)

    def __getitem__(self, key: str) -> LazyEntry:
        return self._entries[key]

    def _entry(self, data: bytes) -> LazyEntry:
        return LazyEntry(_FRONT.decode(data), self._bodies)

    def get(self, key: str, default: Any = None) -> Any:
        """The entry, or the default."""
        return self[key] if key in self._ids() else default

    def __contains__(self, key: object) -> bool:
        return key in self._ids()

    def __len__(self) -> int:
        return len(self._ids())

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def read_all(self) -> None:
        """Read all entries, without their texts."""
        self._entries.read_all()


class LazyEntry:
    """An entry to whoever reads it: its text is read when it is asked for."""

    __slots__ = ("_bodies", "_positions", "front", "id", "kind", "path")

    def __init__(self, found: _Front, bodies: KeptField[_Text]) -> None:
        self.id = found.id
        self.kind: Kind = found.kind
        self.path = found.path
        try:
            self.front: AnyFront = cast("AnyFront", _FRONTS[found.kind].decode(found.front))
        except ValueError as fault:
            raise LostError(str(fault)) from None
        self._positions = found.positions
        self._bodies = bodies

    @property
    def positions(self) -> dict[str, Position]:
        """Where each field of the front matter stands; hardly anybody asks."""
        try:
            return _POSITIONS.decode(self._positions)
        except ValueError as fault:
            raise LostError(str(fault)) from None

    @property
    def body(self) -> Body:
        """The text."""
        return self._bodies[self.id].body

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What front matter and marks refer to."""
        return self._bodies[self.id].relations

    @property
    def title(self) -> str:
        """What the entry is called on its page."""
        return self.front.title

    def at(self, field: str = "title") -> Position:
        """Where a field's value stands."""
        return self.positions.get(field, Position(self.path))

    def position_in(self, statement: Statement, offset: int) -> Position:
        """Where an offset in the text of one of its statements stands in the file."""
        return self._whole().position_in(statement, offset)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LazyEntry):
            other = other._whole()
        return self._whole() == other

    __hash__ = None  # type: ignore[assignment]

    def _whole(self) -> Entry:
        return Entry(self.id, self.kind, self.path, self.front, self.body, self.relations, self.positions)
