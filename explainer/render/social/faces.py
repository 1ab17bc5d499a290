"""The letters of social pictures: a serif for titles and a sans for what stands around them, in any size.

Pillow sets plain text by itself, in the same way everywhere. Text from right to left is set by Raqm, which Pillow
has where the system has FriBiDi. Where it has not, such a title is left out; all others look the same everywhere.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from PIL import Image, ImageDraw, ImageFont, features

from explainer.render.social import FONTS, from_the_right

Family = Literal["serif", "sans"]
Direction = Literal["ltr", "rtl"]


class Face:
    """One family in one size (pixels of the square that a letter is designed in).

    `direction` is that of a text which holds letters written from right to left; None for one that holds none.
    """

    def __init__(self, family: Family, size: int, direction: Direction | None = None) -> None:
        self.size = size
        self._font = _font(family, size, ImageFont.Layout.RAQM if direction else ImageFont.Layout.BASIC)
        self._direction = direction

    def width(self, text: str) -> float:
        """How far a line of text reaches, in pixels."""
        return self._font.getlength(text, direction=self._direction)

    def mask(self, text: str, width: int) -> Image.Image:
        """A line of text as shades from 0 to 255, on a sheet of that width and of the height of a line."""
        sheet = Image.new("L", (width, self.height))
        ImageDraw.Draw(sheet).text(
            (width if self._direction == "rtl" else 0, self._font.getmetrics()[0]),
            text,
            fill=255,
            font=self._font,
            anchor="rs" if self._direction == "rtl" else "ls",
            direction=self._direction,
        )
        return sheet

    @property
    def height(self) -> int:
        """Pixels that a line of any text fits in."""
        return sum(self._font.getmetrics())


def face(text: str, family: Family, size: int) -> Face:
    """The face for a text; the serif, which knows more scripts, where the sans lacks a letter."""
    strong = [kind for character in text if (kind := unicodedata.bidirectional(character)) in ("L", "R", "AL")]
    mixed = from_the_right(text)
    direction: Direction = "ltr" if strong[:1] == ["L"] else "rtl"  # https://unicode.org/reports/tr9/#P2
    return Face(family if covers(family, text) else "serif", size, direction if mixed else None)


def covers(family: Family, text: str) -> bool:
    """Whether a family has every character of a text, and this machine can set it."""
    if from_the_right(text) and not features.check("raqm"):
        return False
    known = _covered()[family]
    return all(any(first <= ord(character) <= last for first, last in known) for character in text)


@cache
def _covered() -> dict[str, list[tuple[int, int]]]:
    ranges: dict[str, list[tuple[int, int]]] = json.loads((FONTS / "coverage.json").read_bytes())
    return ranges


@lru_cache(maxsize=64)
def _font(family: Family, size: int, engine: ImageFont.Layout) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"{family}.ttf", size, layout_engine=engine)
