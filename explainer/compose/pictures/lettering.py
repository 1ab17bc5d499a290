"""How wide words are, before any font is known, and where on a picture they find room."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

_NARROW = frozenset("ijlftrI.,:;'’|!()[] -")
_WIDE = frozenset("mwMW@%—")


class Box(msgspec.Struct, frozen=True):
    """A rectangle of a picture: x from left to right, y from top to bottom, in its units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two rectangles share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def inside(self, other: Box) -> bool:
        """Whether this rectangle lies within another."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


class Spot(msgspec.Struct, frozen=True):
    """Where words stand: `x`, `y` of their baseline's beginning, middle or end (`anchor`), and the room they take."""

    x: int
    y: int
    anchor: str
    box: Box
    far: bool = False
    """Whether they stand so far off that a line must lead to them."""


def width(text: str, size: float) -> float:
    """An upper estimate of how wide words are in a sans-serif face of a size, in the unit of `size`.

    Advances of common faces (Arial, Roboto, Noto Sans, DejaVu Sans), rounded up: 0.35 em for narrow letters, 0.95 for
    wide ones, 0.72 for capitals, 0.6 for the rest; East Asian wide characters take 1 em, marks above others none.
    """
    return size * sum(_advance(character) for character in text)


@lru_cache(maxsize=1 << 14)
def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1.0
    if character in _NARROW:
        return 0.35
    if character in _WIDE:
        return 0.95
    return 0.72 if character.isupper() else 0.6


def place(
    words: Sequence[str], x: int, y: int, gap: int, size: int, taken: Sequence[Box], sheet: Box
) -> tuple[str, Spot] | None:
    """The first of some wordings that finds room beside a point, and where; None when none does.

    `gap` is kept from the point; near places come before far ones, and a shorter wording near before a longer one far.
    """
    for reach in (0, 1, 2):
        for text in words:
            for spot in _spots(width(text, size), x, y, gap, size, reach):
                if _free(spot, taken, sheet):
                    return text, spot
    return None


def amid(words: Sequence[str], x: int, y: int, size: int, taken: Sequence[Box], sheet: Box) -> tuple[str, Spot] | None:
    """The same for something wide, of which the point is the middle: the words stand on it, and nowhere else."""
    for text in words:
        half = width(text, size) / 2
        middle = round(min(max(x, sheet.left + half + 1), sheet.right - half - 1))
        spot = _spot(2 * half, middle, y + size // 3, "middle", size)
        if _free(spot, taken, sheet):
            return text, spot
    return None


def _free(spot: Spot, taken: Sequence[Box], sheet: Box) -> bool:
    return spot.box.inside(sheet) and not any(spot.box.meets(other) for other in taken)


def _spots(wide: float, x: int, y: int, gap: int, size: int, reach: int) -> Iterator[Spot]:
    """Places around a point, the best first: right, left, above, below, then the corners (after Imhof, 1962)."""
    far = reach > 0
    off = gap + 2 * size * reach
    level, above, below = y + size // 3, y - off, y + off + size * 3 // 4
    if not far:
        yield _spot(wide, x + gap, level, "start", size)
        yield _spot(wide, x - gap, level, "end", size)
        yield _spot(wide, x, above, "middle", size)
        yield _spot(wide, x, below, "middle", size)
    for baseline in (above, below) if far else (y - gap // 2, y + gap // 2 + size * 3 // 4):
        yield _spot(wide, x + off // 2 + gap // 2, baseline, "start", size, far=far)
        yield _spot(wide, x - off // 2 - gap // 2, baseline, "end", size, far=far)


def _spot(wide: float, x: int, baseline: int, anchor: str, size: int, *, far: bool = False) -> Spot:
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return Spot(x, baseline, anchor, Box(left, baseline - size, left + wide, baseline + size * 0.3), far)
