"""A reference to a heading that the entry does not have.

Wrong: `[[libya#Time line]]` when the heading is “Timeline”.
Right: `[[libya#Timeline]]`.

Severity: error
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        ## Timeline {: .timeline }
    content/pages/about.md
        ---
        title: About
        ---

        See [[libya#Time line]].

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        See [[libya#Timeline]].
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, MissingHeading
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import did_you_mean


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report references whose part after “#” is neither the text nor the anchor of a heading."""
    links = archive.links[entry.id]
    for resolution in links.references:
        if isinstance(resolution, MissingHeading):
            reference = resolution.reference
            yield Problem(
                reference.position,
                "missing-heading",
                f"“{resolution.entry_id}” has no heading “{reference.heading}”",
                did_you_mean(resolution.suggestion),
            )
