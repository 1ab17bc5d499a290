"""A statement without dates that speaks of something later than a report of its conflict.

It would stand on the page for that report's day and tell readers what nobody knew then.

Wrong: `The truce held until September 2023.` without marks, in a conflict with a report of October 2020.
Right: the same with `{: since=2023-09 }`, or as an event in the timeline.

Severity: warning
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The ceasefire was followed by a vote in February 2021. [@un]

        A government of unity sits in Tripoli. [@un]
        {: since=2021-03-16 }
    content/reports/call.md
        ---
        title: A call
        date: 2020-10-28
        conflicts: [libya]
        ---

        The presidents spoke of Libya. [@un]
    content/sources/un.md
        ---
        title: A report to the Security Council
        issued: 2021-05
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The ceasefire was followed by a vote in February 2021. [@un]
        {: since=2021-02 }

        A government of unity sits in Tripoli. [@un]
        {: since=2021-03-16 }
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from explainer.model.archive import Archive
from explainer.model.dates import MONTHS, DateError, day_words, parse_date
from explainer.model.entry import Entry
from explainer.model.problem import Problem

_DATE = re.compile(rf"(?:\b(\d{{1,2}}) )?(?:\b({'|'.join(MONTHS)}) )?\b((?:19|20)\d\d)\b(?![-/\d])")
_CITATION = re.compile(r"\[@[^\]]*\]|\[\[[^\]|]*|\]\([^)]*\)")


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report statements that show on a conflict's earliest day although they name a date behind it."""
    views = archive.views.get(entry.id)
    if not views:
        return
    for statement, standing in zip(entry.body.statements, views[0].standing, strict=True):
        if standing != "undated":
            continue
        text = _CITATION.sub(lambda found: " " * len(found[0]), statement.text)
        for found in _DATE.finditer(text):
            named = _first_day(found)
            if named and named > views[0].day:
                yield Problem(
                    entry.position_in(statement, found.start()),
                    "later-in-undated",
                    f"this statement carries no date and speaks of {found[0].strip()}; "
                    f"it would stand on the page for {day_words(views[0].day)}",
                    "mark it with since=, or tell it as an event of the timeline",
                    "warning",
                )
                break


def _first_day(found: re.Match[str]) -> date | None:
    day, month, year = found.groups()
    text = year
    if month:
        text += f"-{MONTHS.index(month) + 1:02}"
        text += f"-{int(day):02}" if day else ""
    try:
        return parse_date(text).first
    except DateError:
        return None
