"""An event that speaks of an actor or agreement outside the time in which it existed.

Wrong: `- 2022-01-05: The [[government-of-national-accord]] …` when that government ended in 2021.
Right: the actor of that day, or the right date, or `allow=outside-life because="…"`.

Severity: warning
Place: a statement

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        ## Timeline {: .timeline }

        - 2022-01-05: The [[government-of-national-accord]] meets. [@wire]
    content/actors/government-of-national-accord.md
        ---
        title: Government of National Accord
        from: 2016-03-30
        until: 2021-03-16
        ---
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2022-01
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        ## Timeline {: .timeline }

        - 2021-01-05: The [[government-of-national-accord]] meets. [@wire]
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, Found
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import ActorFront, AgreementFront
from explainer.model.problem import Problem
from explainer.model.text import Event


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report events whose date lies wholly before the beginning or behind the end of what they refer to."""
    dates = {
        index: statement.date
        for index, statement in enumerate(entry.body.statements)
        if isinstance(statement, Event) and statement.date is not None
    }
    if not dates:
        return
    for resolution in archive.links[entry.id].references:
        when = dates.get(resolution.reference.statement)
        if when is None or not isinstance(resolution, Found):
            continue
        target = archive.entries[resolution.entry_id]
        began, ended = _life(target)
        fault = ""
        if began and when.last < began.first:
            fault = f"began on {began.words}" if target.kind == "actor" else f"is of {began.words}"
        elif ended and when.first > ended.last:
            fault = f"ended on {ended.words}"
        if fault:
            yield Problem(
                resolution.reference.position,
                "outside-life",
                f"this event of {when.words} speaks of “{target.id}”, which {fault}",
                "check the date, or name what existed then",
                "warning",
            )


def _life(entry: Entry) -> tuple[Edtf | None, Edtf | None]:
    front = entry.front
    if isinstance(front, ActorFront):
        return front.since, front.until
    if isinstance(front, AgreementFront):
        return front.date, front.ended
    return None, None
