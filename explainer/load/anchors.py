"""Anchors of headings: stable, readable, unique on a page."""

from __future__ import annotations

import re
import unicodedata

from explainer.model.page import of_the_page
from explainer.model.plain import holds_any
from explainer.model.text import Heading

_MARKUP = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]|\[@[^\]]*\]|\[([^\]]*)\]\([^)]*\)|[*_`]|<[^>]*>")


def plain_heading(text: str) -> str:
    """A heading's text without markup."""
    if holds_any(text, "[*_`<"):
        text = _MARKUP.sub(lambda found: found[1] or found[2] or "", text)
    return " ".join(text.split())


def slug(text: str) -> str:
    """The anchor of a text: letters and digits of any script, lower case, hyphens between words."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text).lower())
    return re.sub(r"[\s-]+", "-", kept).strip("-") or "section"


def unique_anchor(wanted: str, taken: list[Heading]) -> str:
    """`wanted`, or the same with the next free number when it is taken or reserved."""
    used = {heading.anchor for heading in taken}
    wanted = wanted.replace(".", "-")
    anchor, number = wanted, 2
    while anchor in used or of_the_page(anchor):
        anchor, number = f"{wanted}-{number}", number + 1
    return anchor
