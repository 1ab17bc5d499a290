"""An archive that notes what is read of it: so it is known what a change of it can change elsewhere.

Notes are pairs of a field and a key; the key is None when all of a field was looked through. Of `entries` there are
`front` (the entry as such: its front matter, kind and path), `body` and `order` (which entries there are).
"""

from __future__ import annotations

from array import array
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from typing import Any, TypeAlias, TypeVar, cast

import msgspec

from explainer.model.archive import Archive
from explainer.model.entry import Entry, Relation
from explainer.model.findings import Ledger
from explainer.model.front import AnyFront, Kind
from explainer.model.layers import read_all
from explainer.model.problem import Position
from explainer.model.text import Body, Statement

Key = TypeVar("Key")
Value = TypeVar("Value")

Note = tuple[str, Any]

Read: TypeAlias = "array[int]"
"""Numbers of notes."""

FIELDS = (
    *("names", "links", "mentions", "cited_in", "relations_to", "marked_by", "origins", "years", "assets"),
    *("now", "views", "stale", "kinds", "series", "events", "moved", "states", "differences", "evidence"),
    *("dated", "orphans", "excerpts", "bins", "derived", "keys", "filters", "words", "shards"),
    *("listed", "newest", "news", "all_names", "totals", "long"),
)
"""The mappings of an archive besides its entries and its ledger."""

_MOST = 4_000
"""Entries that are held from one part of the site to the next."""

LEDGER = ("by_actor", "by_conflict", "by_entry")


class Reading:
    """Reads of one archive. `archive` is the one that notes; `in_order` has every note at its number."""

    def __init__(self, archive: Archive) -> None:
        self.notes: set[Note] = set()
        self.told: dict[Note, int] = {}
        self.in_order: list[Note] = []
        self.turn_to(archive)

    def turn_to(self, archive: Archive) -> None:
        """From here on it is read from this archive, which has the same in it."""
        self._entries = _Entries(archive.entries, self)
        self.archive: Archive = msgspec.structs.replace(
            archive,
            entries=cast("Mapping[str, Entry]", self._entries),
            ledger=Ledger(*(_Seen(field, getattr(archive.ledger, field), self) for field in LEDGER)),
            word_sizes={},  # which shards there are is asked of the archive itself
            **{field: _Seen(field, getattr(archive, field), self) for field in FIELDS},
        )

    def begin(self) -> None:
        """What is read from now on is read for another part."""
        self.notes.clear()
        self._entries.forget()

    def end(self) -> Read:
        """The numbers of the notes since the beginning."""
        return array("I", map(self.number, self.notes))

    def number(self, note: Note) -> int:
        """The number of a note."""
        found = self.told.get(note)
        if found is None:
            found = self.told[note] = len(self.in_order)
            self.in_order.append(note)
        return found

    def forget_from(self, number: int) -> None:
        """Forget the notes from a number on."""
        for note in self.in_order[number:]:
            del self.told[note]
        del self.in_order[number:]


class _Seen(Mapping[Key, Value]):
    """A mapping that notes what is read of it."""

    def __init__(self, field: str, base: Mapping[Key, Value], reading: Reading) -> None:
        self._field = field
        self._base = base
        self._reading = reading

    def __getitem__(self, key: Key) -> Value:
        self._reading.notes.add((self._field, key))
        return self._base[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """The value, or the default."""
        self._reading.notes.add((self._field, key))
        return self._base.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._reading.notes.add((self._field, key))
        return key in self._base

    def __iter__(self) -> Iterator[Key]:
        self._reading.notes.add((self._field, None))
        return iter(self._base)

    def __len__(self) -> int:
        self._reading.notes.add((self._field, None))
        return len(self._base)

    def values(self) -> ValuesView[Value]:
        """All values, of which none need be noted besides."""
        self._reading.notes.add((self._field, None))
        return self._base.values()

    def items(self) -> ItemsView[Key, Value]:
        """All keys and values."""
        self._reading.notes.add((self._field, None))
        return self._base.items()


class _Entries(Mapping[str, "_Entry"]):
    """The entries, each of which notes when its text is read. One entry is one object, for a part of the site."""

    def __init__(self, base: Mapping[str, Entry], reading: Reading) -> None:
        self._base = base
        self._reading = reading
        self._known: dict[str, tuple[_Entry, Note]] = {}

    def __getitem__(self, key: str) -> _Entry:
        found = self._known.get(key)
        if found is None:
            self._reading.notes.add(("front", key))
            found = self._known[key] = (_Entry(self._base[key], self._reading), ("front", key))
        else:
            self._reading.notes.add(found[1])
        return found[0]

    def forget(self) -> None:
        """Let go of what is held, if it is much."""
        if len(self._known) > _MOST:
            self._known.clear()

    def get(self, key: str, default: Any = None) -> Any:
        """The entry, or the default."""
        self._reading.notes.add(("front", key))
        return self[key] if key in self._base else default

    def __contains__(self, key: object) -> bool:
        self._reading.notes.add(("front", key))
        return key in self._base

    def __iter__(self) -> Iterator[str]:
        self._reading.notes.add(("order", None))
        return iter(self._base)

    def values(self) -> ValuesView[_Entry]:
        """All entries."""
        read_all(self._base)
        return super().values()

    def __len__(self) -> int:
        self._reading.notes.add(("order", None))
        return len(self._base)


class _Entry:
    """An entry to whoever reads it."""

    __slots__ = ("_entry", "_note", "_reading", "front", "id", "kind", "path")

    def __init__(self, entry: Entry, reading: Reading) -> None:
        self.id: str = entry.id
        self.kind: Kind = entry.kind
        self.path: str = entry.path
        self.front: AnyFront = entry.front
        self._entry = entry
        self._reading = reading
        self._note: Note = ("body", entry.id)

    @property
    def body(self) -> Body:
        """The text."""
        self._reading.notes.add(self._note)
        return self._entry.body

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What front matter and marks refer to."""
        self._reading.notes.add(self._note)
        return self._entry.relations

    @property
    def positions(self) -> dict[str, Position]:
        """Where each field of the front matter stands."""
        return self._entry.positions

    @property
    def title(self) -> str:
        """What the entry is called on its page."""
        return self.front.title

    def at(self, field: str = "title") -> Position:
        """Where a field's value stands."""
        return self._entry.at(field)

    def position_in(self, statement: Statement, offset: int) -> Position:
        """Where an offset in the text of one of its statements stands in the file."""
        self._reading.notes.add(self._note)
        return self._entry.position_in(statement, offset)
