"""Stale backgrounds are found, not remembered: what is younger than an entry's last review and touches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from explainer.link.chronology import events_of
from explainer.model.archive import Found, Links
from explainer.model.entry import Entry
from explainer.model.findings import Newer, Stale
from explainer.model.front import AgreementFront, ReportFront

_KINDS = ("conflict", "actor", "place", "agreement", "term")
_FIELDS = ("conflicts", "actors", "places", "agreements", "terms", "parties", "signatories", "place")


def stale(entries: Mapping[str, Entry], links: Mapping[str, Links], today: date) -> dict[str, Stale]:
    """By id, entries with `reviewed` and something newer, those with the most first."""
    touching: dict[str, set[Newer]] = {}
    if any(is_reviewed(entry) for entry in entries.values()):
        for entry in entries.values():
            for entry_id, newer in touched_by(entry, links[entry.id]):
                touching.setdefault(entry_id, set()).add(newer)
    found = (stale_one(entry, touching.get(entry.id, ()), today) for entry in entries.values())
    return in_order(item for item in found if item is not None)


def is_reviewed(entry: Entry) -> bool:
    """Whether an entry can be stale: it is of a kind that ages and somebody answered for it on a day."""
    return entry.kind in _KINDS and entry.front.reviewed is not None


def stale_one(entry: Entry, touching: Iterable[Newer], today: date) -> Stale | None:
    """What of all that touches an entry is younger than its review, newest first; None if nothing is."""
    reviewed = entry.front.reviewed
    if reviewed is None or not is_reviewed(entry):
        return None
    younger = [item for item in touching if reviewed.last < item.date <= today]
    younger.sort(key=lambda item: (item.date, item.entry_id, item.statement, item.what), reverse=True)
    return Stale(entry.id, reviewed, tuple(younger)) if younger else None


def in_order(found: Iterable[Stale]) -> dict[str, Stale]:
    """By id, those with the most first."""
    ordered = sorted(found, key=lambda item: (-len(item.newer), item.reviewed.last, item.entry_id))
    return {item.entry_id: item for item in ordered}


def touched_by(entry: Entry, links: Links) -> Iterator[tuple[str, Newer]]:
    """What an entry touches, and the dated thing in it that does: itself, an event, a statement that ended.

    The same may come more than once.
    """
    if isinstance(entry.front, ReportFront):
        yield from _named(entry, Newer("report", entry.id, -1, entry.front.date.first), links)
    elif isinstance(entry.front, AgreementFront) and entry.front.date:
        yield from _named(entry, Newer("agreement", entry.id, -1, entry.front.date.first), links)
    for index, statement in enumerate(entry.body.statements):
        if statement.marks.until:
            yield entry.id, Newer("statement", entry.id, index, statement.marks.until.last)
    for event in events_of(entry):
        newer = Newer("event", entry.id, event.statement, event.date.first)
        yield entry.id, newer
        for outcome in links.references:
            if isinstance(outcome, Found) and outcome.reference.statement == event.statement:
                yield outcome.entry_id, newer


def _named(entry: Entry, newer: Newer, links: Links) -> Iterator[tuple[str, Newer]]:
    """The entries that a report or agreement names in its front matter or text."""
    named = {target for field in _FIELDS for target in links.related(field)}
    found = {outcome.entry_id for outcome in links.references if isinstance(outcome, Found)}
    for target in (named | found) - {entry.id}:
        yield target, newer
