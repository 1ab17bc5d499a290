"""What search shows of an entry: its date, and its text in parts."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.parts import span
from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import AgreementFront, ConflictFront, ReportFront, SourceFront
from explainer.model.searching import parts_of
from explainer.model.text import Event, Statement


def date_of(entry: Entry) -> str:
    """The date that tells an entry from others, in words, or ""."""
    front = entry.front
    if isinstance(front, ReportFront | AgreementFront):
        return front.date.words if front.date else ""
    if isinstance(front, SourceFront):
        return front.issued.words if front.issued else ""
    if isinstance(front, ConflictFront):
        return span(front.began, front.ended)
    return ""


def texts(archive: Archive, entry: Entry) -> Iterator[list[list[str]]]:
    """The parts of an entry's text, each as rows `[statement, anchor, when]` without empty cells at their ends."""
    for part in parts_of(entry, archive.links[entry.id].titles(archive.entries)):
        yield [_trimmed([text, *_where(entry, entry.body.statements[number])]) for number, text in part]


def _where(entry: Entry, statement: Statement) -> tuple[str, str]:
    anchor = statement.marks.anchor
    if not anchor and statement.section >= 0:
        anchor = entry.body.headings[statement.section].anchor
    return anchor, _when(statement)


def _when(statement: Statement) -> str:
    if isinstance(statement, Event):
        return statement.date.words if statement.date else ""
    return span(statement.marks.since, statement.marks.until)


def _trimmed(cells: list[str]) -> list[str]:
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells
