"""Two states that exclude each other and are said to hold at the same time.

Wrong: `{: state=government-in-tripoli since=2016 until=2021 }` and `{: state=government-in-tripoli since=2020 }`.
Right: the first ends when the second begins; they may share that day.

Statements exclude each other if they have the same `state=`, wherever in the archive they stand.

Severity: error
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The GNA governed in Tripoli. [@un]
        {: since=2016-03-30 state=government-in-tripoli }

        The Government of National Unity sits in Tripoli. [@un]
        {: since=2021-03-16 state=government-in-tripoli }
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

        The GNA governed in Tripoli. [@un]
        {: since=2016-03-30 until=2021-03-16 state=government-in-tripoli }

        The Government of National Unity sits in Tripoli. [@un]
        {: since=2021-03-16 state=government-in-tripoli }
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from explainer.model.archive import Archive
from explainer.model.problem import Problem
from explainer.model.text import Statement


def check(archive: Archive) -> Iterator[Problem]:
    """Report pairs that surely overlap by more than a day, at the second of the two."""
    states: dict[str, list[Statement]] = {}
    for entry_id in {entry_id: None for entry_ids in archive.states.values() for entry_id in entry_ids}:
        for statement in archive.entries[entry_id].body.statements:
            if statement.marks.state:
                states.setdefault(statement.marks.state, []).append(statement)
    for name, statements in states.items():
        ordered = sorted(statements, key=lambda statement: (_begins(statement), statement.position))
        for first, second in pairwise(ordered):
            if _begins(second) < min(_ends(first), _ends(second)):
                yield Problem(
                    second.marks.position,
                    "overlapping-states",
                    f"this state of “{name}” began on {_words(second)}, before the one in "
                    f"{first.position.path}:{first.position.line} had ended",
                    "give the earlier one an until=, or mend the date",
                )


def _begins(statement: Statement) -> date:
    return statement.marks.since.last if statement.marks.since else date.min


def _ends(statement: Statement) -> date:
    return statement.marks.until.first if statement.marks.until else date.max


def _words(statement: Statement) -> str:
    return statement.marks.since.words if statement.marks.since else "no day that is named"
