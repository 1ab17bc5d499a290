"""What rules look for in all of an archive: words that take a side, and states that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model.entry import Entry
from explainer.model.front import LoadedWord, PageFront


def loaded_words(pages: Iterable[Entry]) -> tuple[LoadedWord, ...]:
    """The lists of all pages, one behind the other."""
    return tuple(word for page in pages if isinstance(page.front, PageFront) for word in page.front.loaded_words)


def states(entries: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """By the name of a state (`state=`), the ids of the entries with statements of it, in the order of entries."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for statement in entry.body.statements:
            if statement.marks.state:
                found.setdefault(statement.marks.state, {})[entry.id] = None
    return {name: tuple(ids) for name, ids in found.items()}
