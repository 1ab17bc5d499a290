"""Entries in the orders that pages list them in: by kind, by series, by event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.link.folds import Fold, World
from explainer.model.entry import Entry
from explainer.model.findings import Difference
from explainer.model.front import ReportFront
from explainer.model.text import Event, Statement


def _kinds(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    yield entry.kind, entry.id


def _series(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    if isinstance(entry.front, ReportFront) and entry.front.series:
        yield entry.front.series, entry.id


def _events(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    if isinstance(entry.front, ReportFront) and entry.front.event:
        yield entry.front.event, entry.id


def by_title(entry_id: str, world: World) -> Any:
    """By title, then id."""
    return (world.entries[entry_id].title.casefold(), entry_id)


def _by_date(entry_id: str, world: World) -> Any:
    front = world.entries[entry_id].front
    assert isinstance(front, ReportFront)
    return (front.date.sort_key, *by_title(entry_id, world))


def differences(entry: Entry) -> Iterator[Difference]:
    """The statements of an entry that are marked as differing."""
    statements = entry.body.statements
    for index, statement in enumerate(statements):
        marks = statement.marks
        if "differs" in marks.classes:
            concerned = (other for other, one in enumerate(statements) if one.marks.anchor == marks.concerns)
            yield Difference(entry.id, index, next(concerned, -1) if marks.concerns else -1)


def _differences(entry: Entry, _world: World) -> Iterator[tuple[str, Difference]]:
    return ((entry.kind, difference) for difference in differences(entry))


def _by_title_and_number(item: Difference, world: World) -> Any:
    return (*by_title(item.entry_id, world), item.statement)


def _dated(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    if any(_has_date(statement) for statement in entry.body.statements):
        yield entry.kind, entry.id


def _has_date(statement: Statement) -> bool:
    if isinstance(statement, Event):
        return True
    marks = statement.marks
    return bool(marks.since or marks.until or marks.known or marks.opened or marks.answered)


KINDS = Fold(_kinds, str, by_title)
SERIES = Fold(_series, str, _by_date)
EVENTS = Fold(_events, str)
DATED = Fold(_dated, str)
DIFFERENCES = Fold(_differences, lambda item: str(item.entry_id), _by_title_and_number)
