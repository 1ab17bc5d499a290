"""Links, pictures and anchors in the rendered tree."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from explainer.render.context import context_of

_FOREIGN = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//")
_TAG = re.compile(r"<[a-zA-Z][^>]*>")
_ID = re.compile(r"""[\s/]id\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


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


class AnchorProcessor(Treeprocessor):
    """Keeps every id unique on the page; one that is taken is dropped."""

    def run(self, root: Element) -> None:
        ids = context_of(self.md).ids
        for element in root.iter():
            anchor = element.get("id")
            if anchor is None:
                continue
            if anchor in ids:
                del element.attrib["id"]
            else:
                ids.add(anchor)


class RawAnchors(Postprocessor):
    """Takes ids off raw HTML, where they could take an anchor of the page's own."""

    def run(self, text: str) -> str:
        stash = self.md.htmlStash
        for index, block in enumerate(stash.rawHtmlBlocks):
            if isinstance(block, str) and "id" in block:
                stash.rawHtmlBlocks[index] = _TAG.sub(lambda tag: _ID.sub("", tag[0]), block)
        return text


def _to_link(element: Element, source: str) -> None:
    alt = element.get("alt", "") or source
    element.tag = "a"
    element.attrib.clear()
    element.set("href", source)
    element.text = alt


def register_links(md: Markdown) -> None:
    """Add all to an instance: after every extension that makes links or ids, before raw HTML is put back (30)."""
    md.treeprocessors.register(LinkProcessor(md), "explainer-links", 4)
    md.treeprocessors.register(CitationSpace(md), "explainer-citation-space", 3)
    md.treeprocessors.register(AnchorProcessor(md), "explainer-anchors", -10)
    md.postprocessors.register(RawAnchors(md), "explainer-raw-anchors", 40)
