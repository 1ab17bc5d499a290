"""A citation of an entry that is not a source.

Wrong: `[@turkey]`.
Right: `[[turkey]]` for a reference, `[@anadolu-2020-10-27]` for evidence.

Severity: error
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        The call was made at the Turkish side’s initiative. [@turkey]
    content/conflicts/libya.md
        ---
        title: Libya
        actors: [turkey]
        ---
    content/actors/turkey.md
        ---
        title: Turkey
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The call was made at the initiative of [[turkey]].
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, NotASource
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import with_article


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report citations of entries of another kind."""
    links = archive.links[entry.id]
    for evidence in links.citations:
        if isinstance(evidence, NotASource):
            kind = archive.entries[evidence.entry_id].kind
            yield Problem(
                evidence.citation.position,
                "not-a-source",
                f"“{evidence.entry_id}” is cited, but it is {with_article(kind)}, not a source",
                f"write [[{evidence.entry_id}]] to refer to it, or cite a source",
            )
