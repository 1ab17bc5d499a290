"""A page as a test reads it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))


class Element:
    """An element: its tag, attributes, parent and children; a text among the children is a `str`."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def walk(self) -> Iterator[Element]:
        """This element and all within it."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag within this one, with these attributes; `class_` asks for one of the classes."""
        wanted = attributes.pop("class_", None)
        return [
            element
            for element in self.walk()
            if element.tag == tag
            and (wanted is None or wanted in element.attributes.get("class", "").split())
            and all(element.attributes.get(key) == value for key, value in attributes.items())
        ]

    def one(self, tag: str, **attributes: str) -> Element:
        """The one element of a tag."""
        (found,) = self.all(tag, **attributes)
        return found

    def within(self, tag: str) -> bool:
        """Whether an element of that tag is around this one."""
        return self.parent is not None and (self.parent.tag == tag or self.parent.within(tag))

    @property
    def text(self) -> str:
        """All words in it, with white space folded."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, Element):
                yield from child._texts()
            else:
                yield child


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, None)
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def read_page(html: str) -> Element:
    """Read a page or a part of one. Fails where a closing tag does not close the element that is open."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> is not closed"
    return reader.root


def ids(page: Element) -> list[str]:
    """All ids on a page, in order."""
    return [element.attributes["id"] for element in page.walk() if "id" in element.attributes]


def links(page: Element) -> list[str]:
    """What the elements of a page lead to or draw on: `href`, `src` and the like, as written."""
    keys = ("href", "src", "data-index", "cite", "action", "poster")
    return [element.attributes[key] for element in page.walk() for key in keys if key in element.attributes]


def leads_out(link: str) -> bool:
    """Whether a link leads to another site."""
    return bool(urlsplit(link).scheme) or link.startswith("//")


def target(path: str, link: str) -> tuple[str, str]:
    """The file under the site and the anchor that a link leads to from the file at `path`; ".." may lead out."""
    parts = urlsplit(link)
    there = path.split("/")[:-1] if not parts.path.startswith("/") else []
    if not parts.path:
        return path, unquote(parts.fragment)
    for part in unquote(parts.path).lstrip("/").split("/"):
        if part == "..":
            there = there[:-1] if there else ["out of the site"]
        elif part not in ("", "."):
            there.append(part)
    return "/".join(there), unquote(parts.fragment)
