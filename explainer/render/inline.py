"""Python-Markdown's inline pass, which tries every pattern on every text, without the trials that must fail.

A pattern is passed over where the text has none of the characters that each of its matches holds. The patterns are
known by their regular expressions, so one that another version of Python-Markdown or another extension brings is tried
on every text, as ever. What comes out is the same: tests/render/test_inline.py runs both.
"""

from __future__ import annotations

from collections import deque
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import smarty
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINE_BREAK_RE,
    LINK_RE,
    REFERENCE_RE,
    Pattern,
)
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from explainer.render.context import AFTER_INLINE, context_of
from explainer.render.references import CITATION, IN_A_TABLE, REFERENCE

_MARKS = "'\""
_TYPOGRAPHY = {
    regex: "".join(mark for mark in _MARKS if mark in regex)
    for name, regex in vars(smarty).items()
    if name.rstrip("2").endswith(("Re", "Regex")) and isinstance(regex, str)
}
"""Those of `smarty`, each of which changes a quotation mark that it names."""

NEEDED: dict[str, str] = {
    BACKTICK_RE: "`",
    ESCAPE_RE: "\\",
    **dict.fromkeys((REFERENCE_RE, LINK_RE, IMAGE_LINK_RE, IMAGE_REFERENCE_RE, REFERENCE, IN_A_TABLE, CITATION), "["),
    r"\[\^([^\]]*)\]": "[",
    **dict.fromkeys((AUTOLINK_RE, AUTOMAIL_RE, HTML_RE), "<"),
    LINE_BREAK_RE: "\n",
    ENTITY_RE: "&",
    r"\*|_": "*_",
    **{regex: marks for regex, marks in _TYPOGRAPHY.items() if marks},
}
"""By regular expression, characters of which every match has at least one."""

_TELLING = frozenset("".join(NEEDED.values()))


class InlinePass(InlineProcessor):
    """The same pass. It replaces the loop over the patterns, which Python-Markdown keeps to itself: should that get
    another name, this one is not called, and everything is slower and right.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._patterns: list[Pattern] = []
        self._chosen: dict[frozenset[str], tuple[int, ...]] = {}

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Apply the patterns to a tree; returns it.

        Python-Markdown's own loop, which goes through a tree level by level, and says in which level it is.
        """
        patterns: list[Pattern] = [*self.inlinePatterns]
        if patterns != self._patterns:
            self._patterns = patterns
            self._chosen = {}
        self.stashed_nodes = {}
        self.parent_map = {child: parent for parent in tree.iter() for child in parent}
        parents = [] if ancestors is None else ancestors[:]
        self._InlineProcessor__build_ancestors(tree, parents)  # type: ignore[attr-defined]
        context = context_of(self.md)
        queue = deque([(tree, parents, 1)])
        while queue:
            element, self.ancestors, context.round = queue.popleft()
            if element is not tree:
                self.ancestors.append(element.tag.lower())
            queue.extend((*found, context.round + 1) for found in self._level(element))
        context.round = AFTER_INLINE
        return tree

    def _level(self, element: Element) -> list[tuple[Element, list[str]]]:
        """Apply the patterns to the texts in an element; returns the elements to go on with."""
        later: list[tuple[Element, list[str]]] = []
        inserts = []
        for child in element:
            if child.text and not isinstance(child.text, AtomicString):
                self.ancestors.append(child.tag.lower())
                text = child.text
                child.text = None
                made = self._placed(self._InlineProcessor__handleInline(text), child)
                self.parent_map.update((new, child) for new, _ in made)
                later += made
                inserts.append((child, made))
                self.ancestors.pop()
            if child.tail:
                tail = self._InlineProcessor__handleInline(child.tail)
                holder = Element("d")
                child.tail = None
                made = self._placed(tail, holder, False)
                if holder.tail:
                    child.tail = holder.tail
                place = list(element).index(child) + 1
                for new, _ in reversed(made):
                    self.parent_map[new] = element
                    element.insert(place, new)
            if len(child):
                self.parent_map[child] = element
                later.append((child, self.ancestors[:]))
        for child, made in inserts:
            for index, (new, _) in enumerate(made):
                child.insert(index, new)
        return later

    def _placed(self, text: str, parent: Element, is_text: bool = True) -> list[tuple[Element, list[str]]]:
        found: list[tuple[Element, list[str]]] = self._InlineProcessor__processPlaceholders(  # type: ignore[attr-defined]
            text, parent, is_text
        )
        return found

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        present = _TELLING.intersection(data)
        at = patternIndex
        while True:
            before = data
            for index in self._worth_trying(present):
                if index < at:
                    continue
                at = index
                start, matched = 0, True
                while matched:
                    data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                        self._patterns[index], data, index, start
                    )
                at = index + 1
                if data is not before:
                    break
            else:
                return data
            present = _TELLING.intersection(data)

    def _worth_trying(self, present: frozenset[str]) -> tuple[int, ...]:
        found = self._chosen.get(present)
        if found is None:
            found = self._chosen[present] = tuple(
                index
                for index, pattern in enumerate(self._patterns)
                if pattern.pattern not in NEEDED or not present.isdisjoint(NEEDED[pattern.pattern])
            )
        return found


def hasten(md: Markdown) -> None:
    """Let an instance use this pass for its inline patterns and for those of its typographic quotation marks."""
    for name, priority in (("inline", 20), ("smarty", 6)):
        passes = InlinePass(md)
        passes.inlinePatterns = md.treeprocessors[name].inlinePatterns  # type: ignore[attr-defined]
        md.treeprocessors.register(passes, name, priority)
