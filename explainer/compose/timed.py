"""The Markdown of an entry as of a day: what was still to come is cut out, what has ended is folded or cut."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import msgspec

from explainer.model.entry import Entry
from explainer.model.text import Heading, Statement
from explainer.model.views import View

_HEADING_MARKS = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^}\n]*?)[ ]*\}[ ]*$")
_LATER_MARKS = {"until": re.compile(r"""[ ]*\buntil=("[^"]*"|'[^']*'|[^\s}]+)"""), "answered": re.compile(
    r"""[ ]*\banswered=("[^"]*"|'[^']*'|[^\s}]+)"""
)}  # fmt: skip
_ITEM = re.compile(r"[ ]*(?:[-*+]|\d+\.)[ ]")
_NO_MARKS = re.compile(r"[ ]*\{:?[ ]*\}[ ]*")


class Timed(msgspec.Struct, frozen=True):
    """A text and the indices of the statements that stand in it, folded ones among them."""

    markdown: str
    shown: tuple[int, ...]


def timed(entry: Entry, view: View, *, fold: bool, left_out: Collection[int] = (), anchors: bool = False) -> Timed:
    """The text of an entry on the day of a view.

    With `fold`, statements that had ended stand folded at the end of their section (today's page); without it they
    and later dates are cut (a page for a day). `left_out` are statements that stand elsewhere on the page. A
    heading that has nothing left under it goes too; with `anchors`, on the page that links to it lead to, its anchor
    stays.
    """
    cut = _Cut(entry)
    shown: list[int] = []
    for indices, start, end in _trees(entry.body.statements):
        first = indices[0]
        standing = view.standing[first]
        if first in left_out or standing == "later" or (standing == "ended" and not fold):
            cut.take(start, end)
            continue
        hidden: set[int] = set()
        for inner, inner_start, inner_end in _later_inside(entry, view, indices, left_out):
            cut.take(inner_start, inner_end)
            hidden |= inner
        shown.extend(index for index in indices if index not in hidden)
        if standing == "ended":
            cut.fold(start, end, entry.body.statements[first].section)
        elif not fold:
            for index in set(indices) - hidden:
                cut.hide_later_marks(entry.body.statements[index], view)
    return Timed(cut.text(anchors), tuple(shown))


def _trees(statements: tuple[Statement, ...]) -> Iterator[tuple[list[int], int, int]]:
    """Statements with what is nested in them: indices, first line, line behind the last."""
    at = 0
    while at < len(statements):
        root = statements[at]
        end = at + 1
        while (
            root.item
            and end < len(statements)
            and statements[end].section == root.section
            and statements[end].indent > root.indent
        ):
            end += 1
        yield list(range(at, end)), root.start, statements[end - 1].end
        at = end


def _later_inside(
    entry: Entry, view: View, indices: list[int], left_out: Collection[int]
) -> Iterator[tuple[set[int], int, int]]:
    """Nested statements that do not show, each with what is nested in it."""
    nested = tuple(entry.body.statements[index] for index in indices[1:])
    for inner, start, end in _trees(nested):
        whole = [indices[1:][index] for index in inner]
        if whole[0] in left_out or view.standing[whole[0]] in ("later", "ended"):
            yield set(whole), start, end
        else:
            yield from _later_inside(entry, view, whole, left_out)


class _Cut:
    def __init__(self, entry: Entry) -> None:
        self.headings = entry.body.headings
        self.first_line = entry.body.first_line
        self.lines: list[str | None] = list(entry.body.text.split("\n"))
        self.whole = entry.body.text.split("\n")
        for heading in self.headings:
            self.lines[heading.line] = _anchored(self.whole[heading.line], heading.anchor)
        self.folded: dict[int, list[list[str]]] = {}

    def take(self, start: int, end: int) -> None:
        self.lines[start:end] = [None] * (end - start)

    def fold(self, start: int, end: int, section: int) -> None:
        kept = [line for line in self.lines[start:end] if line is not None]
        self.take(start, end)
        self.folded.setdefault(section, []).append(kept)

    def hide_later_marks(self, statement: Statement, view: View) -> None:
        marks = statement.marks
        number = marks.position.line - self.first_line
        line = self.lines[number] if statement.start <= number < statement.end else None
        if line is None:
            return
        for name, pattern in _LATER_MARKS.items():
            date = getattr(marks, name)
            if date and date.first > view.day:
                line = pattern.sub("", line)
        self.lines[number] = None if _NO_MARKS.fullmatch(line) else line

    def text(self, anchors: bool) -> str:
        found: list[str] = []
        ends = {self._end(section): lines for section, lines in self.folded.items()}
        for heading in self.headings:
            if self._has_content(self.whole, heading) and not self._has_content(self.lines, heading):
                self.lines[heading.line] = _anchor(heading.anchor) if anchors else None
                if not self.whole[heading.line].startswith("#"):
                    self.lines[heading.line + 1] = None
        for number, line in enumerate([*self.lines, None]):
            if number in ends:
                found.extend(_folded(ends[number]))
            if line is not None:
                found.append(line)
        return "\n".join(found)

    def _end(self, section: int) -> int:
        return self.headings[section + 1].line if section + 1 < len(self.headings) else len(self.lines)

    def _has_content(self, lines: Sequence[str | None], heading: Heading) -> bool:
        after = [other for other in self.headings if other.line > heading.line]
        end = next((other.line for other in after if other.level <= heading.level), len(self.lines))
        inner = {other.line for other in after}
        start = heading.line + (1 if self.whole[heading.line].startswith("#") else 2)
        if any((lines[at] or "").strip() for at in range(start, end) if at not in inner):
            return True
        return any(heading.line < self._end(section) <= end for section in self.folded)


def _folded(statements: list[list[str]]) -> list[str]:
    count = len(statements)
    words = "a statement that no longer holds" if count == 1 else f"{count} statements that no longer hold"
    lines = ["", '<details class="earlier" markdown="1">', f"<summary>Earlier: {words}</summary>"]
    item = False
    for statement in statements:
        follows, item = item, _ITEM.match(statement[0]) is not None
        # Items of one list stand without an empty line between them, or they would become paragraphs.
        lines.extend(statement if follows and item else ["", *statement])
    return [*lines, "", "</details>", ""]


def _anchor(anchor: str) -> str:
    return f'\n<div markdown="1" id="{anchor}"></div>\n'


def _anchored(line: str, anchor: str) -> str:
    """A heading's line with its anchor as an attribute, which `attr_list` reads."""
    found = _HEADING_MARKS.search(line)
    marks = found[1] if found else ""
    text = line[: found.start()] if found else line
    text = text.rstrip()
    if text.lstrip("#").strip():
        text = text.rstrip("#").rstrip()
    if "`" not in text:
        # `attr_list` takes the first brace behind a space for the beginning of the marks.
        text = text.replace(" {", " \\{")
    return f"{text} {{: {marks} #{anchor} }}" if marks else f"{text} {{: #{anchor} }}"
