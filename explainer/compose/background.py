"""The background of a conflict on a day, in short: one sentence, some paragraphs, the last events, who was involved."""

from __future__ import annotations

from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import date_data
from explainer.model.address import day_address
from explainer.model.entry import Entry
from explainer.model.front import ActorFront
from explainer.model.text import Event
from explainer.model.views import View, held

LEDE = "lede"
BRIEF = "brief"
_EVENTS = 3
_BRIEF = 6
_INVOLVED = 8
"""Actors that a background in short names; the page of the day has all."""


def background(paper: Paper, conflict: Entry, view: View, address: str) -> dict[str, Any]:
    """The parts, composed from the conflict's own text; `address` is where the whole background stands."""
    lede = _section(conflict, view, LEDE)[:1] or _section(conflict, view, None)[:1]
    brief = [index for index in _section(conflict, view, BRIEF) if index not in lede][:_BRIEF]
    events = [
        index
        for index, statement in enumerate(conflict.body.statements)
        if isinstance(statement, Event) and statement.date and view.standing[index] == "held"
    ]
    events.sort(key=lambda index: _date(conflict, index).sort_key)
    actors = involved(paper, conflict)
    return {
        "conflict": paper.link(conflict.id),
        "href": paper.href(address),
        "sentence": [paper.statement(conflict, index) for index in lede],
        "brief": [paper.statement(conflict, index) for index in brief],
        "events": [event_data(paper, conflict, index) for index in events[-_EVENTS:]],
        "actors": actors[:_INVOLVED],
        "more_actors": max(0, len(actors) - _INVOLVED),
    }


def event_data(paper: Paper, entry: Entry, index: int) -> dict[str, Any]:
    """An event for a template: `date`, `text` and where it stands."""
    return {
        "date": date_data(_date(entry, index)),
        "text": paper.statement(entry, index),
        "entry": paper.link(entry.id, entry.body.section_anchor(index)),
    }


def involved(paper: Paper, conflict: Entry) -> list[dict[str, Any]]:
    """The actors of a conflict with the roles they had on the page's day; those without a role come without."""
    found: list[dict[str, Any]] = []
    for actor_id in paper.archive.links[conflict.id].related("actors"):
        actor = paper.archive.entries[actor_id]
        front = actor.front
        if not isinstance(front, ActorFront) or not held(front.since, front.until, paper.day):
            continue
        roles = [
            role.role
            for role in front.roles
            if held(role.since, role.until, paper.day) and role.conflict in ("", conflict.id)
        ]
        if not roles and any(role.conflict in ("", conflict.id) for role in front.roles):
            continue
        found.append({**paper.link(actor_id), "roles": roles})
    return found


def on_address(conflict: Entry, view: View) -> str:
    """Where a conflict stands as it was on a day."""
    return day_address(conflict.id, view.day)


def _section(conflict: Entry, view: View, name: str | None) -> list[int]:
    """The statements that show in the sections of a class; of the first section or none when no class is given."""
    headings = conflict.body.headings
    return [
        index
        for index, statement in enumerate(conflict.body.statements)
        if view.standing[index] in ("held", "undated")
        and not isinstance(statement, Event)
        and (
            statement.section <= 0
            if name is None
            else statement.section >= 0 and name in headings[statement.section].classes
        )
    ]


def _date(entry: Entry, index: int) -> Any:
    statement = entry.body.statements[index]
    assert isinstance(statement, Event)
    assert statement.date is not None
    return statement.date
