"""A field or mark that names an entry of the wrong kind.

Wrong: `conflicts: [tripoli]` when “tripoli” is a place.
Right: `conflicts: [libya]`.

Severity: error
Place: a statement or front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        actors: [turkey]
        ---
    content/actors/turkey.md
        ---
        title: Turkey
        ---
    content/pages/about.md
        ---
        title: About
        ---

        The call was made at the Turkish side’s initiative.
        {: by=libya }

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The call was made at the Turkish side’s initiative.
        {: by=turkey }
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, WrongKind
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import with_article


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report fields of front matter and marks whose target is of a kind that does not belong there."""
    links = archive.links[entry.id]
    for outcome in (*links.relations, *links.marks):
        if isinstance(outcome, WrongKind):
            kind = archive.entries[outcome.entry_id].kind
            yield Problem(
                outcome.relation.position,
                "wrong-kind",
                f"“{outcome.relation.field}” names “{outcome.entry_id}”, which is {with_article(kind)}",
                f"name {with_article(outcome.wanted)} here",
            )
