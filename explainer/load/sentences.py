"""The sentence in which something stands."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟۔][)\"”’»]*(?:\s*\[@[^\]]+\])*(?:\s+(?=\S)|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|no|Nos|nos|art|arts|p|pp|para|paras|vol|ed|eds|cf|vs|ca|approx|Gen|Col|Lt|Sgt)|"
    r"\b[A-Z]|\b[ap]\.m|\be\.g|\bi\.e)\.$"
)


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` that holds `offset`; a citation behind the full stop belongs to it."""
    start = 0
    for found in _END.finditer(text):
        if _ABBREVIATION.search(text[start : found.start() + 1]) or text[found.end() : found.end() + 1].islower():
            continue
        if found.end() > offset:
            return text[start : found.end()].strip()
        start = found.end()
    return text[start:].strip()
