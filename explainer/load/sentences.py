"""The sentence in which something stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from string import ascii_uppercase

_END = re.compile(r"[.!?…؟۔][)\"”’»]*(?:\s*\[@[^\[\]]+\])*(?:\s+(?=\S)|$)")
_WORDS = (
    *("Mr", "Mrs", "Ms", "Dr", "St", "art", "arts", "p", "pp", "para", "paras", "vol", "ed", "eds", "cf", "vs", "ca"),
    *("approx", "Gen", "Col", "Lt", "Sgt"),
)
_WHOLE = frozenset((*_WORDS, *ascii_uppercase))
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
        if text[stop] == ".":
            start = max(last, stop - _LONGEST)
            word = text[max(text.rfind(" ", start, stop) + 1, start) : stop]
            if word in _WHOLE or (behind.isdigit() and word in _NUMBERS):
                continue
            # In a word of letters alone the patterns find no more, and take ten times as long.
            if not word.isalpha() and _is_abbreviation(text[start : stop + 1], behind):
                continue
        ends.append(end)
        last = end
    return ends


def _is_abbreviation(before: str, behind: str) -> bool:
    """Whether a point ends no sentence; `before` stands before it, with it, `behind` is the next character."""
    return bool(_ABBREVIATION.search(before) or (behind.isdigit() and _NUMBER.search(before)))
