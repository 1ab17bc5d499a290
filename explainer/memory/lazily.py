"""An archive of which every piece is read from the store when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from datetime import date
from typing import Any, TypeVar, cast

import msgspec

from explainer.memory.reading import FIELDS, LEDGER
from explainer.memory.store import LostError, Store
from explainer.model.archive import Archive, DatedEvent, Links, Mention
from explainer.model.entry import Asset, Entry, Relation
from explainer.model.findings import Attribution, Counted, Ledger, Stale
from explainer.model.front import FRONTS, AnyFront, Kind, LoadedWord
from explainer.model.problem import Position
from explainer.model.promises import Promises
from explainer.model.text import Body, Statement
from explainer.model.views import View

Value = TypeVar("Value")

_ids = tuple[str, ...]
_TYPES: dict[str, Any] = {
    **dict.fromkeys(("names", "marked_by", "origins", "kinds", "series", "events", "states", "dated", "orphans"), _ids),
    "links": Links,
    **dict.fromkeys(("mentions", "cited_in"), tuple[Mention, ...]),
    "relations_to": tuple[tuple[str, str], ...],
    "differences": tuple[tuple[str, int], ...],
    "years": tuple[DatedEvent, ...],
    "assets": Asset,
    "now": View,
    "views": tuple[View, ...],
    "stale": Stale,
    "moved": str,
    "evidence": Counted,
    "keys": str,
    "filters": tuple[tuple[str, str], ...],
    "words": dict[str, str],
    "shards": _ids,
    **dict.fromkeys(LEDGER, tuple[Attribution, ...]),
}
"""What the values of each field are."""


class Rest(msgspec.Struct, frozen=True, array_like=True):
    """What an archive holds besides mappings."""

    today: date
    unresolved: tuple[str, ...]
    loaded_words: tuple[LoadedWord, ...]
    promises: Promises
    word_sizes: dict[str, dict[str, int]]


class _Front(msgspec.Struct, frozen=True, array_like=True):
    kind: Kind
    path: str
    front: msgspec.Raw
    positions: dict[str, Position]


class _Text(msgspec.Struct, frozen=True, array_like=True):
    body: Body
    relations: tuple[Relation, ...]


_REST = msgspec.msgpack.Decoder(Rest)
_FRONT = msgspec.msgpack.Decoder(_Front)
_TEXT = msgspec.msgpack.Decoder(_Text)
_FRONTS = {kind: msgspec.msgpack.Decoder(front) for kind, front in FRONTS.items()}
_DECODERS = {field: msgspec.msgpack.Decoder(kind) for field, kind in _TYPES.items()}
_encode = msgspec.msgpack.Encoder().encode

REST = "rest"
ORDERED = ("stale", "moved")
"""Fields whose keys may change their order alone."""


def mapping_of(archive: Archive, field: str) -> Mapping[Any, Any]:
    """A mapping of an archive by its name, those of the ledger too."""
    found: Mapping[Any, Any] = getattr(archive.ledger if field in LEDGER else archive, field)
    return found


def rows(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """All of an archive, as it is kept."""
    for entry_id, entry in archive.entries.items():
        yield row("front", entry_id), front_data(entry)
        yield row("body", entry_id), body_data(entry)
    for field in (*FIELDS, *LEDGER):
        for key, value in mapping_of(archive, field).items():
            yield row(field, key), _encode(value)
    yield REST, rest_data(archive)
    for field in ("entries", *FIELDS, *LEDGER):
        yield keys_row(field), keys_data(archive, field)


def row(field: str, key: Any) -> str:
    """What a value is kept under."""
    return f"{field}/{key}"


def value_data(archive: Archive, field: str, key: Any) -> bytes | None:
    """A value as it is kept; None when there is none."""
    if field in ("front", "body"):
        entry = archive.entries.get(key)
        if entry is None:
            return None
        return front_data(entry) if field == "front" else body_data(entry)
    value = mapping_of(archive, field).get(key)
    return None if value is None else _encode(value)


def front_data(entry: Entry) -> bytes:
    """An entry without its text."""
    return _encode(_Front(entry.kind, entry.path, msgspec.Raw(_encode(entry.front)), entry.positions))


def body_data(entry: Entry) -> bytes:
    """The text of an entry."""
    return _encode(_Text(entry.body, entry.relations))


def rest_data(archive: Archive) -> bytes:
    """What is kept in one piece."""
    sizes = {prefix: dict(words) for prefix, words in archive.word_sizes.items()}
    return _encode(Rest(archive.today, archive.unresolved, archive.loaded_words, archive.promises, sizes))


def keys_row(field: str) -> str:
    """What the keys of a field are kept under."""
    return f"keys/{field}"


def keys_data(archive: Archive, field: str) -> bytes:
    """The keys of a field, in their order."""
    return _encode(list(archive.entries if field == "entries" else mapping_of(archive, field)))


def lazily(store: Store) -> Archive:
    """The archive in a store. Whatever is asked of it later may raise `LostError`."""
    try:
        rest = _REST.decode(store.get(REST))
    except ValueError as fault:
        raise LostError(str(fault)) from None

    def kept(field: str) -> _Kept[Any]:
        return _Kept(store, field, _Keys(store, field), _DECODERS[field].decode)

    fields: dict[str, Any] = {field: kept(field) for field in FIELDS}
    return Archive(
        entries=cast("Mapping[str, Entry]", _Entries(store)),
        ledger=Ledger(*(kept(field) for field in LEDGER)),
        today=rest.today,
        unresolved=rest.unresolved,
        loaded_words=rest.loaded_words,
        promises=rest.promises,
        word_sizes=rest.word_sizes,
        **fields,
    )


class _Keys:
    """The keys of a field, read when they are asked for."""

    def __init__(self, store: Store, field: str) -> None:
        self._store = store
        self._field = field
        self._known: dict[Any, None] | None = None

    def __call__(self) -> dict[Any, None]:
        if self._known is None:
            try:
                self._known = dict.fromkeys(msgspec.msgpack.decode(self._store.get(keys_row(self._field))))
            except (ValueError, TypeError) as fault:
                raise LostError(str(fault)) from None
        return self._known


class _Kept(Mapping[Any, Value]):
    """One field, in the order of its keys."""

    def __init__(self, store: Store, field: str, keys: _Keys, decode: Callable[[bytes], Value]) -> None:
        self._store = store
        self._field = field
        self._keys = keys
        self._decode = decode
        self._known: dict[Any, Value] = {}
        self._whole = False

    def __getitem__(self, key: Any) -> Value:
        found = self._known.get(key)
        if found is None:
            if key not in self._keys():
                raise KeyError(key)
            found = self._known[key] = self._decoded(self._store.get(row(self._field, key)))
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        """The value, or the default."""
        return self[key] if key in self._keys() else default

    def __contains__(self, key: object) -> bool:
        return key in self._keys()

    def __len__(self) -> int:
        return len(self._keys())

    def __iter__(self) -> Iterator[Any]:
        return iter(self._keys())

    def values(self) -> ValuesView[Value]:
        """All values."""
        self.read_all()
        return super().values()

    def items(self) -> ItemsView[Any, Value]:
        """All keys and values."""
        self.read_all()
        return super().items()

    def read_all(self) -> None:
        """Read all values with one question, for whoever wants them all."""
        if self._whole:
            return
        by_text = {str(key): key for key in self._keys()}
        for text, data in self._store.below(f"{self._field}/"):
            key = by_text.get(text)
            if key is not None and key not in self._known:
                self._known[key] = self._decoded(data)
        self._whole = True

    def _decoded(self, data: bytes) -> Value:
        try:
            return self._decode(data)
        except ValueError as fault:
            raise LostError(str(fault)) from None


class _Entries(Mapping[str, "LazyEntry"]):
    """The entries in their order."""

    def __init__(self, store: Store) -> None:
        self._ids = _Keys(store, "entries")
        self._fronts = _Kept(store, "front", self._ids, _FRONT.decode)
        self._bodies = _Kept(store, "body", self._ids, _TEXT.decode)
        self._known: dict[str, LazyEntry] = {}

    def __getitem__(self, key: str) -> LazyEntry:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = LazyEntry(key, self._fronts[key], self._bodies)
        return found

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
        self._fronts.read_all()


class LazyEntry:
    """An entry to whoever reads it: its text is read when it is asked for."""

    __slots__ = ("_bodies", "front", "id", "kind", "path", "positions")

    def __init__(self, entry_id: str, found: _Front, bodies: _Kept[_Text]) -> None:
        self.id = entry_id
        self.kind: Kind = found.kind
        self.path = found.path
        try:
            self.front: AnyFront = cast("AnyFront", _FRONTS[found.kind].decode(found.front))
        except ValueError as fault:
            raise LostError(str(fault)) from None
        self.positions = found.positions
        self._bodies = bodies

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
