"""Entries that nothing leads to. Reports, conflicts and pages are where readers begin, and need nothing."""

from __future__ import annotations

from explainer.model.archive import Archive

_ROOTS = ("report", "conflict", "page")


def is_orphan(archive: Archive, entry_id: str) -> bool:
    """Whether no text refers to an entry, no front matter names it and nothing cites it."""
    entry = archive.entries.get(entry_id)
    return (
        entry is not None
        and entry.kind not in _ROOTS
        and not any(found.get(entry_id) for found in (archive.mentions, archive.cited_in, archive.relations_to))
    )
