"""A report without a statement: nobody learns what was said.

Wrong: a report of front matter alone.
Right: at least one paragraph or list item.

Severity: warning
Place: front matter

Fails:

    content/reports/call.md
        ---
        title: A call
        date: 2020-10-28
        ---

        ## What was said

Passes:

    content/reports/call.md
        ---
        title: A call
        date: 2020-10-28
        ---

        ## What was said

        The presidents spoke of Libya. [@kremlin]
    content/sources/kremlin.md
        ---
        title: The Kremlin on the call
        issued: 2020-10-27
        ---
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report a report whose text has no paragraph and no list item."""
    if entry.kind == "report" and not entry.body.statements:
        yield Problem(
            entry.at(),
            "empty-report",
            "this report has no statement",
            "say what was said and by whom, a paragraph or list item each",
            "warning",
        )
