"""Random but repeatable words, names, sentences and dates. Nothing here means anything, so nothing takes a side."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

Item = TypeVar("Item")

_TEXT = (
    "account after again agreed among announced answer area asked assembly autumn became before began between border "
    "bridge called centre change city coast commission committee common council country day decided delegation "
    "described document during early east envoy evening first followed force forum four from further gave general "
    "ground group harbour held hour house joint known later law leader letter line list local long made map market "
    "measure meeting member message ministry month morning mountain near never north note number observer office "
    "officer old open order other paper parliament part party passage people period plan point port post president "
    "press proposal province question railway reached region remained report request river road said second session "
    "several side signed small south speaker spoke spring state station statement step street summer talks term text "
    "third three time together told town treaty two under until valley village visit voice vote week west winter "
    "without word work written year"
)
_WORDS = _TEXT.split()
_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea")
_CODAS = ("", "l", "m", "n", "r", "s")
_SCRIPTS = {"ru": "бвгдзклмнрст", "ar": "بتجحدرسعفكلمن", "hy": "բգդզթլխմնսվտ"}
_VOWELS_OF = {"ru": "аеио", "ar": "اوي", "hy": "աեիո"}


class Chance:
    """A stream of choices that depends on its seed alone.

    Only `random()` is drawn from: its sequence is promised to stay the same in later versions of Python
    (https://docs.python.org/3/library/random.html#notes-on-reproducibility), that of the other methods is not.
    """

    def __init__(self, seed: str) -> None:
        self._draw = random.Random(seed).random  # noqa: S311 - no secret depends on it

    def below(self, count: int) -> int:
        """A number from 0 to `count` - 1, each as likely."""
        return int(self._draw() * count)

    def low(self, count: int) -> int:
        """A number from 0 to `count` - 1, small ones more likely: the first of n comes up once in √n draws."""
        return int(self._draw() ** 2 * count)

    def between(self, least: int, most: int) -> int:
        """A number from `least` to `most`."""
        return least + self.below(most - least + 1)

    def happens(self, share: float) -> bool:
        """True in this share of cases."""
        return self._draw() < share

    def one_of(self, items: Sequence[Item]) -> Item:
        """One of the items, each as likely."""
        return items[self.below(len(items))]

    def name(self) -> str:
        """An invented name of two or three syllables."""
        syllables = [
            self.one_of(_ONSETS) + self.one_of(_VOWELS) + self.one_of(_CODAS) for _ in range(self.between(2, 3))
        ]
        return "".join(syllables).capitalize()

    def foreign_name(self, lang: str) -> str:
        """An invented name in the script of `ru`, `ar` or `hy`."""
        letters = [self.one_of(_SCRIPTS[lang]) + self.one_of(_VOWELS_OF[lang]) for _ in range(self.between(2, 4))]
        return "".join(letters).capitalize()

    def words(self, count: int) -> list[str]:
        """That many ordinary words."""
        return [self.one_of(_WORDS) for _ in range(count)]

    def day(self, first: date = date(1990, 1, 1), last: date = date(2024, 12, 31)) -> date:
        """A day from `first` to `last`."""
        return first + timedelta(days=self.below((last - first).days + 1))
