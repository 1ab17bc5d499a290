"""The documents as a test sees them: their fenced blocks, in order, with the notes that stand before each.

A note is an HTML comment on the line before a block, which no reader sees:

- `<!-- not run: REASON -->` for a command that a test cannot run; the reason is one of `REASONS`;
- `<!-- file: PATH -->`: the reader saves the block under this name, from the project's folder;
- `<!-- edit: PATH: OLD -->`: the reader exchanges these words of the file for the block;
- `<!-- written: PATH -->`: the commands above have written exactly this file;
- `<!-- printed -->`: what the command above prints, or what `check` says of the example above;
- `<!-- answered: y -->`: what the reader types when the command asks;
- `<!-- lasts: WORDS -->`: the command says these words and goes on until the reader stops it with Ctrl+C;
- `<!-- ends with: 1 -->`: its exit code, when it is not 0;
- `<!-- given: PATH -->`, `<!-- before: PATH -->`, `<!-- after: PATH -->`: an entry of the example archive, or what is
  added at its end, in the editor's guide;
- `<!-- a problem -->`: the form in which a problem is told;
- `<!-- a picture -->`: drawn with letters, nothing to run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import dedent
from typing import NamedTuple

from tests.conftest import PROJECT

REASONS = ("needs the network", "is for a web server")
NOTES = {
    "not run", "file", "edit", "written", "printed", "answered", "lasts", "ends with", "given", "before", "after",
    "a problem", "a picture",
    "build command", "test command", "browser command",
}  # fmt: skip
"""The last three are read by the gate, `.ci/run`."""

PAGES = tuple(
    sorted(
        file.relative_to(PROJECT).as_posix()
        for file in (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md"), *(PROJECT / "docs/rules").glob("*.md"))
    )
)
_NOTE = re.compile(r"\s*<!-- ([a-z ]+?)(?:: (.*?))? -->")
_FENCE = re.compile(r"( *)```([a-z]*)")


class Block(NamedTuple):
    """A fenced block: where it stands, its language, its text and its notes by name."""

    page: str
    line: int
    language: str
    text: str
    notes: dict[str, str]

    @property
    def place(self) -> str:
        """Where it stands, as editors write it."""
        return f"{self.page}:{self.line}"

    @property
    def run(self) -> bool:
        """Whether a test runs it."""
        return "not run" not in self.notes


def text_of(page: str) -> str:
    """A page as it is written."""
    return (PROJECT / page).read_text(encoding="utf-8")


def blocks_of(page: str) -> list[Block]:
    """The fenced blocks of a page, from its beginning to its end."""
    return list(blocks_in(page, text_of(page)))


def blocks_in(page: str, text: str) -> Iterator[Block]:
    """The fenced blocks of a text."""
    lines = text.split("\n")
    notes: dict[str, str] = {}
    at = 0
    while at < len(lines):
        if fence := _FENCE.fullmatch(lines[at]):
            end = next(number for number in range(at + 1, len(lines)) if lines[number] == f"{fence[1]}```")
            inside = dedent("\n".join([f"{fence[1]}|", *lines[at + 1 : end]])).split("\n", 1)[1:]
            yield Block(page, at + 1, fence[2], "".join(f"{part}\n" for part in inside), notes)
            notes, at = {}, end
        elif note := _NOTE.fullmatch(lines[at]):
            notes[note[1]] = note[2] or ""
        else:
            notes = {}
        at += 1


def prose_of(page: str) -> list[str]:
    """The lines of a page, those of its fenced blocks empty."""
    blocks = {line for block in blocks_of(page) for line in range(block.line, block.line + block.text.count("\n") + 2)}
    return ["" if number in blocks else line for number, line in enumerate(text_of(page).split("\n"), 1)]


def headings_of(page: str) -> list[tuple[int, str]]:
    """The headings of a page: the line of each, and its words."""
    found = [(number, line) for number, line in enumerate(prose_of(page), 1) if line.startswith("#")]
    return [(number, line.lstrip("# ")) for number, line in found]


COMMAND = re.compile(r"`((?:\.venv/bin/)?(?:python )?build\.py(?: [^`]*)?)`")
"""A command of this program in running text or a table."""
