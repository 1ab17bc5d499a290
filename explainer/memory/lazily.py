"""An archive of which every piece is read from the store when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

import msgspec

from explainer.memory.entries import MOST, MOST_TEXTS, KeptEntries, body_data, front_data
from explainer.memory.fields import KeptField, Keys, keys_row, row
from explainer.memory.reading import FIELDS, LEDGER
from explainer.memory.store import LostError, Store
from explainer.model.archive import Archive, DatedEvent, Links, Mention
from explainer.model.entry import Asset, Entry
from explainer.model.findings import Attribution, Counted, Difference, Excerpt, Ledger, Stale
from explainer.model.front import LoadedWord
from explainer.model.lists import NamesPage
from explainer.model.promises import Promises
from explainer.model.views import View

_ids = tuple[str, ...]
_TYPES: dict[str, Any] = {
    **dict.fromkeys(
        ("names", "marked_by", "origins", "kinds", "series", "events", "states", "dated", "orphans", "derived", "bins"),
        _ids,
    ),
    "links": Links,
    **dict.fromkeys(("mentions", "cited_in"), tuple[Mention, ...]),
    "relations_to": tuple[tuple[str, str], ...],
    "differences": tuple[Difference, ...],
    **dict.fromkeys(("listed", "newest"), _ids),
    "news": tuple[tuple[int, str], ...],
    "all_names": NamesPage,
    "totals": int,
    "long": tuple[tuple[str, int], ...],
    "years": tuple[DatedEvent, ...],
    "assets": Asset,
    "now": View,
    "views": tuple[View, ...],
    "stale": Stale,
    "moved": str,
    "evidence": Counted,
    "excerpts": Excerpt,
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


_REST = msgspec.msgpack.Decoder(Rest)
_DECODERS = {field: msgspec.msgpack.Decoder(kind) for field, kind in _TYPES.items()}
_encode = msgspec.msgpack.Encoder().encode

REST = "rest"
_LARGE = ("links", "mentions", "cited_in", "words", *LEDGER)
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


def value_data(archive: Archive, field: str, key: Any) -> bytes | None:
    """A value as it is kept; None when there is none."""
    if field in ("front", "body"):
        entry = archive.entries.get(key)
        if entry is None:
            return None
        return front_data(entry) if field == "front" else body_data(entry)
    value = mapping_of(archive, field).get(key)
    return None if value is None else _encode(value)


def rest_data(archive: Archive) -> bytes:
    """What is kept in one piece."""
    sizes = {prefix: dict(words) for prefix, words in archive.word_sizes.items()}
    return _encode(Rest(archive.today, archive.unresolved, archive.loaded_words, archive.promises, sizes))


def keys_data(archive: Archive, field: str) -> bytes:
    """The keys of a field, in their order."""
    return _encode(list(archive.entries if field == "entries" else mapping_of(archive, field)))


def lazily(store: Store) -> Archive:
    """The archive in a store. Whatever is asked of it later may raise `LostError`."""
    try:
        rest = _REST.decode(store.get(REST))
    except ValueError as fault:
        raise LostError(str(fault)) from None

    def kept(field: str) -> KeptField[Any]:
        most = MOST_TEXTS if field in _LARGE else MOST
        return KeptField(store, field, Keys(store, field), _DECODERS[field].decode, most)

    fields: dict[str, Any] = {field: kept(field) for field in FIELDS}
    return Archive(
        entries=cast("Mapping[str, Entry]", KeptEntries(store)),
        ledger=Ledger(*(kept(field) for field in LEDGER)),
        today=rest.today,
        unresolved=rest.unresolved,
        loaded_words=rest.loaded_words,
        promises=rest.promises,
        word_sizes=rest.word_sizes,
        **fields,
    )
