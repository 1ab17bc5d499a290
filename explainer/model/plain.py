"""Markdown to plain words, for places that show a sentence and no markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

_REFERENCE = re.compile(r"\[\[([^\[\]|#\\]*)(?:#([^\[\]|\\]+))?(?:\\?\|([^\[\]]+))?\]\]")
_CITATION = re.compile(r"[ ]?\[@[^\[\]]+\]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`+|<[^>]*>|\[\^[^\]]+\]")

_KEPT = 1 << 17
"""Sentences whose words are kept: one stands in many places, and `serve` asks for all of them after each edit."""


def plain_text(markdown: str, titles: Mapping[str, str]) -> str:
    """A sentence without markup and citations; a reference without words of its own reads as its entry's title.

    `titles` maps a reference as written to the title of what it means.
    """

    def words(match: re.Match[str]) -> str:
        return match[3] or titles.get(" ".join(match[1].split()), match[1])

    text = _uncited(markdown)
    return _unmarked(_REFERENCE.sub(words, text) if "[[" in text else text)


@lru_cache(_KEPT)
def _uncited(markdown: str) -> str:
    return _CITATION.sub("", markdown)


@lru_cache(_KEPT)
def _unmarked(text: str) -> str:
    text = _LINK.sub(lambda match: match[1], text)
    return " ".join(_MARKUP.sub("", text).split())


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Whether one of some parts stands in a text: a cheap question before a pattern's dear one."""
    for part in parts:  # noqa: SIM110 - `any` takes three times as long
        if part in text:
            return True
    return False


def in_small_letters(text: str) -> str:
    """A text without capitals, so that whatever `re.IGNORECASE` takes for the same letters is the same text.

    Its equivalences are simple case folding and `ı` and `İ` for `i` (the table in CPython's `Lib/re/_casefix.py`).
    """
    small = text.casefold()
    return small if small.isascii() else small.replace("ı", "i").replace("\N{COMBINING DOT ABOVE}", "")
