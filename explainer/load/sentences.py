"""The sentence in which something stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_END = re.compile(r"[.!?…؟۔][)\"”’»]*(?:\s*\[@[^\[\]]+\])*(?:\s+(?=\S)|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|art|arts|p|pp|para|paras|vol|ed|eds|cf|vs|ca|approx|Gen|Col|Lt|Sgt)|"
    r"\b[A-Z]|\b[ap]\.m|\be\.g|\bi\.e)\.$"
)
_NUMBER = re.compile(r"\b[Nn]os?\.$")
_LONGEST = 12
"""Characters; more than any abbreviation has."""


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` that holds `offset`; a citation behind the full stop belongs to it."""
    ends = _ends(text)
    index = bisect_right(ends, offset)
    start = ends[index - 1] if index else 0
    return text[start : ends[index] if index < len(ends) else len(text)].strip()


@lru_cache(maxsize=16)
def _ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a text end, each with the space behind it."""
    ends = [0]
    for found in _END.finditer(text):
        before = text[max(ends[-1], found.start() - _LONGEST) : found.start() + 1]
        behind = text[found.end() : found.end() + 1]
        if not (_ABBREVIATION.search(before) or behind.islower() or (behind.isdigit() and _NUMBER.search(before))):
            ends.append(found.end())
    return tuple(ends[1:])
