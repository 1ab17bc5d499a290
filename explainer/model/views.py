"""Time in the text: what of an entry stood on a day.

Bounds decide, never a guess: a statement shows from the last day on which its `since` can lie, so that no page for a
day tells of anything later, and until the last day on which its `until` can lie (EDTF intervals include both ends).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from explainer.model.dates import Edtf
from explainer.model.text import Event, Heading, Statement

Standing = Literal["undated", "held", "ended", "later"]
"""How a statement stands on a day: it carries no date, held then, had ended, or was still to come."""


class View(msgspec.Struct, frozen=True, array_like=True):
    """An entry on a day: the standing of each of its statements, parallel to them.

    `reports` are the ids of the reports that were published that day, where the view was made for them.
    """

    day: date
    standing: tuple[Standing, ...] = ()
    reports: tuple[str, ...] = ()


def held(since: Edtf | None, until: Edtf | None, day: date) -> bool:
    """Whether a state or role that lasted from `since` until `until` is known to have begun and not to have ended."""
    return (since is None or since.last <= day) and (until is None or day <= until.last)


def standing(statement: Statement, heading: Heading | None, day: date, *, newest: bool = False) -> Standing:
    """How a statement stands on a day; `heading` is that of its section.

    On the `newest` day that the content knows nothing is still to come, so what can have begun has: an event of
    “February 2026” shows although the newest day is 10 February.

    In a section that records one day (`on=`) nothing ages. What became known later (`known=`), and an open question
    before it was opened, are still to come.
    """
    marks = statement.marks
    if marks.known and marks.known.last > day:
        return "later"
    if marks.opened and marks.opened.last > day:
        return "later"
    if heading and heading.on:
        return "held" if heading.on.last <= day else "later"
    if isinstance(statement, Event):
        if statement.date is None:
            return "undated"
        return "held" if newest and statement.date.first <= day else happened(statement.date, day)
    if marks.since and (marks.since.first if newest else marks.since.last) > day:
        return "later"
    if marks.until and marks.until.last < day:
        return "ended"
    return "held" if marks.since or marks.until else "undated"


def happened(when: Edtf, day: date) -> Standing:
    """Whether an event was over by a day; one without an end counts from its beginning."""
    known_by = when.first if when.last == date.max else when.last
    return "held" if known_by <= day else "later"


def answered(statement: Statement, day: date) -> bool:
    """Whether an open question had its answer by a day."""
    return statement.marks.answered is not None and statement.marks.answered.last <= day
