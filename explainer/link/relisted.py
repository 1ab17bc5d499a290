"""What the lists of the whole site are made of, after a change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.link.all_names import names_by_page_again
from explainer.link.lists import LISTED, NEWEST, NEWS, totals
from explainer.link.long import Told, long_lists_again
from explainer.link.relinked import Relinked
from explainer.model.archive import Archive
from explainer.model.layers import differing, laid_over

_TOLD_IN = {"mentions": "mentions", "cited": "cited_in", "said": "by_actor"}
"""By what is told of entries, the field that holds it."""


class Relisted(Relinked):
    """See `Relinked`."""

    def lists(self, archive: Archive) -> dict[str, Mapping[Any, Any]]:
        """By name, the fields for lists; `archive` knows already what is told of entries."""
        old, changed = self.old, self.changed
        return {
            "listed": self.folded_again("listed", LISTED, old.listed, changed),
            "newest": self.folded_again("newest", NEWEST, old.newest, changed),
            "news": self.folded_again("news", NEWS, old.news, changed),
            "all_names": self._all_names(),
            "totals": self._differing("totals", old.totals, totals(archive.cited_in)),
            "long": self._differing("long", old.long, self._long(archive)),
        }

    def _all_names(self) -> Mapping[int, Any]:
        found = names_by_page_again(self.old.all_names, self.before, self.after, self.changed)
        self.mark("all_names", found)
        return laid_over(self.old.all_names, found)

    def _long(self, archive: Archive) -> Mapping[str, Any]:
        order = self.dirty.get("order", set())
        others = {what: self.dirty.get(field, set()) | order for what, field in _TOLD_IN.items()}
        told = Told(archive.mentions, archive.cited_in, archive.ledger.by_actor)
        return long_lists_again(self.old.long, archive.entries, told, others)

    def _differing(self, field: str, old: Mapping[str, Any], found: Mapping[str, Any]) -> Mapping[str, Any]:
        self.mark(field, differing(old, found))
        return found
