"""All events of the archive, in order."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.model.archive import DatedEvent
from explainer.model.entry import Entry
from explainer.model.text import Event


def chronology(entries: Iterable[Entry]) -> tuple[DatedEvent, ...]:
    """Events by the earliest day they can have happened, then the latest, then the order of the entries."""
    found = [
        DatedEvent(entry.id, index, statement, statement.date)
        for entry in entries
        for index, statement in enumerate(entry.body.statements)
        if isinstance(statement, Event) and statement.date is not None
    ]
    return tuple(sorted(found, key=lambda event: event.date.sort_key))
