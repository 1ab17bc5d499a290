"""A reference to an entry that does not exist.

Wrong: `[[tripolis]]` when no entry has that id, title or name.
Right: `[[tripoli]]`, or a new entry for Tripolis.

Severity: error
Place: a statement or front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        places: [tripoli]
        ---
    content/places/tripoli.md
        ---
        title: Tripoli
        ---
    content/pages/about.md
        ---
        title: About
        ---

        The fighting reached [[tripolis]].

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The fighting reached [[tripoli]].
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, MissingEntry, MissingRelation
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import did_you_mean


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report references in texts, front matter and marks that nothing answers to."""
    links = archive.links[entry.id]
    for resolution in links.references:
        if isinstance(resolution, MissingEntry):
            reference = resolution.reference
            target = reference.target or reference.path
            if reference.target in archive.broken or _id_of(reference.path) in archive.broken:
                continue
            what = "file" if reference.path else "entry"
            yield Problem(
                reference.position,
                "missing-reference",
                f"no {what} is called “{target}”" if target else "this reference names no entry",
                did_you_mean(resolution.suggestion),
            )
    for outcome in (*links.relations, *links.marks):
        if isinstance(outcome, MissingRelation):
            relation = outcome.relation
            if relation.target in archive.broken:
                continue
            yield Problem(
                relation.position,
                "missing-reference",
                f"“{relation.field}” names “{relation.target}”, and no entry is called that",
                did_you_mean(outcome.suggestion),
            )


def _id_of(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(".md")
