"""Whether every reference means after a change what it meant before."""

from __future__ import annotations

from typing import Any

import msgspec

from explainer.model.archive import Archive, MissingEntry, MissingRelation, MissingSource
from explainer.model.problem import Position

_MISSING = (MissingEntry, MissingRelation, MissingSource)
_LISTS = (("references", "reference"), ("citations", "citation"), ("relations", "relation"), ("marks", "relation"))


def same_meaning(before: Archive, after: Archive, old: str, new: str) -> Position | None:
    """The place of the first reference that means something else, but for `old` being called `new`; None if none does.

    What meant nothing before may mean something now.
    """
    for entry_id, links in before.links.items():
        renamed = after.links[new if entry_id == old else entry_id]
        for field, what in _LISTS:
            outcomes = getattr(links, field)
            for outcome, other in zip(outcomes, getattr(renamed, field), strict=True):
                if not isinstance(outcome, _MISSING) and _meaning(outcome, old, new) != _meaning(other, new, new):
                    place: Position = getattr(outcome, what).position
                    return place
    return None


def _meaning(outcome: Any, old: str, new: str) -> tuple[Any, ...]:
    """The kind of an outcome, and what it names, with `old` called `new`."""
    fields = msgspec.structs.asdict(outcome)
    named = [fields.get(key, "") for key in ("entry_id", "source_id", "anchor")]
    owners = sorted(new if owner == old else owner for owner in fields.get("owners", ()))
    return (type(outcome), *(new if name == old else name for name in named[:2]), named[2], owners)
