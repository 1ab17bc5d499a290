"""A citation of a source that does not exist.

Wrong: `[@kremlin-2020-10-72]`.
Right: `[@kremlin-2020-10-27]`, or a new entry in `sources/`.

Severity: error
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        sources: [kremlin-2020-10-27]
        ---

        The call was made at the Turkish side’s initiative. [@kremlin-2020-10-72]
    content/sources/kremlin-2020-10-27.md
        ---
        title: The Kremlin on the call
        issued: 2020-10-27
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        sources: [kremlin-2020-10-27]
        ---

        The call was made at the Turkish side’s initiative. [@kremlin-2020-10-27]
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, MissingSource
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import did_you_mean


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report citations whose id no entry has."""
    links = archive.links[entry.id]
    for evidence in links.citations:
        if isinstance(evidence, MissingSource) and evidence.citation.target not in archive.broken:
            target = evidence.citation.target
            yield Problem(
                evidence.citation.position,
                "missing-source",
                f"no source is called “{target}”",
                did_you_mean(evidence.suggestion) or f"add it as sources/{target}.md",
            )
