"""One text, rendered as on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from explainer.render.context import TextContext
from explainer.render.prose import Prose
from tests.reading import Element, read_page

LINKS = {
    "libya": {"href": "../libya/index.html", "title": "Libya", "kind": "conflict"},
    "libya#War": {"href": "../libya/index.html#war", "title": "Libya", "kind": "conflict"},
    "russia": {"href": "../../actors/russia/index.html", "title": "Russia & others", "kind": "actor"},
    "../conflicts/libya.md": {"href": "../libya/index.html", "title": "", "kind": "conflict"},
    "map.png": {"href": "../../media/map.png", "title": "", "kind": "file"},
}
NUMBERS = {"tass": 1, "kremlin": 2}


@cache
def _prose() -> Prose:
    return Prose()


def context(links: Mapping[str, Any] | None = None) -> TextContext:
    """A page with some links and two sources on its list of references."""
    return TextContext({"": LINKS if links is None else links}, NUMBERS).within("")


def html_of(markdown: str, on: TextContext | None = None) -> str:
    """A text's HTML."""
    return str(_prose().render(markdown, on or context()))


def text_of(markdown: str, on: TextContext | None = None) -> Element:
    """A text's HTML, read."""
    return read_page(html_of(markdown, on))
