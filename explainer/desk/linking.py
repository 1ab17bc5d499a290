"""References that a text could have: names of entries that stand unlinked, the first in each section."""

from __future__ import annotations

import bisect
import difflib
import os
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from explainer.desk.drafts import rewrite
from explainer.desk.known_names import Finder
from explainer.desk.unlinked import running_text
from explainer.model.archive import Archive, Found
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.ids import id_of
from explainer.model.problem import Position
from explainer.model.setup import SetupError
from explainer.model.spelling import closest, did_you_mean

_LINE_END = re.compile(r"\r\n|\r|\n")


class Unclear(msgspec.Struct, frozen=True):
    """A name that several entries have: where it stands, as written, and whose it is."""

    position: Position
    words: str
    owners: tuple[str, ...]


class Suggestion(msgspec.Struct, frozen=True):
    """An entry's file before and after, with how many references were added, and names that stay unclear."""

    path: str
    before: str
    after: str
    added: int
    unclear: tuple[Unclear, ...]

    def diff(self) -> list[str]:
        """The lines of a unified diff, without line ends; none when nothing is suggested."""
        before, after = self.before.splitlines(), self.after.splitlines()
        return list(difflib.unified_diff(before, after, self.path, self.path, lineterm=""))


def entry_at(config: Config, archive: Archive, file: Path) -> Entry:
    """The entry of a file, given by its path or its id. Raises `SetupError` when there is none."""
    for entry in archive.entries.values():
        if file.exists() and (config.root / entry.path).samefile(file):
            return entry
    name = str(file)
    if name in archive.entries:
        return archive.entries[name]
    if file.exists() and id_of(name) in archive.broken:
        raise SetupError(f"{file} cannot be read; “python build.py check” says why")
    hint = did_you_mean(closest(id_of(name.replace(os.sep, "/")), archive.entries))
    raise SetupError(f"{file} is no entry of this archive; {hint}".rstrip("; "))


def suggest(config: Config, archive: Archive, entry: Entry) -> Suggestion:
    """The references that one entry's text could have.

    A section that refers to an entry gets no second reference to it, and no entry refers to itself. The author's words
    stay: `[[tripoli|Tripoli]]`, since the title of an entry may change with a page's day.
    """
    raw = _read(config.root / entry.path)
    text = running_text(entry.body)
    linked = {(section, target) for section, target in _linked(archive, entry)}
    places = _Places(raw, entry)
    pieces: list[str] = []
    unclear: list[Unclear] = []
    at = 0
    for known in Finder(archive).find(text, config.language):
        section = places.section(known.start)
        pairs = [(section, owner) for owner in known.owners]
        if entry.id in known.owners or any(pair in linked for pair in pairs):
            continue
        linked.update(pairs)
        words = entry.body.text[known.start : known.end]
        if not known.entry_id:
            unclear.append(Unclear(places.position(known.start), words, known.owners))
            continue
        start, end = places.offset(known.start), places.offset(known.end)
        pieces += [raw[at:start], f"[[{known.entry_id}|{raw[start:end]}]]"]
        at = end
    return Suggestion(entry.path, raw, "".join([*pieces, raw[at:]]), len(pieces) // 2, tuple(unclear))


def accept(config: Config, suggestion: Suggestion) -> None:
    """Write what was suggested. Raises `SetupError` when the file was changed in between or cannot be written."""
    file = config.root / suggestion.path
    if _read(file) != suggestion.before:
        raise SetupError(f"{suggestion.path} was changed in the meantime; run the command again")
    try:
        rewrite(file, suggestion.after.encode())
    except OSError as fault:
        raise SetupError(f"{suggestion.path} cannot be written: {fault.strerror}") from None


class _Places:
    """Where an offset of an entry's body stands: in which section, and where in the file with its own line ends."""

    def __init__(self, raw: str, entry: Entry) -> None:
        self._entry = entry
        self._body = [0, *(found.end() for found in re.finditer("\n", entry.body.text))]
        self._file = [0, *(found.end() for found in _LINE_END.finditer(raw))]
        self._headings = [heading.line for heading in entry.body.headings]

    def section(self, offset: int) -> int:
        """The number of the heading above, -1 before the first."""
        return bisect.bisect_right(self._headings, self._line(offset)) - 1

    def position(self, offset: int) -> Position:
        line = self._line(offset)
        return Position(self._entry.path, self._entry.body.first_line + line, offset - self._body[line] + 1)

    def offset(self, offset: int) -> int:
        line = self._line(offset)
        return self._file[self._entry.body.first_line + line - 1] + offset - self._body[line]

    def _line(self, offset: int) -> int:
        return bisect.bisect_right(self._body, offset) - 1


def _linked(archive: Archive, entry: Entry) -> Iterable[tuple[int, str]]:
    """The sections of a text and the entries that each refers to already."""
    lines = [heading.position.line for heading in entry.body.headings]
    for resolution in archive.links[entry.id].references:
        if isinstance(resolution, Found):
            line = resolution.reference.position.line
            yield bisect.bisect_right(lines, line) - 1, resolution.entry_id


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as fault:
        raise SetupError(f"{file} cannot be read: {fault.strerror}") from None
