"""A body of Markdown to its headings, statements, events, references and citations."""

from __future__ import annotations

import bisect
import re

from explainer.load.anchors import plain_heading, slug, unique_anchor
from explainer.load.blocks import ITEM, MARKS_LINE, Block, find_blocks
from explainer.load.inline import (
    blank_out,
    find_addresses,
    find_citations,
    find_foreign_pictures,
    find_links,
    find_references,
    line_starts,
)
from explainer.load.marks import read_marks
from explainer.load.sentences import Sentences
from explainer.model.dates import DateError, Edtf, parse_date
from explainer.model.entry import Relation
from explainer.model.problem import Position, Problem
from explainer.model.text import (
    NO_MARKS,
    AssetLink,
    Body,
    Citation,
    Event,
    ForeignPicture,
    Heading,
    Marks,
    Reference,
    Statement,
)

_STATEMENTS = ("paragraph", "item", "quote")
_HEADING_MARKS = re.compile(r"[ ]+\{:?[ ]*([^}\n ][^}\n]*)[ ]*\}[ ]*$")
_STRAY = re.compile(r"\{:[^}\n]*\}")
_CUT = re.compile(r"\[\[[^\[\]|\\\n]*\|[^\[\]\n]*\]\]")
_EVENT_DATE = re.compile(r"([0-9./X~?%-]+):(?=\s|$)")


def read_body(text: str, path: str, first_line: int, folder: str) -> tuple[Body, tuple[Relation, ...], list[Problem]]:
    """Take a body apart.

    `path` is the file's for messages, `folder` its folder for relative links, both relative to the folder of
    mkdocs.yml. Returns the body, what its marks refer to, and problems.
    """
    reader = _Body(text, path, first_line)
    reader.read_blocks()
    body = Body(
        text=text,
        first_line=first_line,
        headings=tuple(reader.headings),
        statements=tuple(reader.statements),
        references=reader.references(folder),
        asset_links=reader.asset_links(folder),
        citations=reader.citations(),
        foreign_pictures=reader.foreign_pictures(),
    )
    return body, tuple(reader.relations), reader.problems


class _Body:
    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.lines = text.split("\n")
        self.blocks = find_blocks(self.lines)
        self.clear = blank_out(text, self.lines, self.blocks)
        self.clear_lines = self.lines if self.clear is text else self.clear.split("\n")
        self.addresses = find_addresses(self.clear)
        self.starts = line_starts(self.lines)
        self.headings: list[Heading] = []
        self.statements: list[Statement | Event] = []
        self.relations: list[Relation] = []
        self.problems: list[Problem] = []
        self._statement_starts: list[int] = []
        self._sentences: dict[int, tuple[int, Sentences]] = {}

    def read_blocks(self) -> None:
        for block in self.blocks:
            if block.kind == "heading":
                self._heading(block)
            elif block.kind in _STATEMENTS:
                self._statement(block)
            elif block.kind == "table":
                self._cut_references(block)
        self._statement_starts = [statement.start for statement in self.statements]

    def _heading(self, block: Block) -> None:
        line = self.lines[block.start]
        level = len(line) - len(line.lstrip("#"))
        text = line[level:].rstrip("# ") if level else line
        if not level:
            level = 1 if self.lines[block.start + 1].startswith("=") else 2
        marks = NO_MARKS
        found = _HEADING_MARKS.search(line)
        if found:
            marks = self._marks(found[1], block.start, found.start(1))
            text = line[: found.start()].lstrip("#").rstrip("# ")
        plain = plain_heading(text)
        anchor = unique_anchor(marks.anchor or slug(plain), self.headings)
        self.headings.append(
            Heading(
                min(level, 6), plain, anchor, block.start, marks.classes, self._at(self.starts[block.start]), marks.on
            )
        )

    def _statement(self, block: Block) -> None:
        marks = NO_MARKS
        end = block.end
        if block.marks >= 0:
            found = MARKS_LINE.fullmatch(self.lines[block.marks])
            if found:
                marks = self._marks(found[1], block.marks, found.start(1))
                end = block.marks
        section = len(self.headings) - 1
        text = "\n".join(self.lines[block.start : end]).strip()
        if "{:" in text:
            self._stray_marks(block.start, end)
        line = self.lines[block.start]
        lead = len(line) - len(line.lstrip())
        position = Position(self.path, self.first_line + block.start, lead + 1)
        indent = len(line[:lead].expandtabs(4)) if lead else 0
        place = (position, indent, block.kind == "item")
        if block.kind == "item":
            text = ITEM.sub("", text, count=1)
            if section >= 0 and "timeline" in self.headings[section].classes:
                date, text = self._event_date(text, position, block.start)
                self.statements.append(Event(block.start, block.end, text, section, marks, *place, date=date))
                return
        self.statements.append(Statement(block.start, block.end, text, section, marks, *place))

    def _event_date(self, text: str, position: Position, line: int) -> tuple[Edtf | None, str]:
        found = _EVENT_DATE.match(text)
        item = ITEM.match(self.lines[line])
        place = Position(self.path, position.line, (item.end() if item else 0) + 1)
        if not found:
            self.problems.append(
                Problem(
                    place,
                    "timeline-date",
                    "this item of a timeline does not begin with a date",
                    "begin it with a date and a colon, for example “- 2019-04-04: …”",
                )
            )
            return None, text
        try:
            return parse_date(found[1]), text[found.end() :].strip()
        except DateError as fault:
            self.problems.append(Problem(place, "date", f"the date “{found[1]}” {fault}"))
            return None, text[found.end() :].strip()

    def _marks(self, text: str, line: int, column: int) -> Marks:
        read = read_marks(text, self._at(self.starts[line] + column))
        self.relations.extend(read.relations)
        self.problems.extend(read.problems)
        return read.marks

    def _stray_marks(self, start: int, end: int) -> None:
        offset = self.starts[start]
        for found in _STRAY.finditer("\n".join(self.clear_lines[start:end])):
            self.problems.append(
                Problem(
                    self._at(offset + found.start()),
                    "stray-marks",
                    "marks stand in the middle of a text, where they mark nothing",
                    "put “{: … }” on a line of its own, directly after the paragraph or list item",
                    "warning",
                )
            )

    def _cut_references(self, table: Block) -> None:
        offset = self.starts[table.start]
        for found in _CUT.finditer("\n".join(self.clear_lines[table.start : table.end])):
            self.problems.append(
                Problem(
                    self._at(offset + found.start()),
                    "cut-reference",
                    f"the bar in {found[0]} ends the cell of the table, and the reference is lost",
                    "write {} in a table".format(found[0].replace("|", r"\|")),
                )
            )

    def references(self, folder: str) -> tuple[Reference, ...]:
        return tuple(
            Reference(found.raw, found.target, found.heading, found.words, *self._context(found.offset), found.path)
            for found in find_references(self.clear, self.addresses, folder)
        )

    def asset_links(self, folder: str) -> tuple[AssetLink, ...]:
        return tuple(
            AssetLink(found.raw, found.path, self._at(found.offset)) for found in find_links(self.addresses, folder)
        )

    def foreign_pictures(self) -> tuple[ForeignPicture, ...]:
        return tuple(ForeignPicture(address, self._at(offset)) for offset, address in find_foreign_pictures(self.clear))

    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(found.target, found.locator, *self._context(found.offset)) for found in find_citations(self.clear)
        )

    def _context(self, offset: int) -> tuple[int, str, Position]:
        """The statement an offset stands in (-1: none), the sentence around it in Markdown, and its place."""
        line = bisect.bisect_right(self.starts, offset) - 1
        place = Position(self.path, self.first_line + line, offset - self.starts[line] + 1)
        index = bisect.bisect_right(self._statement_starts, line) - 1
        if index < 0 or line >= self.statements[index].end:
            return -1, self.lines[line].strip(), place
        start, sentences = self._sentences.get(index) or self._sentences_of(index)
        return index, sentences.at(max(0, offset - start)), place

    def _sentences_of(self, index: int) -> tuple[int, Sentences]:
        """A statement's sentences, and the offset at which its text begins."""
        statement = self.statements[index]
        start, end = self.starts[statement.start], self.starts[statement.end]
        before = max(self.text[start:end].find(statement.text), 0)
        self._sentences[index] = (start + before, Sentences(statement.text))
        return self._sentences[index]

    def _at(self, offset: int) -> Position:
        line = bisect.bisect_right(self.starts, offset) - 1
        return Position(self.path, self.first_line + line, offset - self.starts[line] + 1)
