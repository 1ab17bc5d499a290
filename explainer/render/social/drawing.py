"""A social picture: kind and date, title, the site's name, under a bar of its conflicts' colours."""

from __future__ import annotations

import io
import unicodedata

from PIL import Image

from explainer.model.front import Accent
from explainer.model.page import Picture
from explainer.render.social.faces import Face, covers, face
from explainer.render.social.setting import LEADING, fit, shortened

WIDTH, HEIGHT = 1200, 630
"""Pixels: the form that https://developers.facebook.com/docs/sharing/webmasters/images/ asks for, 1.91 to 1."""

PAPER, INK, SOFT, LINE, PLAIN = "#fbfaf6", "#1d1c1a", "#5c584f", "#dad5c8", "#8a3324"
ACCENTS: dict[Accent, str] = {
    "red": "#8a3324",
    "ochre": "#7a5200",
    "green": "#2f5d2a",
    "teal": "#0f5c5c",
    "blue": "#14506b",
    "violet": "#5b3f8c",
}
"""The colours of templates/assets/style.css on paper."""

_SHADES = {"ink": 4, "soft": 3, "accent": 3}
"""Steps from paper to a colour at the edge of a letter: with three accents 16 colours, which take 4 bits each."""

_LONGEST = 1200
"""Characters: more than the picture has room for in the smallest size, so that no text takes long."""

_MARGIN, _BAR, _LEAST = 80, 16, 60
"""Pixels: at each side, along the top, and what is too narrow for any words."""
_TITLE = (150, 340)
"""Where the title begins, and how many pixels it may be high."""


class _Sheet:
    """Paper whose pixels are numbers of colours in a palette."""

    def __init__(self, accents: list[str]) -> None:
        self._palette = [_rgb(PAPER)]
        self._first: dict[str, int] = {}
        for name, colour in (("ink", INK), ("soft", SOFT), ("accent", accents[0])):
            self._first[name] = len(self._palette)
            self._palette += _between(PAPER, colour, _SHADES[name])
        self._line = self._add(LINE)
        self._bars = [self._first["accent"] + _SHADES["accent"] - 1, *(self._add(colour) for colour in accents[1:])]
        self._image = Image.new("P", (WIDTH, HEIGHT))
        self._image.putpalette([value for colour in self._palette for value in colour])

    def _add(self, colour: str) -> int:
        self._palette.append(_rgb(colour))
        return len(self._palette) - 1

    def rule(self, top: int) -> None:
        self._image.paste(self._line, (_MARGIN, top, WIDTH - _MARGIN, top + 2))

    def bar(self) -> None:
        """A stripe along the top in the accents, each as long as the others."""
        for number, colour in enumerate(self._bars):
            ends = [WIDTH * at // len(self._bars) for at in (number, number + 1)]
            self._image.paste(colour, (ends[0], 0, ends[1], _BAR))

    def text(self, letters: Face, line: str, top: int, colour: str, left: int = _MARGIN) -> None:
        """A line of text from a left margin; one from right to left ends at the right margin."""
        mask = letters.mask(line, WIDTH - _MARGIN - left)
        steps, first = _SHADES[colour], self._first[colour]
        shades = [round(value * steps / 255) for value in range(256)]
        numbers = mask.point([first + shade - 1 if shade else 0 for shade in shades])
        self._image.paste(numbers, (left, top), mask.point([255 if shade else 0 for shade in shades]))

    def png(self) -> bytes:
        stream = io.BytesIO()
        self._image.save(stream, "PNG", compress_level=6)
        return stream.getvalue()


def png(picture: Picture) -> bytes:
    """Draw a picture. A title in a script that the fonts lack is left to the words beside the picture."""
    sheet = _Sheet([ACCENTS[accent] for accent in dict.fromkeys(picture.accents)] or [PLAIN])
    sheet.bar()
    _head(sheet, picture)
    title = _drawable(picture.title)
    if title:
        setting = fit(title, WIDTH - 2 * _MARGIN, _TITLE[1])
        for number, line in enumerate(setting.lines):
            sheet.text(setting.face, line, _TITLE[0] + int(number * setting.face.size * LEADING), "ink")
    sheet.rule(522)
    name = _drawable(picture.site_name)
    if name:
        letters = face(name, "serif", 34)
        sheet.text(letters, shortened(name, WIDTH - 2 * _MARGIN, letters.width), 542, "soft")
    return sheet.png()


def _head(sheet: _Sheet, picture: Picture) -> None:
    """What it is, and when, on one line."""
    left = _MARGIN
    for text, colour in ((picture.kicker, "accent"), (picture.line, "soft")):
        words, room = _drawable(text), WIDTH - _MARGIN - left
        if words and room > _LEAST:
            letters = face(words, "sans", 30)
            line = shortened(words, room, letters.width)
            sheet.text(letters, line, 84, colour, left)
            left += int(letters.width(line)) + 28


def _drawable(text: str) -> str:
    """A text with its marks joined to their letters, or "" where the fonts cannot draw it.

    Signs that show nothing by themselves go: soft hyphens, marks of direction, variants of emoji.
    """
    plain = unicodedata.normalize("NFC", text[:_LONGEST]).replace("\u2011", "-")
    shown = (sign for sign in plain if unicodedata.category(sign) != "Cf" or sign in "\u200c\u200d")
    words = " ".join("".join(shown).split())
    if len(text) > _LONGEST:
        words += " …"
    return words if covers("serif", words) else ""


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _between(paper: str, colour: str, steps: int) -> list[tuple[int, int, int]]:
    """Colours on the way from paper, the last of them the colour itself."""
    ends = list(zip(_rgb(paper), _rgb(colour), strict=True))
    shades = [[round(start + (end - start) * step / steps) for start, end in ends] for step in range(1, steps + 1)]
    return [(red, green, blue) for red, green, blue in shades]
