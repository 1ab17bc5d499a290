"""A report without a statement: nobody learns what was said.

Wrong: a report of front matter alone.
Right: at least one paragraph or list item.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.problem import Problem


def check(archive: Archive) -> Iterator[Problem]:
    """Report reports whose text has no paragraph and no list item."""
    for entry in archive.of_kind("report"):
        if not entry.body.statements:
            yield Problem(
                entry.at(),
                "empty-report",
                "this report has no statement",
                "say what was said and by whom, a paragraph or list item each",
                "warning",
            )
