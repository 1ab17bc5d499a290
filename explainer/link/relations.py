"""What front matter and marks say of other entries, the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.link.folds import Fold, World
from explainer.model.archive import Related
from explainer.model.entry import Entry


def _relations_to(entry: Entry, world: World) -> Iterator[tuple[str, tuple[str, str]]]:
    for outcome in world.links[entry.id].relations:
        if isinstance(outcome, Related):
            yield outcome.entry_id, (outcome.relation.field, entry.id)


def _marked_by(entry: Entry, world: World) -> Iterator[tuple[str, str]]:
    for outcome in world.links[entry.id].marks:
        if isinstance(outcome, Related):
            yield outcome.entry_id, entry.id


RELATIONS_TO = Fold(_relations_to, lambda pair: str(pair[1]))
MARKED_BY = Fold(_marked_by, str)
