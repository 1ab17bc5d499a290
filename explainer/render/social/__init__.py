"""Social pictures: what other sites show beside a link to a page, drawn as PNG."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from explainer.model.page import Picture

FONTS = Path(__file__).parent / "fonts"
"""The fonts, `coverage.json` (the characters that each can draw, as ranges) and their licence."""


def draw(picture: Picture) -> bytes:
    """The PNG of a picture, 1200 by 630 pixels. Raises `SetupError` when this machine cannot set its title."""
    from explainer.render.social.drawing import png

    return png(picture)


@cache
def pencil_digest() -> str:
    """The digest of what draws pictures beside the program itself: the fonts and the version of Pillow."""
    from importlib.metadata import version

    digest = hashlib.blake2b(f"pillow {version('pillow')}".encode(), digest_size=16)
    for file in sorted(FONTS.iterdir()):
        if file.suffix in (".ttf", ".json"):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
