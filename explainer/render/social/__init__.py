"""Social pictures: what other sites show beside a link to a page, drawn as PNG."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from pathlib import Path

from explainer.model.page import Picture

FONTS = Path(__file__).parent / "fonts"
"""The fonts, `coverage.json` (the characters that each can draw, as ranges) and their licence."""


def draw(picture: Picture) -> bytes:
    """The PNG of a picture, 1200 by 630 pixels. A title that this machine cannot set is left out."""
    from explainer.render.social.drawing import png

    return png(picture)


def pencil_digest(picture: Picture) -> str:
    """The digest of what draws a picture beside the program itself: the fonts, Pillow, and FriBiDi where it matters."""
    digest = _digest()
    if any(from_the_right(text) for text in (picture.title, picture.line, picture.kicker, picture.site_name)):
        from PIL import features

        digest += str(features.check("raqm"))
    return digest


def from_the_right(text: str) -> bool:
    """Whether a text has letters that are written from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


@cache
def _digest() -> str:
    from importlib.metadata import version

    digest = hashlib.blake2b(f"pillow {version('pillow')}".encode(), digest_size=16)
    for file in sorted(FONTS.iterdir()):
        if file.suffix in (".ttf", ".json"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
