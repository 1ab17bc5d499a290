"""Which entries lie in which bin."""

from __future__ import annotations

from explainer.link.folds import Fold
from explainer.model.bins import bin_count, bin_of


def in_bins(entries: int) -> Fold:
    """How so many entries are put into bins, in their order."""
    count = bin_count(entries)
    return Fold(lambda entry, _: [(bin_of(entry.id, count), entry.id)], str)
