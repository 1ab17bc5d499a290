"""The lines of a body to blocks, as Python-Markdown sees them: headings, paragraphs, list items, and the rest.

Only what statements need is told apart. A rule of Python-Markdown that matters here is named where it is used;
its source is https://python-markdown.github.io/ and the block processors of version 3.10.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

BlockKind = Literal["heading", "paragraph", "item", "quote", "table", "code", "html", "other"]


class Block(msgspec.Struct, frozen=True):
    """Lines `start` to `end` (not included), counted from 0. `marks` is the line of its `{: … }`, or -1.

    `indent` is the number of columns a list item is set in.
    """

    kind: BlockKind
    start: int
    end: int
    marks: int = -1
    indent: int = 0


MARKS_LINE = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ ]*")
"""A line that `attr_list` takes as the attributes of the block it ends."""

ITEM = re.compile(r"([ ]*)(?:[-*+]|\d+\.)[ ]+(?=\S)")
_FENCE = re.compile(r"(~{3,}|`{3,})")
_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"[=-]+[ ]*")
_RULE = re.compile(r"[ ]{0,3}([-*_])(?:[ ]*\1){2,}[ ]*")
_QUOTE = re.compile(r"[ ]{0,3}>")
_OTHER = re.compile(r"\[[^\]]+\]:|\*\[[^\]]+\]:")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ ]")
_HTML = re.compile(
    r"<(?:!--|/?(address|article|aside|blockquote|body|canvas|center|dd|details|dir|div|dl|dt|fieldset|"
    r"figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|iframe|legend|li|main|map|menu|nav|noscript|"
    r"object|ol|output|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video)\b)",
    re.IGNORECASE,
)
_TABLE_LINE = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")


def find_blocks(lines: list[str]) -> list[Block]:
    """Take a body's lines apart. Lines that belong to no block are blank."""
    return _Blocks(lines).find()


class _Blocks:
    def __init__(self, lines: list[str]) -> None:
        self.lines = [line.expandtabs(4) for line in lines]
        self.blocks: list[Block] = []
        self.nested = False
        """Whether indented lines belong to a list, footnote or admonition above."""

    def find(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                at += 1
                continue
            block = self._block(at, line)
            self.blocks.append(block)
            at = block.end
        return self.blocks

    def _block(self, at: int, line: str) -> Block:
        fenced = self._fenced_end(at)
        if fenced:
            self.nested = False
            return Block("code", at, fenced)
        item = ITEM.match(line)
        if _RULE.fullmatch(line):
            self.nested = False
            return Block("other", at, at + 1)
        if item and (len(item[1]) < 4 or self.nested):
            self.nested = True
            return self._text_block("item", at, len(item[1]))
        if line.startswith("    "):
            if self.nested:
                return self._text_block("paragraph", at)
            return Block("code", at, self._indented_end(at))
        self.nested = False
        return self._flush_block(at, line)

    def _flush_block(self, at: int, line: str) -> Block:
        if _HEADING.match(line):
            return Block("heading", at, at + 1)
        html = _HTML.match(line)
        if html:
            return Block("html", at, self._html_end(at, html[1]))
        if _OTHER.match(line):
            self.nested = True
            return Block("other", at, self._run(at))
        if _ADMONITION.match(line):
            self.nested = True
            return Block("other", at, at + 1)
        if _QUOTE.match(line):
            return self._text_block("quote", at)
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if "|" in line and "-" in following and _TABLE_LINE.fullmatch(following):
            return Block("table", at, self._run(at))
        if following and _UNDERLINE.fullmatch(following):
            return Block("heading", at, at + 2)
        return self._text_block("paragraph", at)

    def _text_block(self, kind: BlockKind, at: int, indent: int = 0) -> Block:
        end = at + 1
        while end < len(self.lines) and self._continues(kind, end):
            end += 1
        last = end - 1
        marks = last if last > at and MARKS_LINE.fullmatch(self.lines[last]) else -1
        return Block(kind, at, end, marks, indent)

    def _continues(self, kind: BlockKind, at: int) -> bool:
        line = self.lines[at]
        if not line.strip() or self._fenced_end(at):
            return False
        if kind == "item":
            return not ITEM.match(line)
        return kind == "quote" or not (_HEADING.match(line) or _QUOTE.match(line))

    def _run(self, at: int) -> int:
        while at < len(self.lines) and self.lines[at].strip():
            at += 1
        return at

    def _fenced_end(self, at: int) -> int:
        fence = _FENCE.match(self.lines[at])
        if not fence:
            return 0
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].rstrip() == fence[1]:
                return end + 1
        return 0

    def _indented_end(self, at: int) -> int:
        end = at
        while end < len(self.lines) and (not self.lines[end].strip() or self.lines[end].startswith("    ")):
            end += 1
        return end

    def _html_end(self, at: int, tag: str | None) -> int:
        if tag and re.search(r"\bmarkdown\s*=", self.lines[at]):
            return at + 1
        closing = f"</{tag.lower()}>" if tag else "-->"
        for end in range(at, len(self.lines)):
            if closing in self.lines[end].lower():
                return end + 1
        return self._run(at)
