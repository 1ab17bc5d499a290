"""An agreement or source without its date. Readers need to know of when it is.

Wrong: an agreement with no `date:`, a news item with no `issued:`.
Right: `date: 2019-11-27`; `issued: 2019-11`, if only the month is known.

A page or reference work that is rewritten all the time has no such date, and needs none: types webpage, dataset and
entry-encyclopedia.

Severity: warning
Place: front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        agreements: [memorandum]
        ---
    content/agreements/memorandum.md
        ---
        title: The memorandum on maritime borders
        ---

Passes:

    content/agreements/memorandum.md
        ---
        title: The memorandum on maritime borders
        date: 2019-11-27
        ---
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront, SourceFront
from explainer.model.problem import Problem

_UNDATED = ("webpage", "dataset", "entry", "entry-encyclopedia", "entry-dictionary")


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report agreements without `date` and sources of a dated type without `issued`."""
    front = entry.front
    field = ""
    if isinstance(front, AgreementFront) and front.date is None:
        field = "date"
    elif isinstance(front, SourceFront) and front.issued is None and front.type not in _UNDATED:
        field = "issued"
    if field:
        yield Problem(
            entry.at(),
            "missing-date",
            f"this {entry.kind} has no “{field}”",
            f"add {field}: with a day, a month, a year, or 2019~ for “about 2019”",
            "warning",
        )
