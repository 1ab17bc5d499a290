"""All events of the archive, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.link.folds import Fold, World
from explainer.model.archive import DatedEvent
from explainer.model.entry import Entry
from explainer.model.text import Event


def events_of(entry: Entry) -> Iterator[DatedEvent]:
    """The events of one entry that have a date, in the order of its text."""
    for index, statement in enumerate(entry.body.statements):
        if isinstance(statement, Event) and statement.date is not None:
            yield DatedEvent(entry.id, index, statement, statement.date)


def _years(entry: Entry, _world: World) -> Iterator[tuple[int, DatedEvent]]:
    return ((event.date.first.year, event) for event in events_of(entry))


def _order(event: DatedEvent, world: World) -> Any:
    """By the earliest day an event can have happened, then the latest, then the order of entries and texts."""
    return (event.date.sort_key, world.ranks[event.entry_id], event.statement)


YEARS = Fold(_years, lambda event: str(event.entry_id), _order)
