"""Which entries are others after a change, and what all that refer to them mean now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from explainer.link.folds import Fold, World, refold
from explainer.link.moved import former_ids
from explainer.link.names import Names, folded, texts_of
from explainer.link.resolve import Resolver
from explainer.model.archive import Archive, Links
from explainer.model.entry import Entry
from explainer.model.layers import laid_over

Dirty = dict[str, set[Any]]
"""What is another one than before: by field of the archive, its keys. Of `entries` there are `front` and `body`."""


class Relinked:
    """Entries that are others, and what they and all that refer to them mean now.

    `dirty` says what is another one than before. `before` and `after` are what entries give their items from.
    """

    def __init__(self, old: Archive, changed: Mapping[str, Entry | None]) -> None:
        self.old = old
        self.changed = changed
        self.dirty: Dirty = {}
        self.entries, ranks = self._entries()
        self.before = World(old.entries, old.links, {})
        self.after = World(self.entries, old.links, ranks)

    def _entries(self) -> tuple[Mapping[str, Entry], dict[str, int]]:
        old = self.old.entries
        for entry_id, entry in self.changed.items():
            known = old.get(entry_id)
            if known is None or entry is None or (known.path, known.kind) != (entry.path, entry.kind):
                self.mark("order", (entry_id,))
                self.mark("front", (entry_id,))
                self.mark("body", (entry_id,))
                continue
            if (known.front, known.positions) != (entry.front, entry.positions):
                self.mark("front", (entry_id,))
            if (known.body, known.relations) != (entry.body, entry.relations):
                self.mark("body", (entry_id,))
        if "order" not in self.dirty:
            found = laid_over(old, self.changed)
            return found, {entry_id: rank for rank, entry_id in enumerate(old)}
        paths = {entry_id: old[entry_id].path for entry_id in old if entry_id not in self.changed}
        paths.update((entry_id, entry.path) for entry_id, entry in self.changed.items() if entry is not None)
        order = sorted(paths, key=paths.__getitem__)
        return laid_over(old, self.changed, order), {entry_id: rank for rank, entry_id in enumerate(order)}

    def links(self, names: Mapping[str, tuple[str, ...]]) -> tuple[Mapping[str, Links], set[str]]:
        """The links of all entries; and the ids of those that have others than before."""
        old = self.old
        resolver = Resolver(self.entries, old.assets, Names(self.entries, names, former_ids(old.promises)))
        found: dict[str, Links | None] = {}
        for entry_id in {*self.changed, *self._resolved_anew(names)}:
            entry = self.entries.get(entry_id)
            links = resolver.links(entry) if entry is not None else None
            if links != old.links.get(entry_id):
                found[entry_id] = links
        self.mark("links", found)
        return laid_over(old.links, found), set(found)

    def _resolved_anew(self, names: Mapping[str, tuple[str, ...]]) -> set[str]:
        """Entries besides those changed for whose references something else may be the answer."""
        old, renamed = self.old, self.dirty.get("names", set())
        outward = {entry_id for entry_id in self.changed if self._faces(entry_id)}
        if not outward and not any(self._named(entry_id) for entry_id in self.changed):
            return set()
        # A new id wins over a name that was the answer to its letters.
        outward.update(owner for entry_id in tuple(outward) for owner in old.names.get(folded(entry_id), ()))
        owners = {owner for name in renamed for owner in (*old.names.get(name, ()), *names.get(name, ()))}
        found = {*old.unresolved}.union(*(self.referrers(entry_id) for entry_id in outward))
        for entry_id in {other for owner in owners for other in self.referrers(owner)}:
            if entry_id not in found and any(folded(target) in renamed for target in _targets(old.links[entry_id])):
                found.add(entry_id)
        return found

    def _faces(self, entry_id: str) -> bool:
        """Whether what others refer to is another one: the entry itself, its path, kind or headings."""
        return bool(_face(self.old.entries.get(entry_id)) != _face(self.changed[entry_id]))

    def _named(self, entry_id: str) -> bool:
        """Whether an entry is called otherwise than before, if only in capitals, which may be what authors meant."""
        one, other = self.old.entries.get(entry_id), self.changed[entry_id]
        return (texts_of(one) if one else []) != (texts_of(other) if other else [])

    def titled(self) -> Iterator[str]:
        """Entries whose texts refer to one that has another title now."""
        for entry_id, entry in self.changed.items():
            known = self.old.entries.get(entry_id)
            if known is not None and entry is not None and known.title != entry.title:
                yield from (mention.entry_id for mention in self.old.mentions.get(entry_id, ()))

    def referrers(self, entry_id: str) -> Iterator[str]:
        """Entries that were found to refer to one in any way."""
        old = self.old
        yield from (mention.entry_id for mention in old.mentions.get(entry_id, ()))
        yield from (mention.entry_id for mention in old.cited_in.get(entry_id, ()))
        yield from (other for _, other in old.relations_to.get(entry_id, ()))
        yield from old.marked_by.get(entry_id, ())

    def folded_again(
        self, field: str, how: Fold, old: Mapping[Any, Any], touched: Collection[str]
    ) -> Mapping[Any, Any]:
        """A mapping that entries give their items to, after those that are touched gave theirs anew."""
        found = refold(how, old, self.before, self.after, touched)
        self.mark(field, found)
        return laid_over(old, {key: items or None for key, items in found.items()})

    def mark(self, field: str, keys: Collection[Any]) -> None:
        """Say that keys of a field are others than before."""
        if keys:
            self.dirty.setdefault(field, set()).update(keys)


def _face(entry: Entry | None) -> Any:
    if entry is None:
        return None
    return (entry.path, entry.kind, tuple((heading.anchor, heading.text) for heading in entry.body.headings))


def _targets(links: Links) -> Iterator[str]:
    """What an entry refers to by an id or a name, as it is written there."""
    yield from (outcome.reference.target for outcome in links.references)
    yield from (outcome.relation.target for outcome in (*links.relations, *links.marks))
