"""Inline Markdown of ours: `[[id|words]]` and `[@source, locator]`, looked up in what the page's data holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from explainer.render.context import Answer, context_of

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
        target, heading = " ".join(m[1].split()), " ".join((m[2] or "").split())
        key = f"{target}#{heading}" if heading else target
        found = context_of(self.md).reference(key, bool(m[3]), bool(target and not m[3]))
        return reference(m[3] or ("" if target and found else heading or target), found), m.start(0), m.end(0)


class CitationProcessor(InlineProcessor):
    """A citation becomes the numbers of its sources in the page's list of references, each a link there."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own contradiction and spelling
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        sources, locators = citation_parts(m[0])
        return citation(locators, context_of(self.md).citation(*sources)), m.start(0), m.end(0)


def reference(words: str, found: Answer) -> Element:
    """The element of a reference with the words to show, or none when they are the title that was found."""
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


def citation_parts(written: str) -> tuple[list[str], list[str]]:
    """The sources of a citation, and the locator of each, empty when it has none."""
    sources, locators = [], []
    for part in written[1:-1].split(";"):
        target, _, locator = part.partition(",")
        sources.append(target.strip().removeprefix("@").strip())
        locators.append(" ".join(locator.split()))
    return sources, locators


def citation(locators: list[str], found: Answer) -> CitationAnchor:
    """The element of a citation; sources without a number are left out."""
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
