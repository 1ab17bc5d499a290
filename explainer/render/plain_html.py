"""Plain trees to HTML, and whether the sanitiser would change anything in that."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

_ESCAPED = re.compile("[<>&]")
_QUOTED = re.compile('[<>&"]')

_KEPT: dict[str, frozenset[str]] = {
    **dict.fromkeys(("p", "h2", "h3", "h4", "h5", "h6", "ul", "li"), frozenset({"class", "id"})),
    **dict.fromkeys(("sup", "small", "strong", "span"), frozenset({"class", "id"})),
    "a": frozenset({"class", "href"}),
    "time": frozenset({"datetime"}),
}
"""By element of plain trees, the attributes that the sanitiser leaves as they are, whatever is in them."""

_ADDRESS = re.compile(r"(?!//)[A-Za-z0-9_./#%~+-]+")
"""An address without a scheme, of characters that no reader of addresses puts in another way."""

_READ_ANOTHER_WAY = re.compile("[\x00\r\xa0\ud800-\udfff]")
"""What the sanitiser writes in another way than it was, or refuses."""


class Written(NamedTuple):
    """The HTML of what is in a tree; `sure` says that the sanitiser would give the same."""

    html: str
    sure: bool


def inner_html(root: Element) -> Written | None:
    """What is in a plain tree, or nothing when something in it has to be escaped or may be written in another way."""
    if _ESCAPED.search("".join(root.itertext())):
        return None
    writer = _Writer()
    for child in root:
        writer.write(child)
    if not writer.plain or _QUOTED.search("".join(writer.values)):
        return None
    html = "".join(writer.parts)
    return Written(html, writer.sure and not _READ_ANOTHER_WAY.search(html))


class _Writer:
    """Writes elements one after the other."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: list[str] = []
        self.plain = True
        """Whether all elements are of plain trees, and none may be written in short."""
        self.sure = True
        """Whether the sanitiser would keep all attributes as they are."""

    def write(self, element: Element) -> None:
        tag, parts = element.tag, self.parts
        attributes = element.attrib
        if tag not in _KEPT:
            self.plain = False
            return
        parts.append(f"<{tag}{self._attributes(tag, attributes)}>" if attributes else f"<{tag}>")
        if element.text:
            parts.append(element.text)
        for child in element:
            self.write(child)
        parts.append(f"</{tag}>{element.tail or ''}")

    def _attributes(self, tag: str, attributes: dict[str, str]) -> str:
        kept, written = _KEPT[tag], ""
        for name in sorted(attributes) if len(attributes) > 1 else attributes:
            value = attributes[name]
            written += f' {name}="{value}"'
            self.values.append(value)
            if value == name:
                self.plain = False
            if name not in kept or (name == "href" and not _ADDRESS.fullmatch(value)):
                self.sure = False
        return written
