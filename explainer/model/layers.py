"""Mappings of which few keys are others than those of another mapping, which stays as it is; and one made late."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def laid_over(
    base: Mapping[Key, Value], changes: Mapping[Key, Value | None], order: Sequence[Key] | None = None
) -> Mapping[Key, Value]:
    """A mapping with some changes, None for a key that is gone.

    Keys come in the `order` given, as long as they are the same ones; by default new ones come last.
    """
    if not changes and order is None:
        return base
    if isinstance(base, Layer):
        order = base.order if order is None else order
        changes = {**base.changes, **changes}
        base = base.base
    return Layer(base, changes, order)


def differing(one: Mapping[Key, Any], other: Mapping[Key, Any]) -> set[Key]:
    """The keys that have another value, or none, in one of two mappings."""
    return {key for key in {*one, *other} if one.get(key) != other.get(key)}


def read_all(mapping: Mapping[Any, Any]) -> None:
    """Let a mapping that reads its values one by one read all of them in one go, for whoever wants them all."""
    if isinstance(mapping, Layer):
        mapping = mapping.base
    read = getattr(mapping, "read_all", None)
    if read is not None:
        read()


class Layer(Mapping[Key, Value]):
    """See `laid_over`."""

    def __init__(
        self, base: Mapping[Key, Value], changes: Mapping[Key, Value | None], order: Sequence[Key] | None = None
    ) -> None:
        self.base = base
        self.changes = changes
        self.order = order

    def __getitem__(self, key: Key) -> Value:
        if key in self.changes:
            value = self.changes[key]
            if value is None:
                raise KeyError(key)
            return value
        return self.base[key]

    def get(self, key: Key, default: Any = None) -> Any:
        """As of any mapping; the one in `Mapping` catches an exception for every key that is not there."""
        if key in self.changes:
            value = self.changes[key]
            return default if value is None else value
        return self.base.get(key, default)

    def __contains__(self, key: object) -> bool:
        if key in self.changes:
            return self.changes[key] is not None  # type: ignore[index]
        return key in self.base

    def __iter__(self) -> Iterator[Key]:
        if self.order is not None:
            yield from self.order
            return
        for key in self.base:
            if key not in self.changes or self.changes[key] is not None:
                yield key
        for key, value in self.changes.items():
            if value is not None and key not in self.base:
                yield key

    def __len__(self) -> int:
        if self.order is not None:
            return len(self.order)
        base = self.base
        return len(base) + sum((value is not None) - (key in base) for key, value in self.changes.items())

    def values(self) -> ValuesView[Value]:
        """All values."""
        read_all(self.base)
        return super().values()

    def items(self) -> ItemsView[Key, Value]:
        """All keys and values."""
        read_all(self.base)
        return super().items()


class Later(Mapping[Key, Value]):
    """A mapping that is made when it is first asked for anything."""

    def __init__(self, make: Callable[[], Mapping[Key, Value]]) -> None:
        self._make = make
        self._made: Mapping[Key, Value] | None = None

    @property
    def is_made(self) -> bool:
        """Whether anything was asked of it."""
        return self._made is not None

    def _base(self) -> Mapping[Key, Value]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: Key) -> Value:
        return self._base()[key]

    def __contains__(self, key: object) -> bool:
        return key in self._base()

    def __iter__(self) -> Iterator[Key]:
        return iter(self._base())

    def __len__(self) -> int:
        return len(self._base())
