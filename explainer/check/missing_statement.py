"""A difference that concerns a statement which is not there.

Wrong: `{: .differs concerns=mou-dat }` when the statement is marked `#mou-date`.
Right: `{: .differs concerns=mou-date }`.

Severity: error
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        The memorandum was signed on 27 November 2019.
        {: #mou-date }

        The report dates it a day later.
        {: .differs concerns=mou-dat }

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        The memorandum was signed on 27 November 2019.
        {: #mou-date }

        The report dates it a day later.
        {: .differs concerns=mou-date }
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import closest, did_you_mean


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report `concerns=` whose target no statement of the same entry has as its anchor."""
    anchors = {statement.marks.anchor for statement in entry.body.statements} - {""}
    for statement in entry.body.statements:
        concerns = statement.marks.concerns
        if concerns and concerns not in anchors:
            yield Problem(
                statement.marks.position,
                "missing-statement",
                f"no statement of this entry is marked “#{concerns}”",
                did_you_mean(closest(concerns, anchors)) or f"mark the statement with {{: #{concerns} }}",
            )
