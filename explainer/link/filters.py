"""What search can be narrowed to: the entries of a conflict, and those of a year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.link.folds import Fold, World
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.text import Event

_DATES = ("date", "event_date", "issued", "in_force")
_NAMED = ("actors", "places", "agreements", "terms")


def _filters(entry: Entry, world: World) -> Iterator[tuple[str, tuple[str, str]]]:
    if entry.id == "index":  # search does not find it
        return
    own = (entry.id, entry.id)
    links = world.links[entry.id]
    for conflict in links.related("conflicts"):
        yield f"conflict-{conflict}", own
    if entry.kind == "conflict":
        yield f"conflict-{entry.id}", own
        for field in _NAMED:
            for other in links.related(field):
                yield f"conflict-{entry.id}", (other, entry.id)
    for year in _years(entry):
        yield f"year-{year}", own


def _years(entry: Entry) -> Iterator[int]:
    """The years an entry is of: those of its own dates, and those of its events."""
    front: Any = entry.front
    dates: list[Edtf | None] = [getattr(front, field, None) for field in _DATES]
    dates += [statement.date for statement in entry.body.statements if isinstance(statement, Event)]
    for date in dates:
        if date is not None and date.last.year - date.first.year <= 1:
            yield from {date.first.year, date.last.year}


FILTERS = Fold(_filters, lambda item: str(item[1]), lambda item, _world: item)
"""By `conflict-<id>` and `year-<year>`, the entries that belong there, each with the one that says so; sorted."""
