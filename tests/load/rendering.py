"""A body as load reads it beside the same text as the renderer makes HTML of it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from explainer.load.body import read_body
from explainer.model.problem import Problem
from explainer.model.text import Body
from explainer.render.context import TextContext
from explainer.render.prose import Prose

PROSE = Prose()


class Everything(dict[str, Any]):
    """Has a link for every key, so that no reference is missing; its address is the key."""

    def get(self, key: str, default: Any = None) -> dict[str, str]:
        return {"href": f"#to:{key}", "title": key, "kind": "term"}

    def __contains__(self, key: object) -> bool:
        return False


class Numbers(dict[str, int]):
    """Numbers every source that is asked for, in the order of asking."""

    def get(self, key: str, default: Any = None) -> int:
        return self.setdefault(key, len(self) + 1)


class Page(HTMLParser):
    """What a rendered text shows: references, citations and headings in order; how many paragraphs and items."""

    def __init__(self, html: str, numbers: Numbers) -> None:
        super().__init__()
        self.references: list[str] = []
        self.citations: list[str] = []
        self.headings: list[str] = []
        self.statements = 0
        self._names = {str(number): name for name, number in numbers.items()}
        self._heading = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if tag == "a" and found.get("class", "").startswith("to-"):
            self.references.append(found["href"].removeprefix("#to:"))
        elif tag == "a" and (found.get("href") or "").startswith("#ref."):
            self.citations.append(self._names[found["href"].removeprefix("#ref.")])
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading = tag
            self.headings.append("")
        elif tag in ("p", "li"):
            self.statements += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == self._heading:
            self._heading = ""

    def handle_data(self, data: str) -> None:
        if self._heading:
            self.headings[-1] += data


def rendered(text: str) -> Page:
    """The text as a page shows it."""
    numbers = Numbers()
    context = TextContext({"x": Everything()}, numbers).within("x")
    html = str(PROSE.render(text, context))
    return Page(html, numbers)


def read(text: str) -> Body:
    """The text as load reads it."""
    return read_body(text, "content/terms/x.md", 5, "content/terms")[0]


def problems(text: str) -> list[Problem]:
    """What load finds wrong with it."""
    return read_body(text, "content/terms/x.md", 5, "content/terms")[2]


def references(body: Body) -> list[str]:
    """The references of a body that are written in double brackets, as the renderer looks them up."""
    return [reference.raw for reference in body.references if not reference.path]


def citations(body: Body) -> list[str]:
    """The sources that a body cites, in order."""
    return [citation.target for citation in body.citations]
