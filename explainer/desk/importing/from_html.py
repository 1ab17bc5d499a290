"""A saved page of a news site to its blocks and claims.

The text is taken from the element whose paragraphs hold most of it (the idea of Readability:
https://github.com/mozilla/readability).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from explainer.desk.importing.claims import page_claims, without_site
from explainer.desk.importing.dates import find_dates
from explainer.desk.importing.elements import (
    BLOCKS,
    DEEPEST,
    MOST_NODES,
    elements_of,
    inside_aside,
    is_aside,
    marks_of,
    text_of,
)
from explainer.desk.importing.encodings import clean
from explainer.desk.importing.material import Material, folded, told_apart

_CAPTION = re.compile(r"caption|photo-?credit|copyright|image-?(?:source|credit|author)", re.IGNORECASE)
_DATED = re.compile(r"date|time|publish|tarih|data", re.IGNORECASE)
_MOST_PARAGRAPHS = 5000


def read_html(text: str) -> Material:
    """Read a page. Never raises: what cannot be understood is left out."""
    from justhtml import JustHTML

    root = JustHTML(text, sanitize=False).root
    elements = list(elements_of(root))
    claims = page_claims(elements)
    for name in ("title", "author", "publisher"):
        claims[name] = clean(folded(claims.get(name, "")))
    headline = next((text_of(element) for element in elements if element.name == "h1" and not is_aside(element)), "")
    claims["heading"] = headline
    page_title = next((text_of(element) for element in elements if element.name == "title"), "")
    claims["title"] = claims["title"] or headline or without_site(page_title)
    captions = [text_of(element) for element in islice(filter(_is_caption, elements), 50)]
    blocks = told_apart([clean(block) for block in _blocks(_container(elements) or root)])
    lead = [text_of(element) for element in islice(filter(_is_dated, elements), 3)]
    return Material(
        blocks=tuple(told_apart([*(line for line in lead if line not in blocks)][:1])) + blocks,
        format="html",
        claims={name: value for name, value in claims.items() if value},
        captions=told_apart(captions)[:20],
    )


def _is_caption(element: Any) -> bool:
    if element.name == "figcaption":
        return True
    return bool(_CAPTION.search(marks_of(element))) and element.name in ("div", "p", "span", "small", "em", "i")


def _is_dated(element: Any) -> bool:
    if element.name != "time" and not (_DATED.search(marks_of(element)) and element.name in ("div", "p", "span")):
        return False
    text = text_of(element)
    return 5 < len(text) < 80 and bool(find_dates(text))


def _container(elements: list[Any]) -> Any:
    """The element that holds the report: the one with most text in its paragraphs, or the article around it."""
    scores: dict[int, float] = {}
    found: dict[int, Any] = {}
    paragraphs = (element for element in elements if element.name in ("p", "blockquote", "li", "h2", "h3"))
    for element in islice(paragraphs, _MOST_PARAGRAPHS):
        if inside_aside(element):
            continue
        inner = list(islice(elements_of(element), MOST_NODES))
        if sum(other.name in ("p", "li") for other in inner) > 20:
            continue
        length = len(text_of(element)) - sum(len(text_of(link)) for link in inner if link.name == "a")
        around = element.parent
        for share in (1.0, 0.6, 0.3):
            if around is None or around.name.startswith("#"):
                break
            if length >= 20:
                scores[id(around)] = scores.get(id(around), 0.0) + length * share
                found[id(around)] = around
            around = around.parent
    if not scores:
        return None
    best = found[max(scores, key=lambda key: (scores[key], -len(found)))]
    around = best
    while around is not None and around.name not in ("article", "main"):
        around = around.parent
    return around or best


class _Collector:
    """Gathers the pieces of a block; what consists of links only is a way elsewhere, and no block."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.run: list[str] = []
        self.length = self.linked = 0

    def text(self, text: str, *, linked: bool) -> None:
        self.run.append(text)
        self.length += len(text.strip())
        if linked:
            self.linked += len(text.strip())

    def line_end(self) -> None:
        """A `br`: two in a row end a paragraph, and so does one behind a short line or the end of a sentence."""
        ended = bool(self.run) and self.run[-1].rstrip()[-1:] in (".", "!", "?", "”", "»", '"', "؟", ":")
        if self.length < 60 or ended or (self.run and self.run[-1] == "\n"):
            self.flush()
        else:
            self.run.append("\n")

    def flush(self) -> None:
        text = folded("".join(self.run))
        if text and (self.linked * 10 < len(text) * 8 or len(text) > 200):
            self.blocks.append(text)
        self.run = []
        self.length = self.linked = 0


def _blocks(root: Any) -> list[str]:
    """The texts between the beginnings and ends of blocks."""
    collector = _Collector()
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if node is None:
            collector.flush()
        elif node.name == "#text":
            collector.text(node.data or "", linked=_in_link(node))
        elif node.name == "br":
            collector.line_end()
        elif node is root or not (is_aside(node) or _is_caption(node)):
            if node.name in BLOCKS:
                collector.flush()
                pending.append(None)
            pending.extend(reversed(getattr(node, "children", None) or []))
    collector.flush()
    return collector.blocks


def _in_link(node: Any) -> bool:
    around, steps = node.parent, 0
    while around is not None and around.name not in BLOCKS and steps < DEEPEST:
        if around.name == "a":
            return True
        around, steps = around.parent, steps + 1
    return False
