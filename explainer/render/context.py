"""What a text asks of the page it stands on while it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol, cast

from markdown import Markdown

from explainer.model.page import of_the_page

Answer = tuple[str | None, ...]
"""What a page answers: nothing, or some texts."""

State = tuple[int, ...]

AFTER_INLINE = 1 << 30
"""The round of what is asked when all inline patterns have been applied."""


class Asked(Protocol):
    """The questions of a text. Everything that a text needs of its page, and all that it changes there, is here."""

    round: int
    """How deep in the text the inline patterns are: what is less deep asks first, wherever it stands."""
    beside: dict[str, str]
    """By anchor of a statement, the text that is to hold the place of what stands beside it."""
    seal: str
    """What begins every id of the text at hand until it is sanitised; empty when no raw HTML has ids."""

    def reference(self, key: str, own_words: bool, titled: bool) -> Answer:
        """Of a reference: nothing when it leads nowhere, else address, kind, title and the other name to say.

        The title is empty when nobody asked for it, the other name when it was said or has no place.
        """

    def citation(self, *sources: str) -> Answer:
        """Of a citation: its anchor, empty when no source is on the list of references, and each source's number."""

    def mark(self, key: str) -> Answer:
        """Of an entry that a mark names: nothing, or its address, empty when the page has linked it, and title."""

    def address(self, href: str) -> Answer:
        """Of an ordinary link or picture: its address on the site, or nothing when it is not of the site."""

    def keeps(self, anchor: str) -> Answer:
        """Whether an element may have an id: whether anything is answered."""

    def heading(self, level: int, timeline: bool) -> Answer:
        """Say that a heading of the text's outermost level begins; nothing is answered."""

    def dated(self) -> Answer:
        """Whether a list is a timeline, because of the headings above it: whether anything is answered."""


YES: Answer = ("",)
NO: Answer = ()


class TextContext:
    """The links and reference numbers of one page, and what its texts have used so far.

    `scopes` has, by the text they belong to, `{href, title, kind}` of references as written; `numbers` a source's
    number by its id.
    """

    def __init__(self, scopes: Mapping[str, Mapping[str, Any]], numbers: Mapping[str, int]) -> None:
        self._scopes = scopes
        self.links: Mapping[str, Any] = {}
        self.numbers = numbers
        self.cited: dict[int, list[int]] = {}
        """By number of a reference, the numbers of the citations that name it."""
        self._citations = 0
        # What is met last stands last, so that all can be taken back to an earlier state.
        self._noted: list[int] = []
        self._ids: dict[str, None] = {}
        self._met: dict[str, None] = {}
        self._marked: dict[str, None] = {}
        self._timeline = 0
        self.round = 0
        self.beside: dict[str, str] = {}
        self.seal = ""

    def within(self, scope: str) -> TextContext:
        """The same page's context, with the links of one scope."""
        self.links = self._scopes.get(scope, {})
        return self

    @cached_property
    def tangled(self) -> bool:
        """Whether a link of the page may lead to what an author wrote as a link of another meaning."""
        return any(
            key.startswith("#ref.") or link["href"] in links
            for links in self._scopes.values()
            for key, link in links.items()
        )

    def begin(self) -> None:
        """Begin a text: no heading stands above it."""
        self._timeline = 0

    def state(self) -> State:
        """What has been used so far, to be taken back to."""
        return len(self._ids), len(self._met), len(self._marked), len(self._noted), self._citations, self._timeline

    def take_back(self, state: State) -> None:
        """Be as when the state was this one."""
        for found, size in zip((self._ids, self._met, self._marked), state, strict=False):
            while len(found) > size:
                found.popitem()
        while len(self._noted) > state[3]:
            number = self._noted.pop()
            self.cited[number].pop()
            if not self.cited[number]:
                del self.cited[number]
        self._citations, self._timeline = state[4:]

    def reference(self, key: str, own_words: bool, titled: bool) -> Answer:
        link = self.links.get(key)
        if link is None:
            return NO
        href = link["href"]
        other = "" if own_words or href in self._met else link.get("beside", "")
        self._met[href] = None
        return href, link["kind"], link["title"] if titled else "", other

    def citation(self, *sources: str) -> Answer:
        numbers = [self.numbers.get(source) for source in sources]
        if numbers.count(None) == len(numbers):
            return "", *(None for _ in numbers)
        self._citations += 1
        for number in numbers:
            if number is not None:
                found = self.cited.setdefault(number, [])
                if self._citations not in found[-1:]:
                    found.append(self._citations)
                    self._noted.append(number)
        return f"cite.{self._citations}", *(None if number is None else str(number) for number in numbers)

    def mark(self, key: str) -> Answer:
        link = self.links.get(key)
        if link is None:
            return NO
        href = link["href"]
        first = href not in self._marked
        self._marked[href] = None
        return href if first else "", link["title"]

    def address(self, href: str) -> Answer:
        return (self.links[href]["href"],) if href in self.links else NO

    def keeps(self, anchor: str) -> Answer:
        if anchor in self._ids or of_the_page(anchor):
            return NO
        self._ids[anchor] = None
        return YES

    def heading(self, level: int, timeline: bool) -> Answer:
        if timeline:
            self._timeline = level
        elif self._timeline and level <= self._timeline:
            self._timeline = 0
        return NO

    def dated(self) -> Answer:
        return YES if self._timeline else NO


def set_context(md: Markdown, context: Asked) -> None:
    """Make `context` that of the text which `md` renders next."""
    md.explainer_context = context  # type: ignore[attr-defined]


def context_of(md: Markdown) -> Asked:
    """The context set last."""
    return cast("Asked", md.explainer_context)  # type: ignore[attr-defined]
