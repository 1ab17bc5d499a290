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


MARKS_LINE = re.compile(r"[ \t]*\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ \t]*")
"""A line that `attr_list` takes as the attributes of the block it ends."""

ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d+\.)[ \t]+(?=\S)")
_FENCE = re.compile(r"(~{3,}|`{3,})[ ]*(?:\{[^\n]*\}|\.?[\w#.+-]*[ ]*(?:hl_lines=([\"']).*?\2[ ]*)?)")
_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_RULE = re.compile(r"[ ]{0,3}(?=((?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,}))\1[ ]*")
_MEANING = re.compile(r"[ ]{0,3}:[ ]{1,3}\S")
_QUOTE = re.compile(r"[ ]{0,3}>")
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\]]*\]:")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\[\]^][^\[\]]*\]:[ ]*\S|\*\[[^\\]*?\][ ]?:")
"""Of a link's address or of an abbreviation."""
_ADMONITION = re.compile(r"!!! ?[\w-]")
_HTML = re.compile(
    r"[ ]{0,3}<(?:!--|/?(address|article|aside|blockquote|body|canvas|center|dd|details|dir|div|dl|dt|fieldset|"
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
        self.lines = [line.expandtabs(4) if "\t" in line else line for line in lines]
        self.first = ["" if not line or line.isspace() else line.lstrip(" ")[0] for line in self.lines]
        """The first character of each line behind its indentation, "" of a blank one: most patterns need a certain."""
        self.blocks: list[Block] = []
        self.depth = 0
        """How many lists, footnotes or admonitions are open: so many times four spaces are no code."""
        self.boxed = False
        """Whether it is an admonition, which a line that is not set in ends at once."""

    def find(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            first, line = self.first[at], self.lines[at]
            if not first:
                at += 1
                continue
            plain = first.isalpha() and line[0] == first
            block = self._plain_block(at, line) if plain else self._block(at, line)
            self.blocks.append(block)
            at = block.end
        return self.blocks

    def _plain_block(self, at: int, line: str) -> Block:
        """A block whose first line begins with a letter."""
        self.boxed = False
        self.depth = 0
        if at + 1 == len(self.lines) or not self.first[at + 1]:
            return Block("paragraph", at, at + 1)
        if self._begins(at) and self._underlined(at):
            return Block("heading", at, at + 2)
        return self._table(at, line) or self._text_block("paragraph", at)

    def _block(self, at: int, line: str) -> Block:
        first = self.first[at]
        raw = self._raw_end(at) if first in "`~<" else 0
        if raw:
            self.depth = 0
            return Block("html" if first == "<" else "code", at, raw)
        begins = self._begins(at)
        inside = (len(line) - len(line.lstrip(" "))) // 4
        if begins and inside > self.depth:
            return Block("code", at, self._indented_end(at))
        if begins and not inside and self._underlined(at):
            self.depth = 0
            return Block("heading", at, at + 2)
        if self._is_rule(at):
            self.depth = 0
            return Block("other", at, at + 1)
        if first in "[*" and _DEFINITION.match(line):
            return Block("other", at, at + 1)
        self.boxed = self.boxed and inside > 0
        item = ITEM.match(line) if first in "-*+" or first.isdecimal() else None
        if item:
            self.depth = inside + 1
            return self._text_block("item", at, len(item[1]))
        if not begins and first == ">" and _QUOTE.match(line):
            return self._text_block("quote", at)
        self.depth = inside
        return self._text_block("paragraph", at) if inside else self._flush_block(at, line)

    def _begins(self, at: int) -> bool:
        """Whether Python-Markdown begins a block here: lists and headings are looked for at such places only."""
        if not self.blocks or self.blocks[-1].end < at:
            return True
        return self.blocks[-1].kind in ("heading", "code", "html", "other")

    def _flush_block(self, at: int, line: str) -> Block:
        if _HEADING.match(line):
            return Block("heading", at, at + 1)
        if _FOOTNOTE.match(line):
            self.depth = 1
            return self._text_block("other", at)
        if _ADMONITION.match(line):
            self.depth = 1
            self.boxed = True
            return Block("other", at, at + 1)
        if _QUOTE.match(line):
            return self._text_block("quote", at)
        return self._table(at, line) or self._text_block("paragraph", at)

    def _table(self, at: int, line: str) -> Block | None:
        following = self.lines[at + 1] if "|" in line and at + 1 < len(self.lines) else ""
        if "-" in following and _TABLE_LINE.fullmatch(following):
            return Block("table", at, self._run(at))
        return None

    def _text_block(self, kind: BlockKind, at: int, indent: int = 0) -> Block:
        end = at + 1
        while end < len(self.lines) and self._continues(kind, end):
            end += 1
        if kind == "paragraph" and self._holds_meaning(at, end):
            self.depth += 1
        last = end - 1
        marks = last if last > at and self.first[last] == "{" and MARKS_LINE.fullmatch(self.lines[last]) else -1
        return Block(kind, at, end, marks, indent)

    def _continues(self, kind: BlockKind, at: int) -> bool:
        first, line = self.first[at], self.lines[at]
        if first.isalpha() and line[0] == first:
            return not self.boxed
        if not first or line[0] == "#" or self._is_rule(at) or (line[0] == "!" and _ADMONITION.match(line)):
            return False
        if (first in "`~<" and self._raw_end(at)) or (self.boxed and not line.startswith("    ")):
            return False
        if kind == "item":
            item = ITEM.match(line)
            return not _QUOTE.match(line) and (not item or len(item[1]) // 4 > self.depth)
        return kind == "quote" or not _QUOTE.match(line)

    def _holds_meaning(self, at: int, end: int) -> bool:
        """Whether a paragraph is a list of words with their meanings."""
        return ":" in self.first[at:end] and any(_MEANING.match(line) for line in self.lines[at:end])

    def _is_rule(self, at: int) -> bool:
        return self.first[at] in "-_*" and _RULE.fullmatch(self.lines[at]) is not None

    def _underlined(self, at: int) -> bool:
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        if following[:1] not in ("-", "=") or self.lines[at].startswith("#"):
            return False
        return _UNDERLINE.fullmatch(following) is not None

    def _run(self, at: int) -> int:
        while at < len(self.lines) and self.lines[at].strip():
            at += 1
        return at

    def _raw_end(self, at: int) -> int:
        """The end of code between fences or of raw HTML that begins in a line, or 0."""
        return self._html_end(at) if self.first[at] == "<" else self._fenced_end(at)

    def _fenced_end(self, at: int) -> int:
        fence = _FENCE.fullmatch(self.lines[at])
        if not fence:
            return 0
        for end in range(at + 1, len(self.lines)):
            if self.lines[end].rstrip() == fence[1]:
                return end + 1
        return 0

    def _indented_end(self, at: int) -> int:
        indent = " " * 4 * (self.depth + 1)
        end = at
        while end < len(self.lines) and (not self.lines[end].strip() or self.lines[end].startswith(indent)):
            end += 1
        return end

    def _html_end(self, at: int) -> int:
        """The end of raw HTML that begins in a line, or 0: at its closing tag, or of the text when it has none."""
        html = _HTML.match(self.lines[at])
        if not html:
            return 0
        if not html[1]:
            return self._comment_end(at)
        tag = re.escape(html[1])
        if tag == "hr" or re.search(r"<[^>]*\bmarkdown\b", self.lines[at]):
            return at + 1
        opening, closing = re.compile(rf"<{tag}\b", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE)
        depth = 0
        for end in range(at, len(self.lines)):
            depth += len(opening.findall(self.lines[end])) - len(closing.findall(self.lines[end]))
            if depth <= 0:
                return end + 1
        return len(self.lines)

    def _comment_end(self, at: int) -> int:
        """The end of a comment, or 0 when it has none, or when a text follows it in its line."""
        for end in range(at, len(self.lines)):
            _, closed, rest = self.lines[end].partition("-->")
            if closed:
                return 0 if end == at and rest.strip() else end + 1
        return 0
