"""Which language a text is in, as far as its letters and commonest words tell."""

from __future__ import annotations

import re
from collections import Counter

_COMMON = {
    "en": "the of and to in that is was for on with said by has have his are from which",
    "tr": "ve bir bu ile için olarak da de olan dedi daha sonra ise çok gibi kadar olduğunu etti",
    "az": "və bir bu ilə üçün olan da də ki daha sonra isə çox kimi edib deyib olub",
    "de": "der die und den das von mit ist auf für nicht sich dem eine hat im zu",
    "fr": "le la les des et une dans du que pour est sur par qui au avec",
    "es": "el la los las de y que en una del por con para se su al",
    "it": "il la di che e per un una del della con nel sono alla dei",
}
_SETS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str = "") -> str:
    """The language tag of a text, or "" when nothing tells. `declared` decides only where the letters allow it."""
    sample = text[:20_000].lower()
    script = _script(sample)
    declared = re.split(r"[-_]", declared.strip().lower())[0]
    found = _by_letters(sample, script)
    if found:
        return found
    if script == "latin":
        words = Counter(_WORD.findall(sample))
        scores = {language: sum(words[word] for word in common) for language, common in _SETS.items()}
        if "ə" in sample:
            scores["az"] += 1000
        best = max(scores, key=lambda language: scores[language])
        if scores[best] >= 2:
            return best
        if re.search("[ğışİ]", sample):
            return "tr"
    return declared if re.fullmatch(r"[a-z]{2,3}", declared) else ""


def _script(sample: str) -> str:
    counts: Counter[str] = Counter()
    for character in sample:
        if character.isalpha():
            counts[_script_of(ord(character))] += 1
    return counts.most_common(1)[0][0] if counts else ""


def _script_of(number: int) -> str:
    if number < 0x250:
        return "latin"
    for script, first, last in (("cyrillic", 0x400, 0x52F), ("armenian", 0x530, 0x58F), ("arabic", 0x600, 0x77F)):
        if first <= number <= last:
            return script
    return "other"


def _by_letters(sample: str, script: str) -> str:
    if script == "cyrillic":
        ukrainian = len(re.findall("[іїєґ]", sample))
        return "uk" if ukrainian * 100 > len(sample) else "ru"
    if script == "arabic":
        kurdish, persian = len(re.findall("[ێەۆڕڵ]", sample)), len(re.findall("[پچژگیک]", sample))
        if kurdish * 50 > len(sample):
            return "ckb"
        return "fa" if persian * 30 > len(sample) else "ar"
    return "hy" if script == "armenian" else ""
