"""The statements that pages of other entries show: those that somebody made."""

from __future__ import annotations

from explainer.link.folds import World
from explainer.link.ledger import said
from explainer.model.entry import Entry
from explainer.model.excerpt import excerpts
from explainer.model.findings import Excerpt


def excerpts_of(entry: Entry, world: World) -> dict[str, Excerpt]:
    """By key, the excerpts of an entry's statements with `by`."""
    links = world.links[entry.id]
    made = dict.fromkeys(attribution.statement for attribution in said(entry, links))
    return excerpts(entry, links, made) if made else {}
