"""What rules look for in all of an archive: words that take a side, and states that cannot hold together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.link.folds import Fold, World
from explainer.model.entry import Entry
from explainer.model.front import LoadedWord, PageFront


def loaded_words(pages: Iterable[Entry]) -> tuple[LoadedWord, ...]:
    """The lists of all pages, one behind the other."""
    return tuple(word for page in pages if isinstance(page.front, PageFront) for word in page.front.loaded_words)


def _states(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    for statement in entry.body.statements:
        if statement.marks.state:
            yield statement.marks.state, entry.id


STATES = Fold(_states, str)
"""By the name of a state (`state=`), the ids of the entries with statements of it, in the order of entries."""
