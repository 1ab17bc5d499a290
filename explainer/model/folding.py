"""Words for search: `Qarabağ` and `qarabag`, `Арцах` and `арцах` are one word, as one types them.

`templates/assets/search.js` folds what a reader types in the same way; `tests/search/test_folding.py` holds the two
against each other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPELLINGS = str.maketrans(
    {
        # Letters that no decomposition takes to the one that is typed for them.
        "ı": "i", "ə": "e", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "ß": "ss",
        "þ": "th", "ς": "σ", "ґ": "г",
        # Arabic: the forms of alef, ya and ta marbuta that are written for one another; hamza and tatweel fall away.
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ء": "", "ـ": "",
        # Marks that stand for a letter in one spelling and for nothing in another.
        **dict.fromkeys("'’‘`´ʹʺʻʼʽʾʿˈ", ""),
    }
)  # fmt: skip
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s(?![^\W_])")
_DIGITS = {
    ord(mark): str(number) for start in "٠۰" for number, mark in enumerate(map(chr, range(ord(start), ord(start) + 10)))
}
_PLAIN = re.compile(r"[a-z0-9]+")


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in their order; hyphens and points part words."""
    return tuple(token for piece in text.split() for token in folded_piece(piece))


@lru_cache(maxsize=1 << 17)
def folded_piece(piece: str) -> tuple[str, ...]:
    """The folded words of a piece of text without white space: mostly one, `("al", "sharaa")` for `al-Sharaʿa`."""
    if _PLAIN.fullmatch(piece):
        return (piece,)
    return tuple(_folded(piece).split())


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", text))
    text = "".join(character for character in text if unicodedata.category(character)[0] != "M").lower()
    text = text.translate(_SPELLINGS).translate(_DIGITS)
    return "".join(character if unicodedata.category(character)[0] in "LN" else " " for character in text)
