"""A word of relative time. It is wrong the day after, and nobody notices.

Wrong: `The posts are currently surrounded.`
Right: `In October 2020 the posts were surrounded.`, or the statement with `since=`.

Severity: warning
Place: a statement

Fails:

    content/conflicts/idlib.md
        ---
        title: Idlib
        ---

        The posts are currently surrounded. [@wire]
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2020-10-27
        ---

Passes:

    content/conflicts/idlib.md
        ---
        title: Idlib
        ---

        The posts are surrounded. [@wire]
        {: since=2020-01 }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import NEED_EVIDENCE
from explainer.model.plain import holds_any, in_small_letters
from explainer.model.problem import Problem

_WORDS = re.compile(
    r"\b(currently|recently|to date|so far|at present|presently|nowadays|as of now|until now|up to now|to this day|"
    r"these days|in recent (?:days|weeks|months|years)|today|yesterday|tomorrow|"
    r"(?:last|this|next) (?:week|month|year))\b",
    re.IGNORECASE,
)
_PARTS = (
    *("currently", "recent", "to date", "so far", "present", "nowadays", " now", "these days", "today", "yesterday"),
    *("tomorrow", "last ", "this ", "next "),
)
"""One of them is in every text that has such a word."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|\[\[[^\]]*\]\]|\[@[^\]]*\]")


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report such words outside quotations."""
    if entry.kind not in NEED_EVIDENCE:
        return
    for statement in entry.body.statements:
        for start, word in _words(statement.text):
            yield Problem(
                entry.position_in(statement, start),
                "relative-time",
                f"“{word}” means another day for every reader",
                "give the date, or mark the statement with since=",
                "warning",
            )


def _words(text: str) -> tuple[tuple[int, str], ...]:
    """Such words outside quotations, each with where it begins."""
    if not holds_any(in_small_letters(text), _PARTS):
        return ()
    outside = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    return tuple((found.start(), found[1]) for found in _WORDS.finditer(outside))
