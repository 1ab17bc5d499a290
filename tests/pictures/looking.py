"""Ways to look at pictures in built pages: every page is parsed as a browser parses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import html5lib

from tests.conftest import Draft

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"

CAPITAL = "---\ntitle: {title}\nlatitude: {latitude}\nlongitude: {longitude}\n---\n"


def tree(html: str) -> ET.Element:
    """A page as a browser reads it; a fault of the HTML is an error."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    found: ET.Element = parser.parse(html)
    return found


def picture(archive: Draft, page: str, name: str) -> ET.Element:
    """The figure (or details) of a class on a page."""
    return next(found for found in figures(archive, page) if name in found.get("class", "").split())


def figures(archive: Draft, page: str) -> Iterator[ET.Element]:
    """Every figure and chain of a page."""
    for found in tree(archive.read(page)).iter():
        if found.tag == f"{HTML}figure" or "chain" in found.get("class", "").split():
            yield found


def has(archive: Draft, page: str, name: str) -> bool:
    """Whether a page has a picture of a class."""
    return any(name in found.get("class", "").split() for found in figures(archive, page))


def shapes(element: ET.Element, name: str, of: str = "") -> list[ET.Element]:
    """The SVG elements of a name and a class in a picture, without those of its legend."""
    svg = element.find(f"{SVG}svg")
    assert svg is not None
    return [found for found in svg.iter(f"{SVG}{name}") if not of or of in found.get("class", "").split()]


def words(element: ET.Element) -> str:
    """All words in an element."""
    return " ".join("".join(element.itertext()).split())


def dots(archive: Draft, page: str) -> list[ET.Element]:
    """The dots of a page's timeline."""
    return shapes(picture(archive, page, "timeline-picture"), "circle", "dot")


def conflict(archive: Draft, events: str, **front: Any) -> None:
    """Draw the conflict `libya` with a timeline of some lines."""
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\n{head}---\n\n## Timeline {{: .timeline }}\n\n{events}\n")


def svgs(html: str) -> list[str]:
    """The source of every SVG of a page."""
    return re.findall(r"<svg\b.*?</svg>", html, re.DOTALL)
