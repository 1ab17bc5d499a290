"""Stale backgrounds are found, not remembered: what is younger than an entry's last review and touches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from explainer.model.archive import DatedEvent, Found, Links
from explainer.model.entry import Entry
from explainer.model.findings import Newer, Stale
from explainer.model.front import AgreementFront, ReportFront

_KINDS = ("conflict", "actor", "place", "agreement", "term")


def stale(
    entries: Mapping[str, Entry],
    links: Mapping[str, Links],
    chronology: Iterable[DatedEvent],
    today: date,
) -> dict[str, Stale]:
    """By id, entries with `reviewed` and something newer, those with the most first."""
    touching: dict[str, set[Newer]] = {}
    for entry_id, newer in _everything(entries, links, chronology):
        if newer.date <= today:
            touching.setdefault(entry_id, set()).add(newer)
    found: list[Stale] = []
    for entry in entries.values():
        reviewed = entry.front.reviewed
        if entry.kind in _KINDS and reviewed is not None:
            younger = [item for item in touching.get(entry.id, ()) if item.date > reviewed.last]
            if younger:
                younger.sort(key=lambda item: (item.date, item.entry_id, item.statement), reverse=True)
                found.append(Stale(entry.id, reviewed, tuple(younger)))
    found.sort(key=lambda item: (-len(item.newer), item.reviewed.last, item.entry_id))
    return {item.entry_id: item for item in found}


def _everything(
    entries: Mapping[str, Entry], links: Mapping[str, Links], chronology: Iterable[DatedEvent]
) -> Iterator[tuple[str, Newer]]:
    """All pairs of an entry and something dated that touches it."""
    for entry in entries.values():
        if isinstance(entry.front, ReportFront):
            yield from _named(entry, Newer("report", entry.id, -1, entry.front.date.first), links)
        elif isinstance(entry.front, AgreementFront) and entry.front.date:
            yield from _named(entry, Newer("agreement", entry.id, -1, entry.front.date.first), links)
        for index, statement in enumerate(entry.body.statements):
            if statement.marks.until:
                yield entry.id, Newer("statement", entry.id, index, statement.marks.until.last)
    mentioned = _mentioned(links)
    for event in chronology:
        newer = Newer("event", event.entry_id, event.statement, event.date.first)
        for entry_id in {event.entry_id, *mentioned.get((event.entry_id, event.statement), ())}:
            yield entry_id, newer


def _named(entry: Entry, newer: Newer, links: Mapping[str, Links]) -> Iterator[tuple[str, Newer]]:
    """The entries that a report or agreement names in its front matter or text."""
    fields = ("conflicts", "actors", "places", "agreements", "terms", "parties", "signatories", "place")
    named = {target for field in fields for target in links[entry.id].related(field)}
    found = {outcome.entry_id for outcome in links[entry.id].references if isinstance(outcome, Found)}
    for target in (named | found) - {entry.id}:
        yield target, newer


def _mentioned(links: Mapping[str, Links]) -> dict[tuple[str, int], set[str]]:
    """By entry and statement, what the statement refers to."""
    found: dict[tuple[str, int], set[str]] = {}
    for entry_id, of_entry in links.items():
        for outcome in of_entry.references:
            if isinstance(outcome, Found):
                found.setdefault((entry_id, outcome.reference.statement), set()).add(outcome.entry_id)
    return found
