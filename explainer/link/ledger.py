"""Who said what: every statement with `by`, by the actor who made it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.link.folds import Fold, World
from explainer.model.archive import Links, Related
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.findings import Attribution
from explainer.model.front import ReportFront
from explainer.model.text import Statement


def said(entry: Entry, links: Links) -> Iterator[Attribution]:
    """The statements of an entry with `by`, once for each who made them.

    A statement in a report with one conflict is about that conflict even if it does not say so.
    """
    if not links.marks:
        return
    named = {
        (outcome.relation.field, outcome.relation.target): outcome.entry_id
        for outcome in links.marks
        if isinstance(outcome, Related)
    }
    for index, statement in enumerate(entry.body.statements):
        marks = statement.marks
        if not marks.by:
            continue
        about = [named[("about", target)] for target in marks.about if ("about", target) in named]
        conflicts = tuple(about) or _only(links.related("conflicts"), entry)
        for target in marks.by:
            actor = named.get(("by", target))
            if actor:
                yield Attribution(actor, entry.id, index, conflicts, _when(entry, statement))


def _by_actor(entry: Entry, world: World) -> Iterator[tuple[str, Attribution]]:
    return ((attribution.actor_id, attribution) for attribution in said(entry, world.links[entry.id]))


def _by_conflict(entry: Entry, world: World) -> Iterator[tuple[str, Attribution]]:
    for attribution in said(entry, world.links[entry.id]):
        for conflict in attribution.conflicts:
            yield conflict, attribution


def _by_entry(entry: Entry, world: World) -> Iterator[tuple[str, Attribution]]:
    return ((attribution.entry_id, attribution) for attribution in said(entry, world.links[entry.id]))


def _order(attribution: Attribution, _world: World) -> Any:
    """By date, what has none last; then by entry and statement."""
    when = attribution.date.first.toordinal() if attribution.date else _LAST
    return (when, attribution.entry_id, attribution.statement)


_LAST = 9_999_999

BY_ACTOR, BY_CONFLICT, BY_ENTRY = (
    Fold(gives, lambda attribution: str(attribution.entry_id), _order) for gives in (_by_actor, _by_conflict, _by_entry)
)


def _only(conflicts: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
    if entry.kind == "conflict":
        return (entry.id,)
    return conflicts if len(conflicts) == 1 else ()


def _when(entry: Entry, statement: Statement) -> Edtf | None:
    marks = statement.marks
    if isinstance(entry.front, ReportFront):
        return marks.since or entry.front.event_date or entry.front.date
    return marks.since or marks.opened or marks.until
