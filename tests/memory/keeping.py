"""Keeps what a test makes up, as a build does."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from explainer.memory import Keeping, Meta, Note, Part
from explainer.memory.store import NewStore
from explainer.model.archive import Archive


def write_store(file: Path, rows: Iterable[tuple[str, bytes]]) -> None:
    """Write a whole file of values."""
    new = NewStore(file)
    new.begin(rows)
    new.finish()


def keep(folder: Path, meta: Meta, archive: Archive, made: Sequence[Part], told: Collection[Note]) -> None:
    """Keep a whole build."""
    Keeping.begin(folder, archive).finish(meta, made, told)
