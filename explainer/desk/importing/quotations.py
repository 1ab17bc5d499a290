"""Where a text quotes, in whatever quotation marks; and short excerpts of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

LONGEST = 25
"""Words of a quotation that is kept: a quotation is short, exact and attributed (docs/writing.md)."""

_LENGTH = "{1,3000}"
_MARKS = re.compile(
    "|".join(
        (
            rf"«(?P<a>(?:[^«»]|«[^«»]{_LENGTH}»){_LENGTH}?)»",
            rf"„(?P<b>[^„“”]{_LENGTH})[“”]",
            rf"“(?P<c>(?:[^“”]|“[^“”]{_LENGTH}”){_LENGTH}?)(?:”|$)",
            rf"(?<![\w\"])\"(?P<d>[^\"]{_LENGTH})(?:\"(?!\w)|$)",
            rf"(?<!\w)‘(?P<e>(?:[^‘’]|’(?=\w)){_LENGTH}?)’(?!\w)",
            rf"”(?P<f>[^“”]{_LENGTH})“",
            r"(?<![\w'])'(?P<h>(?:[^'\n]|'(?=\w)){12,600}?(?<=[,.!?]))'(?!\w)",
            rf"(?<!\w)''(?P<g>[^']{_LENGTH}?)''",
        )
    )
)
_DIALOGUE = re.compile(r"^[—–-]\s+(?P<words>.{5,1500}?)[,.!?…]*\s+[—–]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?؟…。։]+[\"'”»’)]*(?=\s+(?![a-zа-яё])|$)")
_INITIALS = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:Mr|Mrs|Dr|St|Gen|Col|No|vs|г|гг|им|т\.е|др|Sn|Dr))$")
_WORD = re.compile(r"\S+")


class Passage(msgspec.Struct, frozen=True):
    """Quoted words at `paragraph[start:end]`, marks included; `words` are what stands between them."""

    start: int
    end: int
    words: str


def find_passages(paragraph: str) -> list[Passage]:
    """The quoted passages of a paragraph, the outermost where they nest."""
    found = [
        Passage(match.start(), match.end(), next(words for words in match.groups() if words is not None).strip())
        for match in _MARKS.finditer(paragraph)
    ]
    dialogue = _DIALOGUE.match(paragraph)
    if dialogue and not found:
        found.append(Passage(0, dialogue.end("words"), dialogue["words"].strip()))
    return [passage for passage in found if passage.words]


def sentence_around(paragraph: str, passage: Passage, others: list[Passage]) -> tuple[str, str, int]:
    """What stands before and after a passage in its sentence, and where in the paragraph the first begins.

    A full stop within the marks does not end it: `“It is time.” Pashinyan said.`
    """
    start, end = 0, len(paragraph)
    for stop in _ends(paragraph, others):
        if stop <= passage.start:
            start = stop
        elif stop > passage.end:
            end = stop
            break
    return paragraph[start : passage.start], paragraph[passage.end : end], start


def excerpt(words: str, longest: int = LONGEST) -> tuple[str, bool]:
    """At most so many words of a passage, and whether it was cut; a cut ends with “[…]”, at a comma if there is one."""
    words = words.rstrip(",،;")
    found = list(_WORD.finditer(words))
    if len(found) <= longest:
        return words, False
    kept = words[: found[longest - 1].end()]
    comma = max(kept.rfind(mark) for mark in (",", "،", ";", ".", "!", "?", "؟"))
    # A cut behind “is not” would say the opposite of what was said.
    kept = kept[:comma] if comma > len(kept) // 2 else re.sub(r"(?:\s+\S{1,3})+$", "", kept)
    return kept.rstrip(" ,،;:.–—-") + " […]", True


def _ends(paragraph: str, passages: list[Passage]) -> Iterator[int]:
    """Where sentences end, as far as that is outside of quoted passages."""
    for match in _SENTENCE_END.finditer(paragraph):
        if any(passage.start < match.end() < passage.end for passage in passages):
            continue
        if not _INITIALS.search(paragraph[max(match.start() - 6, 0) : match.start()]):
            yield match.end()
