"""A word that takes a side, in the archive's own voice.

Wrong: `The terrorists held the town.`
Right: `The Kremlin spoke of "terrorists".`, or a mark `by=` on the statement, or a plain word: `fighters`.

The words are those that a page lists under `loaded_words:` in its front matter; each archive has its own list. A word
in quotation marks, in a statement with `by=`, or in a sentence that says whose word it is (calls, says, according to)
is attributed.

Severity: warning
Place: a statement

Fails:

    content/pages/words.md
        ---
        title: Words
        loaded_words:
          - {word: terrorists, why: it judges whom it names, instead: fighters}
        ---
    content/conflicts/idlib.md
        ---
        title: Idlib
        ---

        The terrorists held the town. [@wire]
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

        The Kremlin spoke of “terrorists” in the town. [@wire]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import NEED_EVIDENCE
from explainer.model.front import LoadedWord
from explainer.model.plain import holds_any, in_small_letters
from explainer.model.problem import Problem

_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]|‘[^’]*’|«[^»]*»")
_CODE_AND_LINKS = re.compile(r"`[^`]*`|\[@[^\]]*\]|\[\[[^\]|]*\|?|\]\]|\]\([^)]*\)|https?://\S+")
_ATTRIBUTED = re.compile(
    r"(?<![\w-])(?:calls?|called|calling|says?|said|saying|according to|describe[sd]?|describing|the words?|the term|"
    r"in (?:its|his|her|their) words?|speaks? of|spoke of|names?|named|terms?|termed|accus(?:es?|ed)|alleg(?:es?|ed)|"
    r"den(?:y|ies|ied)|claims?|claimed|considers?|considered|regards?|regarded|lists?|listed|designat(?:es?|ed))\b"
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report loaded words without attribution in the statements of reports, conflicts and the like."""
    if entry.kind not in NEED_EVIDENCE or not archive.loaded_words:
        return
    words = _looked_for(archive.loaded_words)
    for statement in entry.body.statements:
        if statement.marks.by or not holds_any(in_small_letters(statement.text), words.parts):
            continue
        for start, sentence in _unattributed(statement.text):
            for found in words.pattern.finditer(sentence):
                word = words.by_text[in_small_letters(found[1])]
                yield Problem(
                    entry.position_in(statement, start + found.start()),
                    "loaded-word",
                    f"“{found[1]}” takes a side{f': {word.why}' if word.why else ''}",
                    f"write {word.instead}, or say whose word it is"
                    if word.instead
                    else "say whose word it is, or write a plain one",
                    "warning",
                )


class _Words(msgspec.Struct, frozen=True):
    """An archive's list: a pattern of all of it, its words in small letters, and the longest part of each."""

    pattern: re.Pattern[str]
    by_text: dict[str, LoadedWord]
    parts: tuple[str, ...]


@lru_cache(1)
def _looked_for(words: tuple[LoadedWord, ...]) -> _Words:
    by_text = {in_small_letters(word.word): word for word in words}
    pattern = re.compile(r"\b(" + "|".join(re.escape(word) for word in by_text) + r")\b", re.IGNORECASE)
    longest = {max(word.split(), key=len, default="") for word in by_text}
    return _Words(pattern, by_text, tuple(longest))


def _unattributed(text: str) -> tuple[tuple[int, str], ...]:
    """The sentences that are nobody's words, each with where it begins; what is quoted in them is blank."""
    blank = _blank(_QUOTED, _blank(_CODE_AND_LINKS, text))
    return tuple(
        (sentence.start(), sentence[0]) for sentence in _SENTENCE.finditer(blank) if not _ATTRIBUTED.search(sentence[0])
    )


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
