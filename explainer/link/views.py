"""Every conflict as it stood on the date of each report that touches it, where that differs from today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from explainer.model.archive import Links
from explainer.model.entry import Entry
from explainer.model.front import ActorFront, ReportFront
from explainer.model.views import View, answered, held, standing


def view_on(entry: Entry, day: date, reports: tuple[str, ...] = (), *, newest: bool = False) -> View:
    """An entry on a day; `reports` are those of that day, `newest` is set for today."""
    headings = entry.body.headings
    return View(
        day,
        tuple(
            standing(statement, headings[statement.section] if statement.section >= 0 else None, day, newest=newest)
            for statement in entry.body.statements
        ),
        reports,
    )


def views_of_one(
    conflict: Entry,
    entries: Mapping[str, Entry],
    links: Mapping[str, Links],
    relations_to: Mapping[str, tuple[tuple[str, str], ...]],
    today: date,
) -> tuple[View, ...]:
    """The views of one conflict on the dates of the reports that name it, in order of days.

    A day on which everything stood as it does today has no view: readers are sent to today's page.
    """
    on: dict[date, list[str]] = {}
    for field, other in relations_to.get(conflict.id, ()):
        front = entries[other].front
        if field == "conflicts" and isinstance(front, ReportFront) and front.date.last != date.max:
            on.setdefault(front.date.last, []).append(other)
    if not on:
        return ()
    actors = [entries[actor_id] for actor_id in links[conflict.id].related("actors")]
    now = _state(conflict, actors, today, newest=True)
    return tuple(view_on(conflict, day, tuple(on[day])) for day in sorted(on) if _state(conflict, actors, day) != now)


def viewed(entry: Entry, links: Links) -> Any:
    """What of an entry the views of conflicts are made of."""
    if entry.kind == "conflict":
        return (entry.kind, entry.body, links.related("actors"))
    if isinstance(entry.front, ReportFront):
        return (entry.kind, entry.front.date, links.related("conflicts"))
    return (entry.kind, entry.front.roles if isinstance(entry.front, ActorFront) else ())


def conflicts_viewing(entry: Entry, links: Links, relations_to: Mapping[str, tuple[tuple[str, str], ...]]) -> set[str]:
    """The conflicts whose views an entry has a part in."""
    if entry.kind == "conflict":
        return {entry.id}
    if entry.kind == "report":
        return set(links.related("conflicts"))
    if isinstance(entry.front, ActorFront):
        return {other for field, other in relations_to.get(entry.id, ()) if field == "actors"}
    return set()


def _state(conflict: Entry, actors: list[Entry], day: date, *, newest: bool = False) -> Any:
    """All of a conflict's page that time changes."""
    return (
        view_on(conflict, day, newest=newest).standing,
        tuple(answered(statement, day) for statement in conflict.body.statements),
        tuple(
            held(role.since, role.until, day)
            for actor in actors
            if isinstance(actor.front, ActorFront)
            for role in actor.front.roles
        ),
    )
