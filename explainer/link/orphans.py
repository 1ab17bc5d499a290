"""Entries that nothing leads to. Reports, conflicts and pages are where readers begin, and need nothing."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model.archive import Archive

_ROOTS = ("report", "conflict", "page")


def orphans(archive: Archive, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Those of some entries, by kind, in the order in which they are given."""
    found: dict[str, list[str]] = {}
    for entry_id in ids:
        if is_orphan(archive, entry_id):
            found.setdefault(archive.entries[entry_id].kind, []).append(entry_id)
    return {kind: tuple(of_kind) for kind, of_kind in found.items()}


def is_orphan(archive: Archive, entry_id: str) -> bool:
    """Whether no text refers to an entry, no front matter names it and nothing cites it."""
    entry = archive.entries.get(entry_id)
    return (
        entry is not None
        and entry.kind not in _ROOTS
        and not any(found.get(entry_id) for found in (archive.mentions, archive.cited_in, archive.relations_to))
    )
