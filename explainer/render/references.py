"""Inline Markdown of ours: `[[id|words]]` and `[@source, locator]`, looked up in what the page's data holds."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from explainer.render.context import context_of

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
        context = context_of(self.md)
        target, heading = " ".join(m[1].split()), " ".join((m[2] or "").split())
        link = context.links.get(f"{target}#{heading}" if heading else target)
        words = m[3] or (link["title"] if link and target else heading or target)
        if link is None:
            element = Element("span", {"class": "missing"})
        else:
            element = Element("a", {"href": link["href"], "class": f"to-{link['kind']}"})
            if context.first_mention(link["href"]) and link.get("beside") and not m[3]:
                element.text = words
                element.tail = f" ({link['beside']})"
                both = Element("span", {"class": "both-names"})
                both.append(element)
                return both, m.start(0), m.end(0)
        element.text = words
        return element, m.start(0), m.end(0)


class CitationProcessor(InlineProcessor):
    """A citation becomes the numbers of its sources in the page's list of references, each a link there."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's own contradiction and spelling
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        context = context_of(self.md)
        element = CitationAnchor("sup", {"class": "cite"})
        last: Element | None = None
        for part in m[0][1:-1].split(";"):
            target, _, locator = part.partition(",")
            number = context.numbers.get(target.strip().removeprefix("@").strip())
            if number is None:
                continue
            if last is not None:
                last.tail = (last.tail or "") + ", "
            element.anchor = context.cite(number, begin=last is None)
            last = Element("a", {"href": f"#ref.{number}"})
            element.append(last)
            last.text = str(number)
            if locator.strip():
                last.tail = f": {' '.join(locator.split())}"
        return element, m.start(0), m.end(0)


def register_inline(md: Markdown) -> None:
    """Add both to an instance: after code and escapes, before Python-Markdown's own links.

    In a table the bar of a reference is written with a backslash, so that form comes before escapes.
    """
    md.inlinePatterns.register(ReferenceProcessor(IN_A_TABLE, md), "explainer-reference-in-a-table", 185)
    md.inlinePatterns.register(CitationProcessor(CITATION, md), "explainer-citation", 176)
    md.inlinePatterns.register(ReferenceProcessor(REFERENCE, md), "explainer-reference", 175)
