"""Which entries the lists of the whole site are of, so that none of them looks through all entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from explainer.link.folds import Fold, World
from explainer.link.orders import by_title
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront, ReportFront, SourceFront
from explainer.model.text import Event

_AGEING = ("conflict", "actor", "place", "agreement", "term")


def totals(cited_in: Mapping[str, object]) -> dict[str, int]:
    """What is counted of the whole archive, for whoever need not know more of it."""
    return {"cited": len(cited_in)}


def _listed(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    front = entry.front
    if front.corrections:
        yield "corrected", entry.id
    if entry.kind in _AGEING and front.reviewed is None:
        yield "unreviewed", entry.id
    if isinstance(front, SourceFront) and front.url and not front.url_verified:
        yield "unseen", entry.id


def _newest(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    if isinstance(entry.front, ReportFront):
        yield entry.kind, entry.id


def _newest_first(entry_id: str, world: World) -> Any:
    front = world.entries[entry_id].front
    assert isinstance(front, ReportFront)
    first, last = front.date.sort_key
    return (-first.toordinal(), -last.toordinal(), *by_title(entry_id, world))


def _news(entry: Entry, _world: World) -> Iterator[tuple[str, tuple[int, str]]]:
    for day in _done(entry):
        yield "done", (day.toordinal(), entry.id)
    for day in _changed(entry) if entry.kind not in ("source", "page") else ():
        yield "changed", (day.toordinal(), entry.id)


def _done(entry: Entry) -> Iterator[date]:
    """The days on which the archive did something."""
    front = entry.front
    if isinstance(front, ReportFront):
        yield front.date.first
    if front.reviewed:
        yield front.reviewed.first
    for correction in front.corrections:
        yield correction.date.first
    for statement in entry.body.statements:
        if statement.marks.answered:
            yield statement.marks.answered.first


def _changed(entry: Entry) -> Iterator[date]:
    """The days on which what an entry tells of has surely come, even if they lie ahead."""
    if isinstance(entry.front, AgreementFront) and entry.front.date:
        yield _over(entry.front.date)
    for statement in entry.body.statements:
        marks = statement.marks
        known = _over(marks.known) if marks.known else date.min
        for when in (statement.date,) if isinstance(statement, Event) else (marks.since, marks.until):
            if when:
                yield max(_over(when), known)


def _over(when: Edtf) -> date:
    """The last day of a date; of what is open, its first."""
    return when.first if when.last == date.max else when.last


def _latest_first(item: tuple[int, str], _world: World) -> Any:
    return (-item[0], item[1])


LISTED = Fold(_listed, str)
NEWEST = Fold(_newest, str, _newest_first)
NEWS = Fold(_news, lambda item: str(item[1]), _latest_first)
