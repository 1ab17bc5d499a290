"""Where an entry's text names another entry by its id: exactly the characters of the id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

import msgspec

from explainer.model.archive import Cited, Found, Links, MissingHeading, NotASource, Related, RelationOutcome, WrongKind
from explainer.model.entry import Entry
from explainer.model.problem import Position
from explainer.model.setup import SetupError
from explainer.model.text import Reference

_LINE_END = re.compile(r"\r\n|\r|\n")
_TARGET = re.compile(r"\[\[\s*([^\s\[\]|#\\]+)")
_CITED = re.compile(r"@?\s*([^\s,;\[\]]+)")
_VALUE = re.compile(r"""(?:[|>][-+0-9]*[^\n]*\n\s*)?["']?\s*([^\s"',\[\]{}#]+)""")
"""The one word of a value of YAML, in whichever style it is written."""
_MARK = re.compile(r"""([^\s=]+)=(?:"([^"]*)"|'([^']*)'|([^\s}]*))""")
_NAME = re.compile(r"[^\s,]+")
_MARKS = ("by", "about")


class Occurrence(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` of a file's text, and what takes their place."""

    start: int
    end: int
    new: str


class Occurrences:
    """Finds an id in one file. `text` is the file's, with its own line ends."""

    def __init__(self, entry: Entry, links: Links, text: str, old: str, new: str) -> None:
        self._entry = entry
        self._links = links
        self._text = text
        self._old = old
        self._new = new
        self._lines = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def find(self) -> list[Occurrence]:
        r"""Every place where the id stands and means its entry, in order.

        A title or name is no id and stays. Raises `SetupError` where the id is written in a way that cannot be read
        back character by character, such as `"\x69ran"`.
        """
        return sorted({*self._references(), *self._citations(), *self._relations(), *self._marks()})

    def _references(self) -> Iterator[Occurrence]:
        for resolution in self._links.references:
            if isinstance(resolution, Found | MissingHeading) and resolution.entry_id == self._old:
                reference = resolution.reference
                if reference.path:
                    yield self._link(reference)
                elif self._is_old(reference.target):
                    yield self._one(_TARGET, reference.position)

    def _link(self, reference: Reference) -> Occurrence:
        file = reference.raw.partition("#")[0]
        name = file.rfind("/") + 1
        end = len(file) - len(".md")
        start = self._offset(reference.position)
        written = file[name:end]
        if self._text[start : start + len(file)] != file:
            raise _unreadable(reference.position)
        return Occurrence(start + name, start + end, quote(self._new) if "%" in written else self._new)

    def _citations(self) -> Iterator[Occurrence]:
        for evidence in self._links.citations:
            found = evidence.source_id if isinstance(evidence, Cited) else ""
            found = evidence.entry_id if isinstance(evidence, NotASource) else found
            if found == self._old:
                yield self._one(_CITED, evidence.citation.position)

    def _relations(self) -> Iterator[Occurrence]:
        for outcome in self._links.relations:
            if self._is_named(outcome):
                yield self._one(_VALUE, outcome.relation.position)

    def _marks(self) -> Iterator[Occurrence]:
        """All names of one mark have the place of the mark."""
        for outcome in self._links.marks:
            if not self._is_named(outcome):
                continue
            mark = _MARK.match(self._text, self._offset(outcome.relation.position))
            group = next((group for group in (2, 3, 4) if mark and mark[group]), 0)
            if mark is None or mark[1] not in _MARKS or not group:
                raise _unreadable(outcome.relation.position)
            names = [name for name in _NAME.finditer(self._text, *mark.span(group)) if self._is_old(name[0])]
            if not names:
                raise _unreadable(outcome.relation.position)
            for name in names:
                yield Occurrence(*name.span(), self._new)

    def _one(self, pattern: re.Pattern[str], position: Position) -> Occurrence:
        found = pattern.match(self._text, self._offset(position))
        if found is None or not self._is_old(found[1]):
            raise _unreadable(position)
        return Occurrence(*found.span(1), self._new)

    def _is_named(self, outcome: RelationOutcome) -> bool:
        named = isinstance(outcome, Related | WrongKind) and outcome.entry_id == self._old
        return named and self._is_old(outcome.relation.target)

    def _is_old(self, written: str) -> bool:
        return unicodedata.normalize("NFC", written) == self._old

    def _offset(self, position: Position) -> int:
        return self._lines[min(position.line, len(self._lines)) - 1] + position.column - 1


def replaced(text: str, occurrences: list[Occurrence]) -> str:
    """The text with each occurrence replaced; everything else stays as it is."""
    pieces: list[str] = []
    at = 0
    for occurrence in occurrences:
        pieces += [text[at : occurrence.start], occurrence.new]
        at = occurrence.end
    return "".join([*pieces, text[at:]])


def keep_anchors(text: str, before: Entry, after: Entry) -> str:
    """The same text, with the anchor of each heading that would lose it written out: `{: #the-old-anchor }`.

    A heading that holds `[[id]]` has the id in its anchor, which others link to.
    """
    lines = _LINE_END.split(text)
    ends = [*(found[0] for found in _LINE_END.finditer(text)), ""]
    for old, new in zip(before.body.headings, after.body.headings, strict=True):
        if old.anchor != new.anchor:
            line = new.position.line - 1
            marked = re.sub(r"([ ]\{:?[ ]*)(?=[^{}]*\}[ ]*$)", rf"\1#{old.anchor} ", lines[line])
            lines[line] = marked if marked != lines[line] else f"{lines[line].rstrip()} {{: #{old.anchor} }}"
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _unreadable(position: Position) -> SetupError:
    return SetupError(f"{position}: the id is written here in a way that cannot be changed; write it plainly")
