"""Who said what: an actor's ledger, the positions on a conflict, the accounts of one event side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import date_data
from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.excerpt import excerpt_key
from explainer.model.findings import Attribution
from explainer.model.front import ActorFront, ReportFront

OF_POSITION = 3
_ACTORS = 12


def ledger(paper: Paper, said: tuple[Attribution, ...]) -> list[dict[str, Any]]:
    """What an actor said, by conflict and in order of date."""
    about = {conflict for attribution in said for conflict in attribution.conflicts}
    titles = {entry.id: entry.title for entry in paper.archive.of_kind("conflict", about)}
    keyed = [
        (titles.get(conflict, ""), conflict, attribution)
        for attribution in said
        for conflict in attribution.conflicts or ("",)
    ]
    keyed.sort(key=lambda item: (not item[0], item[0].casefold()))
    return [
        {
            "conflict": paper.link(conflict) if conflict in titles else None,
            "items": [_item(paper, attribution) for _, _, attribution in group],
        }
        for (_, conflict), group in groupby(keyed, key=lambda item: item[:2])
    ]


def positions(paper: Paper, conflict: Entry) -> list[dict[str, Any]]:
    """What each side said about a conflict until the page's day: the last few statements of each actor."""
    by_actor: dict[str, list[Attribution]] = {}
    for attribution in paper.archive.ledger.by_conflict.get(conflict.id, ()):
        if attribution.entry_id != conflict.id and attribution.date and attribution.date.last <= paper.day:
            by_actor.setdefault(attribution.actor_id, []).append(attribution)
    return [
        {
            "actor": paper.link(actor_id),
            "items": [_item(paper, attribution) for attribution in said[-OF_POSITION:]],
            "more": max(0, len(said) - OF_POSITION),
        }
        for actor_id, said in sorted(by_actor.items())[:_ACTORS]
    ]


def accounts(paper: Paper, report: Entry) -> dict[str, Any] | None:
    """The accounts of a report's event, a column for each side and a row for each topic; None when none is asked for.

    Sides are the report's `accounts`; a statement belongs to the side that made it or that its speaker is a member
    of, and to a topic if it is about one conflict. Statements come from all reports of the same `event`. A side
    without a statement is said to be missing.
    """
    archive = paper.archive
    sides = archive.links[report.id].related("accounts")
    if not sides:
        return None
    cells: dict[tuple[str, str], list[Attribution]] = {}
    for attribution in _of_event(archive, report):
        topic = attribution.conflicts[0] if len(attribution.conflicts) == 1 else ""
        for side in _sides(archive, attribution.actor_id, sides):
            cells.setdefault((topic, side), []).append(attribution)
    topics = sorted({topic for topic, _ in cells}, key=lambda topic: (topic != "", topic))
    return {
        "sides": [{**paper.link(side), "missing": not any(column == side for _, column in cells)} for side in sides],
        "rows": [
            {
                "topic": paper.link(topic) if topic else None,
                "cells": [
                    [_item(paper, attribution) for attribution in cells.get((topic, side), ())] for side in sides
                ],
            }
            for topic in topics
        ],
    }


def _of_event(archive: Archive, report: Entry) -> Iterator[Attribution]:
    """What was said in the reports of a report's event, this one first."""
    front = report.front
    assert isinstance(front, ReportFront)
    others = archive.events.get(front.event, ()) if front.event else ()
    for entry_id in (report.id, *(other for other in others if other != report.id)):
        yield from archive.ledger.by_entry.get(entry_id, ())


def _sides(archive: Archive, actor_id: str, sides: tuple[str, ...]) -> list[str]:
    """The sides an actor speaks for: itself, and what it is a member of, at any remove."""
    seen = [actor_id]
    for current in seen:
        if isinstance(archive.entries[current].front, ActorFront):
            seen.extend(group for group in archive.links[current].related("member_of") if group not in seen)
    return [side for side in sides if side in seen]


def _item(paper: Paper, attribution: Attribution) -> dict[str, Any]:
    entry_id = attribution.entry_id
    excerpt = paper.archive.excerpts[excerpt_key(entry_id, attribution.statement)]
    return {
        "date": date_data(attribution.date),
        "text": paper.excerpt(entry_id, excerpt),
        "entry": paper.link(entry_id, excerpt.section),
    }
