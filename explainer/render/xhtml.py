"""HTML of ours to XHTML, as books want it.

The text has been sanitised, so its tags balance, and the standard library's two parsers are enough: one reads HTML, the
other's tree writes XML.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder, tostring

_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PLAIN = {"details": "div", "summary": "p"}
"""What readers of books may not be able to open becomes plain."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: legal(value or "") for name, value in attrs})
        self.inside += 1
        if tag in _VOID:
            self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._end(tag)

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.builder.data(legal(data))

    def _end(self, tag: str) -> None:
        self.builder.end(tag)
        self.inside -= 1


def legal(text: str) -> str:
    """A text without the characters that XML has no way to hold (https://www.w3.org/TR/xml/#charsets)."""
    return _ILLEGAL.sub("", text)


def parse(html: str) -> Element:
    """The tree of a whole document: its element `html`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    root = reader.builder.close()
    assert isinstance(root, Element)
    return root


def anchor_name(anchor: str) -> str:
    """An id that XML takes as a name: the same where it is one, else a digest of it."""
    if _NAME.fullmatch(anchor):
        return anchor
    return f"x-{hashlib.blake2b(anchor.encode(), digest_size=8).hexdigest()}"


def anchors(root: Element) -> set[str]:
    """Make every id of a tree a name of XML; returns them."""
    found = set()
    for element in root.iter():
        if "id" in element.attrib:
            name = anchor_name(element.attrib["id"])
            element.set("id", name)
            found.add(name)
    return found


def settle(root: Element, resolve: Callable[[str], str]) -> None:
    """Give every link what `resolve` makes of it; one that leads nowhere becomes plain words.

    Pictures become their words, since a book asks nothing of other hosts.
    """
    for element in root.iter():
        element.tag = _PLAIN.get(element.tag, element.tag)
        if element.tag == "a":
            href = resolve(element.attrib.get("href", ""))
            if href:
                element.set("href", href)
            else:
                element.tag = "span"
                for name in ("href", "hreflang", "rel", "role"):
                    element.attrib.pop(name, None)
        elif element.tag == "img":
            element.tag, element.text = "span", element.attrib.get("alt", "")
            element.attrib = {"class": "picture"}


def fragment(href: str) -> tuple[str, str]:
    """A link inside a book as its file and its anchor, both "" when not there."""
    file, _, anchor = href.partition("#")
    return file, anchor_name(unquote(anchor)) if anchor else ""


def serialise(root: Element) -> bytes:
    """A document of XHTML."""
    root.set("xmlns", "http://www.w3.org/1999/xhtml")
    root.set("xmlns:epub", "http://www.idpf.org/2007/ops")
    return b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + bytes(tostring(root, "utf-8")) + b"\n"
