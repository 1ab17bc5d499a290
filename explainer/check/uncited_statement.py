"""A statement without a source.

Wrong: `The memorandum was signed on 27 November 2019.`
Right: `The memorandum was signed on 27 November 2019. [@hurriyet-2019-11-27]`

Severity: warning
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        sources: [un]
        ---

        The ceasefire was signed in Geneva.
    content/sources/un.md
        ---
        title: The agreement, as the UN published it
        issued: 2020-10-23
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        sources: [un]
        ---

        The ceasefire was signed in Geneva. [@un]
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import NEED_EVIDENCE, cited_indices, needs_evidence
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report statements that cite nothing. Sources, and pages about the archive, need no evidence themselves;
    a paragraph that only leads to a list is no statement of its own, and an open question has no answer to cite.
    """
    if entry.kind not in NEED_EVIDENCE:
        return
    cited = cited_indices(archive, entry)
    for index, statement in enumerate(entry.body.statements):
        if index not in cited and needs_evidence(statement):
            yield Problem(
                statement.position,
                "uncited-statement",
                "this statement cites no source",
                "end it with a citation, for example [@source-id]",
                "warning",
            )
