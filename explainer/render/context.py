"""What a text needs to know of the page it stands on while it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown import Markdown


class TextContext:
    """The links and reference numbers of one page, and what its texts have used so far.

    `links` maps a reference as written to `{href, title, kind}` in the scope of the text at hand, `numbers` a
    source's id to its number.
    """

    def __init__(self, scopes: Mapping[str, Mapping[str, Any]], numbers: Mapping[str, int]) -> None:
        self._scopes = scopes
        self.links: Mapping[str, Any] = {}
        self.numbers = numbers
        self.cited: dict[int, list[int]] = {}
        """By number of a reference, the numbers of the citations that name it."""
        self._citations = 0
        self.ids: set[str] = set()
        self.met: set[str] = set()
        self._marked: set[str] = set()
        self.beside: dict[str, str] = {}
        """By anchor of a statement, the text that is to hold the place of what stands beside it."""
        self.seal = ""
        """What begins every id of the text at hand until it is sanitised; empty when no raw HTML has ids."""

    def within(self, scope: str) -> TextContext:
        """The same page's context, with the links of one scope."""
        self.links = self._scopes.get(scope, {})
        return self

    def first_mention(self, href: str) -> bool:
        """Whether an entry is met for the first time on the page."""
        first = href not in self.met
        self.met.add(href)
        return first

    def first_mark(self, href: str) -> bool:
        """Whether a mark names an entry for the first time on the page: once is enough for a link."""
        first = href not in self._marked
        self._marked.add(href)
        return first

    def cite(self, number: int, *, begin: bool) -> str:
        """Note a reference in a citation, a new one or the one begun last; returns its anchor, `cite.1` and so on."""
        self._citations += begin
        found = self.cited.setdefault(number, [])
        if self._citations not in found[-1:]:
            found.append(self._citations)
        return f"cite.{self._citations}"


def set_context(md: Markdown, context: TextContext) -> None:
    """Make `context` that of the text which `md` renders next."""
    md.explainer_context = context  # type: ignore[attr-defined]


def context_of(md: Markdown) -> TextContext:
    """The context set last."""
    context: TextContext = md.explainer_context  # type: ignore[attr-defined]
    return context
