"""Inline Markdown of ours: `[[id|words]]` and `[@source, locator]`, looked up in what the page's data holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from explainer.render.context import Asked, context_of

REFERENCE = r"\[\[([^\[\]|#]*)(?:#([^\[\]|]+))?(?:\|([^\[\]]+))?\]\]"
IN_A_TABLE = r"(?<!\\)\[\[([^\[\]|#\\]*)(?:#([^\[\]|\\]+))?\\\|([^\[\]]+)\]\]"
CITATION = r"\[@([^\[\]]+)\]"


class CitationAnchor(Element):
    """The numbers of a citation. Its id is known to be ours by its type, which no text can give or take away."""

    anchor = ""


class ReferenceProcessor(InlineProcessor):
    """A reference to another entry becomes a link with the author's words, or the entry's title."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own contradiction and spelling
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return reference(context_of(self.md), m[1], m[2], m[3]), m.start(0), m.end(0)


class CitationProcessor(InlineProcessor):
    """A citation becomes the numbers of its sources in the page's list of references, each a link there."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own contradiction and spelling
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return citation(context_of(self.md), m[0]), m.start(0), m.end(0)


def reference(page: Asked, target: str, heading: str | None, words: str | None) -> Element:
    """The element of a reference by its three parts as written."""
    target, heading = " ".join(target.split()), " ".join((heading or "").split())
    found = page.reference(f"{target}#{heading}" if heading else target, bool(words), bool(target and not words))
    words = words or ("" if target and found else heading or target)
    if not found:
        element = Element("span", {"class": "missing"})
        element.text = words
        return element
    href, kind, title, other = found
    assert href is not None
    element = Element("a", {"href": href, "class": f"to-{kind}"})
    element.text = words or title
    if not other:
        return element
    element.tail = f" ({other})"
    both = Element("span", {"class": "both-names"})
    both.append(element)
    return both


def citation(page: Asked, written: str) -> CitationAnchor:
    """The element of a citation as written, in brackets; sources without a number are left out."""
    sources, locators = [], []
    for part in written[1:-1].split(";"):
        target, _, locator = part.partition(",")
        sources.append(target.strip().removeprefix("@").strip())
        locators.append(" ".join(locator.split()))
    found = page.citation(*sources)
    element = CitationAnchor("sup", {"class": "cite"})
    element.anchor = found[0] or ""
    last: Element | None = None
    for locator, number in zip(locators, found[1:], strict=True):
        if number is None:
            continue
        if last is not None:
            last.tail = (last.tail or "") + ", "
        last = Element("a", {"href": f"#ref.{number}"})
        element.append(last)
        last.text = number
        if locator:
            last.tail = f": {locator}"
    return element


def register_inline(md: Markdown) -> None:
    """Add both to an instance: after code and escapes, before Python-Markdown's own links.

    In a table the bar of a reference is written with a backslash, so that form comes before escapes.
    """
    md.inlinePatterns.register(ReferenceProcessor(IN_A_TABLE, md), "explainer-reference-in-a-table", 185)
    md.inlinePatterns.register(CitationProcessor(CITATION, md), "explainer-citation", 176)
    md.inlinePatterns.register(ReferenceProcessor(REFERENCE, md), "explainer-reference", 175)
