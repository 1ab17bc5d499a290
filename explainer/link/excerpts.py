"""The statements that pages show by themselves: what somebody said, and differences with what they concern."""

from __future__ import annotations

from explainer.link.folds import World
from explainer.link.ledger import said
from explainer.link.orders import differences
from explainer.model.entry import Entry
from explainer.model.excerpt import excerpts
from explainer.model.findings import Excerpt


def excerpts_of(entry: Entry, world: World) -> dict[str, Excerpt]:
    """By key, the excerpts of an entry."""
    links = world.links[entry.id]
    shown = {attribution.statement for attribution in said(entry, links)}
    for difference in differences(entry):
        shown.update((difference.statement, difference.concerns))
    shown.discard(-1)
    return excerpts(entry, links, sorted(shown)) if shown else {}
