"""Forms that a name takes in a sentence: «Карабаха», `Karabağ'da`, `Erdoğan'ın`, وليبيا.

No grammar: for each language a short list of endings (or, in Arabic, of little words written in front), applied to
words long enough that what is left still tells. What is found this way may be another word, so it counts as doubtful.
Words are folded as for search (`model/folding.py`), where й is и and ı is i.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CYRILLIC = re.compile(r"[а-яёіїєґ]+")
_ARMENIAN = re.compile(r"[ա-և]+")
_ARABIC = re.compile(r"[\u0621-\u064a]+")
_LATIN = re.compile(r"[a-z]+")


def _listed(words: str) -> list[str]:
    return words.split()


_ADJECTIVE = _listed("ии ыи ои ая яя ое ее ого его ому ему ым им ом ем еи ую юю ые ие ых их ыми ими")
_RUSSIAN: tuple[tuple[str, list[str]], ...] = (
    ("ия", _listed("ия ии ию иеи")),
    ("ая", _ADJECTIVE),
    ("ое", _ADJECTIVE),
    ("ыи", _ADJECTIVE),
    ("ии", [*_ADJECTIVE, "ия", "ию", "ием"]),
    ("ые", _ADJECTIVE),
    ("ие", [*_ADJECTIVE, "ия", "ию", "ием", "иям", "иями", "иях"]),
    ("ство", _listed("ство ства ству ством стве")),
    ("а", _listed("а ы и е у ои ою")),
    ("я", _listed("я и е ю еи")),
    ("ь", _listed("ь я ю ем е и ью")),
    ("еи", _listed("еи ея ею еем ее")),
    ("аи", _listed("аи ая аю аем ае")),
    ("ы", _listed("ы ов ам ами ах")),
)
"""The end of a name's word, and what may stand in its place. The first that fits is taken."""
_CONSONANT = ["", *_listed("а у ом ем е ы и ым ых ов ам ами ах")]
_TURKIC = frozenset(
    _listed(
        "in un nin nun i u yi yu si su ni nu "
        "e a ye ya ne na de da te ta nde nda den dan ten tan nden ndan le la yle yla"
        " ler lar leri lari lerin larin lerinin larinin lerine larina lerini larini lerinde larinda lerinden larindan"
        " sinin sine sinde sinden sini deki daki teki taki ndeki ndaki ken kan ki li lu"
    )
)
"""Endings of Turkish and Azerbaijani, folded, where ü is u and ə is e."""
_ARMENIAN_ENDINGS = frozenset(_listed("ը ն ի ին ից ով ում ու ուն յի յին յից յով յում ան ների ներ ները"))
_SHORTEST = 4
"""Letters: what is left of a shorter word without its ending tells nothing."""


def forms(word: str, language: str) -> Iterator[str]:
    """Other forms of a folded word of a name, where they can be listed: Russian cases, English plurals.

    `language` is the primary subtag of the name's language, or "" when it is not known.
    """
    if _CYRILLIC.fullmatch(word):
        if len(word) >= _SHORTEST:
            yield from _russian(word)
    elif language in ("en", "") and _LATIN.fullmatch(word) and len(word) >= _SHORTEST:
        yield word[:-1] + "ies" if word.endswith("y") else word + "s"


def stems(word: str) -> Iterator[tuple[str, str]]:
    """What a folded word of a text may be a form of, with the language (`tr`, `hy`, `ar`) whose rule says so."""
    if _ARABIC.fullmatch(word):
        yield from ((stem, "ar") for stem in _without_front(word))
    elif _ARMENIAN.fullmatch(word):
        yield from ((stem, "hy") for stem in _cut(word, _ARMENIAN_ENDINGS))
    elif _LATIN.fullmatch(word):
        yield from ((stem, "tr") for stem in _cut(word, _TURKIC))


def is_turkic_ending(ending: str) -> bool:
    """Whether what stands behind an apostrophe, folded, is an ending of Turkish: `Erdoğan'ın`, `Karabağ’da`."""
    return ending in _TURKIC


def _russian(word: str) -> Iterator[str]:
    for end, endings in _RUSSIAN:
        if word.endswith(end) and len(word) - len(end) >= 2:
            stem = word[: -len(end)]
            yield from (stem + ending for ending in endings if stem + ending != word)
            return
    if word[-1] not in "аеиоуыэюяьъ":
        yield from (word + ending for ending in _CONSONANT if ending)


def _cut(word: str, endings: frozenset[str]) -> Iterator[str]:
    longest = max(map(len, endings))
    for length in range(1, min(longest, len(word) - _SHORTEST) + 1):
        if word[-length:] in endings:
            yield word[:-length]


def _without_front(word: str) -> Iterator[str]:
    """An Arabic word without “and”, “in”, “for” in front of it; “for the” swallows a letter of the article."""
    rest = word[1:] if word[0] in "وف" and len(word) > 3 else word
    if rest != word:
        yield rest
    if rest.startswith("لل") and len(rest) > 4:
        yield "ال" + rest[2:]
        yield rest[1:]
    elif rest[0] in "بلك" and len(rest) > 3:
        yield rest[1:]
