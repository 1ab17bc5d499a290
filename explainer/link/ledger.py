"""Who said what: every statement with `by`, by the actor who made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from explainer.model.archive import Links, Related
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.findings import Attribution, Ledger
from explainer.model.front import ReportFront
from explainer.model.text import Statement


def ledger(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> Ledger:
    """Every statement with `by`, in order of date; what has no date comes last.

    A statement in a report with one conflict is about that conflict even if it does not say so.
    """
    said = sorted((found for entry in entries.values() for found in _said(entry, links[entry.id])), key=_order)
    by_actor: dict[str, list[Attribution]] = {}
    by_conflict: dict[str, list[Attribution]] = {}
    by_entry: dict[str, list[Attribution]] = {}
    for attribution in said:
        by_actor.setdefault(attribution.actor_id, []).append(attribution)
        by_entry.setdefault(attribution.entry_id, []).append(attribution)
        for conflict in attribution.conflicts:
            by_conflict.setdefault(conflict, []).append(attribution)
    return Ledger(_frozen(by_actor), _frozen(by_conflict), _frozen(by_entry))


def _said(entry: Entry, links: Links) -> Iterator[Attribution]:
    named = {
        (outcome.relation.field, outcome.relation.target): outcome.entry_id
        for outcome in links.marks
        if isinstance(outcome, Related)
    }
    for index, statement in enumerate(entry.body.statements):
        marks = statement.marks
        about = [named[("about", target)] for target in marks.about if ("about", target) in named]
        conflicts = tuple(about) or _only(links.related("conflicts"), entry)
        for target in marks.by:
            actor = named.get(("by", target))
            if actor:
                yield Attribution(actor, entry.id, index, conflicts, _when(entry, statement))


def _frozen(found: dict[str, list[Attribution]]) -> dict[str, tuple[Attribution, ...]]:
    return {key: tuple(attributions) for key, attributions in found.items()}


def _only(conflicts: tuple[str, ...], entry: Entry) -> tuple[str, ...]:
    if entry.kind == "conflict":
        return (entry.id,)
    return conflicts if len(conflicts) == 1 else ()


def _when(entry: Entry, statement: Statement) -> Edtf | None:
    marks = statement.marks
    if isinstance(entry.front, ReportFront):
        return marks.since or entry.front.event_date or entry.front.date
    return marks.since or marks.opened or marks.until


def _order(attribution: Attribution) -> tuple[date, str, int]:
    when = attribution.date.first if attribution.date else date.max
    return (when, attribution.entry_id, attribution.statement)
