"""Who said what: every statement with `by`, by the actor who made it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from explainer.model.archive import Links, Related
from explainer.model.dates import Edtf
from explainer.model.entry import Entry, ReportFront
from explainer.model.findings import Attribution
from explainer.model.text import Statement


def ledger(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> dict[str, tuple[Attribution, ...]]:
    """By id of the actor, in order of date; what has no date comes last.

    A statement in a report with one conflict is about that conflict even if it does not say so.
    """
    found: dict[str, list[Attribution]] = {}
    for entry in entries.values():
        named = {
            (outcome.relation.field, outcome.relation.target): outcome.entry_id
            for outcome in links[entry.id].marks
            if isinstance(outcome, Related)
        }
        for index, statement in enumerate(entry.body.statements):
            marks = statement.marks
            about = [named[("about", target)] for target in marks.about if ("about", target) in named]
            conflicts = tuple(about) or _only(links[entry.id].related("conflicts"), entry)
            for target in marks.by:
                actor = named.get(("by", target))
                if actor:
                    attribution = Attribution(entry.id, index, conflicts, _when(entry, statement))
                    found.setdefault(actor, []).append(attribution)
    return {actor: tuple(sorted(said, key=_order)) for actor, said in found.items()}


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
