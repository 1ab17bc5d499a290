"""The newest day that the content knows. The clock is never asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront, ReportFront, SourceFront
from explainer.model.text import Event


def newest_day(entries: Iterable[Entry]) -> date:
    """The latest first day of any report, event, agreement, source or mark; `until` may lie ahead and is left out.

    An archive without a date has the first day of the calendar.
    """
    days = [when.first for entry in entries for when in _dates(entry) if when is not None]
    return max(days, default=date.min)


def _dates(entry: Entry) -> Iterator[Edtf | None]:
    front = entry.front
    yield front.reviewed
    if isinstance(front, ReportFront):
        yield front.date
        yield front.event_date
    elif isinstance(front, AgreementFront):
        yield front.date
    elif isinstance(front, SourceFront):
        yield front.issued
    for correction in front.corrections:
        yield correction.date
    for statement in entry.body.statements:
        marks = statement.marks
        yield from (marks.since, marks.known, marks.opened, marks.answered)
        if isinstance(statement, Event):
            yield statement.date
