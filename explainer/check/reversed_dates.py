"""Something that ends before it begins.

Wrong: `{: since=2021-03-15 until=2016-03-30 }`
Right: `{: since=2016-03-30 until=2021-03-15 }`

Severity: error
Place: a statement or front matter

Fails:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The GNA governed in Tripoli. [@un]
        {: since=2021-03-16 until=2016-03-30 }
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
        {: since=2016-03-30 until=2021-03-16 }
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import ActorFront, AgreementFront, ConflictFront, NamedFront
from explainer.model.problem import Position, Problem

_Pair = tuple[Position, str, Edtf | None, str, Edtf | None]


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report marks, names, roles and lives whose last possible end lies before their first possible beginning."""
    for position, first, began, last, ended in (*_marks(entry), *_front(entry)):
        if began and ended and ended.last < began.first:
            yield Problem(
                position,
                "reversed-dates",
                f"“{last}” ({ended.words}) lies before “{first}” ({began.words})",
                "exchange the two dates, or mend the one that is wrong",
            )


def _marks(entry: Entry) -> Iterator[_Pair]:
    for statement in entry.body.statements:
        marks = statement.marks
        yield marks.position, "since", marks.since, "until", marks.until
        yield marks.position, "opened", marks.opened, "answered", marks.answered


def _front(entry: Entry) -> Iterator[_Pair]:
    front = entry.front
    if isinstance(front, NamedFront):
        for index, name in enumerate(front.names):
            yield entry.at(f"names[{index}]"), "from", name.since, "until", name.until
    if isinstance(front, ActorFront):
        yield entry.at("until"), "from", front.since, "until", front.until
        for index, role in enumerate(front.roles):
            yield entry.at(f"roles[{index}]"), "from", role.since, "until", role.until
    elif isinstance(front, AgreementFront):
        yield entry.at("ended"), "date", front.date, "ended", front.ended
    elif isinstance(front, ConflictFront):
        yield entry.at("ended"), "began", front.began, "ended", front.ended
