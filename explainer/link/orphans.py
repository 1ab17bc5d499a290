"""The entries that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model.archive import Archive
from explainer.model.orphan import is_orphan


def orphans(archive: Archive, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Those of some entries, by kind, in the order in which they are given."""
    found: dict[str, list[str]] = {}
    for entry_id in ids:
        if is_orphan(archive, entry_id):
            found.setdefault(archive.entries[entry_id].kind, []).append(entry_id)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}
