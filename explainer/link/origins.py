"""Origins: ten citations of copies of one wire text rest on one origin."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model.archive import Links
from explainer.model.entry import Entry


def parents(entry: Entry, links: Links) -> tuple[str, ...]:
    """What a source derives from, in the author's order; nothing for what is no source. `links` are the entry's."""
    return links.related("derived_from") if entry.kind == "source" else ()


def derived(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> dict[str, tuple[str, ...]]:
    """By id of a source that derives from others, these."""
    found = ((entry.id, parents(entry, links[entry.id])) for entry in entries.values())
    return {source_id: above for source_id, above in found if above}


def origins(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> dict[str, tuple[str, ...]]:
    """By id of the source, the sources at the root of its `derived_from`, sorted; itself when it has none.

    Sources that derive from each other in a circle have no root; the smallest id of the circle stands for it.
    """
    above = {entry.id: parents(entry, links[entry.id]) for entry in entries.values() if entry.kind == "source"}
    return {source_id: tuple(sorted(_roots(source_id, above))) for source_id in above}


def _roots(source_id: str, parents_of: Mapping[str, tuple[str, ...]]) -> set[str]:
    seen = {source_id}
    queue = [source_id]
    roots: set[str] = set()
    while queue:
        current = queue.pop()
        above = [parent for parent in parents_of.get(current, ()) if parent in parents_of]
        if not above:
            roots.add(current)
        for parent in above:
            if parent not in seen:
                seen.add(parent)
                queue.append(parent)
    return roots or {min(seen)}
