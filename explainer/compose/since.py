"""What happened in a report's conflicts after the report: begun, ended, signed, done."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from explainer.compose.background import event_data
from explainer.compose.paper import Paper
from explainer.compose.parts import date_data
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront
from explainer.model.text import Event

MOST = 7
KEY = "key"
"""The mark of an event that a reader who knows only seven should know."""


class Later(msgspec.Struct, frozen=True):
    """Something younger than a report. `weight`: a key event 3, an agreement 2, an event 1, the rest 0."""

    weight: int
    date: Edtf
    what: str
    entry_id: str
    statement: int
    conflict_id: str


def since(paper: Paper, conflicts: list[Entry], day: date) -> dict[str, Any]:
    """At most seven things, newest last, and how many more there are.

    Key events go before agreements, those before other events and before what began or ended; of equal ones the
    newest stay. What an event of the same day and conflict tells already is not told twice.
    """
    found = [later for conflict in conflicts for later in _later(paper, conflict, day)]
    chosen = sorted(found, key=lambda later: (later.weight, later.date.first), reverse=True)[:MOST]
    chosen.sort(key=lambda later: (later.date.sort_key, later.entry_id))
    return {
        "items": [_item(paper, later) for later in chosen],
        "more": len(found) - len(chosen),
        "rest": [paper.link(conflict.id, _timeline(conflict)) for conflict in conflicts],
    }


def _timeline(conflict: Entry) -> str:
    """The anchor of a conflict's first timeline, or ""."""
    return next((heading.anchor for heading in conflict.body.headings if "timeline" in heading.classes), "")


def _later(paper: Paper, conflict: Entry, day: date) -> list[Later]:
    archive = paper.archive
    found: list[Later] = []
    for index, statement in enumerate(conflict.body.statements):
        if isinstance(statement, Event) and statement.date and _after(statement.date, day, archive.today):
            weight = 3 if KEY in statement.marks.classes else 1
            found.append(Later(weight, statement.date, "", conflict.id, index, conflict.id))
    told = {later.date.first for later in found}
    for agreement_id in archive.links[conflict.id].related("agreements"):
        front = archive.entries[agreement_id].front
        if isinstance(front, AgreementFront) and front.date and _after(front.date, day, archive.today):
            near = any(abs((front.date.first - other).days) <= 1 for other in told)
            if not near:
                found.append(Later(2, front.date, "signed", agreement_id, -1, conflict.id))
    told = {later.date.first for later in found}
    for index, statement in enumerate(conflict.body.statements):
        for what, when in (("began", statement.marks.since), ("ended", statement.marks.until)):
            if when and _after(when, day, archive.today) and when.first not in told and not statement.indent:
                told.add(when.first)
                found.append(Later(0, when, what, conflict.id, index, conflict.id))
    return found


def _after(when: Edtf, day: date, today: date) -> bool:
    return day < when.first <= today


def _item(paper: Paper, later: Later) -> dict[str, Any]:
    entry = paper.archive.entries[later.entry_id]
    conflict = paper.link(later.conflict_id)
    if later.statement < 0:
        return {
            "date": date_data(later.date),
            "what": later.what,
            "text": None,
            "entry": paper.link(entry.id),
            "conflict": conflict,
        }
    if not later.what:
        return {**event_data(paper, entry, later.statement), "what": "", "conflict": conflict}
    return {
        "date": date_data(later.date),
        "what": later.what,
        "text": paper.statement(entry, later.statement),
        "entry": paper.link(entry.id),
        "conflict": conflict,
    }
