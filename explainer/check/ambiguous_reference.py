"""A reference by a name that several entries own. The nearest never wins.

Wrong: `[[Idlib]]` when a conflict and a city are both called Idlib.
Right: `[[idlib-city|Idlib]]`.

Severity: error
Place: a statement or front matter

Fails:

    content/conflicts/idlib.md
        ---
        title: Idlib
        places: [idlib-city]
        ---
    content/places/idlib-city.md
        ---
        title: Idlib
        ---
    content/pages/about.md
        ---
        title: About
        ---

        The convoy left [[Idlib]].

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The convoy left [[idlib-city|Idlib]].
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Ambiguous, AmbiguousRelation, Archive
from explainer.model.entry import Entry
from explainer.model.problem import Position, Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report references in texts, front matter and marks with more than one owner, and list the owners."""
    links = archive.links[entry.id]
    for resolution in links.references:
        if isinstance(resolution, Ambiguous):
            reference = resolution.reference
            yield _problem(archive, reference.position, reference.target, resolution.owners)
    for outcome in (*links.relations, *links.marks):
        if isinstance(outcome, AmbiguousRelation):
            relation = outcome.relation
            yield _problem(archive, relation.position, relation.target, outcome.owners)


def _problem(archive: Archive, position: Position, target: str, owners: tuple[str, ...]) -> Problem:
    listed = ", ".join(f"“{owner}” ({archive.entries[owner].path})" for owner in owners)
    return Problem(
        position,
        "ambiguous-reference",
        f"“{target}” is the name of {len(owners)} entries: {listed}",
        f"write the id of the one you mean, for example [[{owners[0]}]]",
    )
