"""Links, pictures and anchors in the rendered tree."""

from __future__ import annotations

import hashlib
import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from explainer.render.context import context_of
from explainer.render.references import CitationAnchor

_FOREIGN = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")


class LinkProcessor(Treeprocessor):
    """Ordinary relative links and pictures get their address on the site; foreign pictures become links."""

    def run(self, root: Element) -> None:
        context = context_of(self.md)
        for element in root.iter():
            if element.tag == "a":
                for address in context.address(element.get("href", "")):
                    element.set("href", address or "")
            elif element.tag == "img":
                source = element.get("src", "")
                found = context.address(source)
                if found:
                    element.set("src", found[0] or "")
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
            if isinstance(element, CitationAnchor):
                if element.anchor:
                    element.set("id", context.seal + element.anchor)
                continue
            anchor = element.get("id")
            if not anchor:
                continue
            if context.keeps(anchor):
                element.set("id", context.seal + anchor)
            else:
                del element.attrib["id"]


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
