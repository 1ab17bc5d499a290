"""An entry that nothing leads to: no text refers to it, no front matter names it, nothing cites it.

Wrong: a new term that no text mentions.
Right: at least one `[[term]]` where a reader meets the word.

Severity: warning
Place: front matter

Fails:

    content/terms/ceasefire.md
        ---
        title: Ceasefire
        ---

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        What a [[ceasefire]] is, and what it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.orphan import is_orphan
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report entries without a mention, relation or citation. Reports, conflicts and pages are where readers
    begin, and need none.
    """
    if is_orphan(archive, entry.id):
        yield Problem(
            entry.at(),
            "orphan",
            f"nothing in the archive leads to “{entry.id}”",
            f"write [[{entry.id}]] where it is spoken of"
            if entry.kind != "source"
            else f"cite it with [@{entry.id}], or delete it",
            "warning",
        )
