"""One field of an archive, of which every value is read from the store when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Any, TypeVar

import msgspec

from explainer.memory.store import LostError, Store

Value = TypeVar("Value")


def row(field: str, key: Any) -> str:
    """What a value is kept under."""
    return f"{field}/{key}"


def keys_row(field: str) -> str:
    """What the keys of a field are kept under."""
    return f"index/{field}"


class Keys:
    """The keys of a field, read when they are asked for."""

    def __init__(self, store: Store, field: str) -> None:
        self._store = store
        self._field = field
        self._known: dict[Any, None] | None = None

    def __call__(self) -> dict[Any, None]:
        """The keys, in their order."""
        if self._known is None:
            try:
                self._known = dict.fromkeys(msgspec.msgpack.decode(self._store.get(keys_row(self._field))))
            except (ValueError, TypeError) as fault:
                raise LostError(str(fault)) from None
        return self._known


class KeptField(Mapping[Any, Value]):
    """One field, in the order of its keys. Of its values only the last `most`, or twice as many, are held."""

    def __init__(self, store: Store, field: str, keys: Keys, decode: Callable[[bytes], Value], most: int) -> None:
        self._store = store
        self._field = field
        self._keys = keys
        self._decode = decode
        self._most = most
        self._known: dict[Any, Value] = {}
        self._older: dict[Any, Value] = {}
        self._whole = False

    def __getitem__(self, key: Any) -> Value:
        found = self._known.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                if key not in self._keys():
                    raise KeyError(key)
                found = self._decoded(self._store.get(row(self._field, key)))
            if len(self._known) >= self._most:
                self._older, self._known = self._known, {}
            self._known[key] = found
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
        """Read all values with one question, for whoever wants them all, unless they are too many to be held."""
        if self._whole or len(self._keys()) > self._most:
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
