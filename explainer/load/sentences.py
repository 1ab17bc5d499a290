"""The sentence in which something stands."""

from __future__ import annotations

import re
from bisect import bisect_right

_END = re.compile(r"[.!?…؟۔][)\"”’»]*(?:\s*\[@[^\[\]]+\])*(?:\s+(?=\S)|$)")
_WORDS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "art", "arts", "p", "pp", "para", "paras", "vol", "ed", "eds", "cf", "vs", "ca"),
    *("approx", "Gen", "Col", "Lt", "Sgt"),
)
_NUMBERS = ("No", "no", "Nos", "nos")
_ABBREVIATION = re.compile(rf"(?:\b(?:{'|'.join(_WORDS)}|[A-Z])|\b[ap]\.m|\be\.g|\bi\.e)\.$")
_NUMBER = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\.$")
_LONGEST = 12
"""Characters; more than any abbreviation has."""


class Sentences:
    """A text as its sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = _ends(text)
        self._said: dict[int, str] = {}

    def at(self, offset: int) -> str:
        """The sentence that holds an offset; a citation behind the full stop belongs to it."""
        index = bisect_right(self._ends, offset)
        said = self._said.get(index)
        if said is None:
            start = self._ends[index - 1] if index else 0
            end = self._ends[index] if index < len(self._ends) else len(self._text)
            said = self._said[index] = self._text[start:end].strip()
        return said


def _ends(text: str) -> list[int]:
    """Where the sentences of a text end, each with the space behind it."""
    ends: list[int] = []
    last = 0
    for found in _END.finditer(text):
        stop, end = found.start(), found.end()
        behind = text[end : end + 1]
        if behind.islower():
            continue
        if text[stop] == "." and _is_abbreviation(text[max(last, stop - _LONGEST) : stop + 1], behind):
            continue
        ends.append(end)
        last = end
    return ends


def _is_abbreviation(before: str, behind: str) -> bool:
    """Whether a point ends no sentence; `before` stands before it, with it, `behind` is the next character."""
    word = before[:-1].rpartition(" ")[2]
    numbered = behind.isdigit()
    if word.isalpha():  # the patterns would say the same, and take ten times as long
        initial = len(word) == 1 and "A" <= word <= "Z"
        return initial or word in _WORDS or (numbered and word in _NUMBERS)
    return bool(_ABBREVIATION.search(before) or (numbered and _NUMBER.search(before)))
