"""Links, pictures and anchors in the rendered tree."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from explainer.model.page import of_the_page
from explainer.render.context import context_of
from explainer.render.references import CitationAnchor

_FOREIGN = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")


class LinkProcessor(Treeprocessor):
    """Ordinary relative links and pictures get their address on the site; foreign pictures become links."""

    def run(self, root: Element) -> None:
        links = context_of(self.md).links
        for element in root.iter():
            href = element.get("href", "")
            if element.tag == "a" and href in links:
                element.set("href", links[href]["href"])
            elif element.tag == "img":
                source = element.get("src", "")
                if source in links:
                    element.set("src", links[source]["href"])
                elif _FOREIGN.match(source):
                    _to_link(element, source)


class CitationSpace(Treeprocessor):
    """Draws the number of a citation close to the word it stands behind; authors write a space before `[@…]`."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            before: Element | None = None
            for child in parent:
                if child.tag == "sup" and child.get("class") == "cite":
                    if before is None:
                        parent.text = (parent.text or "").rstrip()
                    else:
                        before.tail = (before.tail or "").rstrip()
                before = child


class TitleProcessor(Treeprocessor):
    """The page's title is its one heading of the first level; a text's own goes down to the second."""

    def run(self, root: Element) -> None:
        for element in root.iter("h1"):
            element.tag = "h2"


class AnchorProcessor(Treeprocessor):
    """Keeps every id unique on the page: one that is taken, or that the page sets itself, is dropped.

    Raw HTML is put in later and must bring no ids. What it says is known only to the sanitiser, which reads it as a
    browser does; so the ids that may stay get a seal that no author can forge, the digest of all raw HTML.
    """

    def run(self, root: Element) -> None:
        context = context_of(self.md)
        context.seal = _seal(self.md.htmlStash.rawHtmlBlocks)
        for element in root.iter():
            anchor = element.anchor if isinstance(element, CitationAnchor) else element.get("id")
            if not anchor:
                continue
            if anchor in context.ids or (of_the_page(anchor) and not isinstance(element, CitationAnchor)):
                del element.attrib["id"]
            else:
                context.ids.add(anchor)
                element.set("id", context.seal + anchor)


def _seal(blocks: list[Any]) -> str:
    raw = [block if isinstance(block, str) else "id" for block in blocks]
    if not any("id" in block.lower() for block in raw):
        return ""
    return hashlib.blake2b("\0".join(raw).encode(), digest_size=16).hexdigest()


def _to_link(element: Element, source: str) -> None:
    alt = element.get("alt", "") or source
    element.tag = "a"
    element.attrib.clear()
    element.set("href", source)
    element.text = alt


def register_links(md: Markdown) -> None:
    """Add all to an instance: after every extension that makes links or ids."""
    md.treeprocessors.register(TitleProcessor(md), "explainer-title", 5.5)
    md.treeprocessors.register(LinkProcessor(md), "explainer-links", 4)
    md.treeprocessors.register(CitationSpace(md), "explainer-citation-space", 3)
    md.treeprocessors.register(AnchorProcessor(md), "explainer-anchors", -10)
