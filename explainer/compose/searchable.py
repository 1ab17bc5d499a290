"""What search knows of an entry: its key, names, texts, years and conflicts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from explainer.compose.describing import titles_in
from explainer.compose.parts import span
from explainer.model.archive import Archive
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import (
    KIND_FOLDERS,
    AgreementFront,
    ConflictFront,
    Kind,
    NamedFront,
    ReportFront,
    SourceFront,
)
from explainer.model.plain import plain_text
from explainer.model.text import Event, Statement

KEY_LENGTH = 5
"""Characters of base 36 behind the letter of the kind: sixty million keys, so that few of ten thousand collide."""

LETTERS: dict[Kind, str] = dict(zip(KIND_FOLDERS, "rcapgtsx", strict=True))
"""The letter that an entry's key begins with, by its kind."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Record(msgspec.Struct, frozen=True):
    """An entry for search. `texts` are its statements as rows `[text, anchor, when]`."""

    key: str
    entry: Entry
    names: tuple[str, ...]
    texts: tuple[tuple[str, str, str], ...]
    years: frozenset[int]
    conflicts: frozenset[str]


def records(archive: Archive) -> Iterator[Record]:
    """A record for every entry but the index, in the order of the archive."""
    keys = _keys(entry for entry in archive.entries.values() if entry.id != "index")
    belonging = _belonging(archive)
    for entry_id, key in keys.items():
        entry = archive.entries[entry_id]
        yield Record(
            key,
            entry,
            names_of(entry),
            tuple(_texts(archive, entry)),
            frozenset(_years(entry)),
            belonging.get(entry_id, frozenset()),
        )


def names_of(entry: Entry) -> tuple[str, ...]:
    """An entry's title and the other forms of its name, each once."""
    forms = [entry.title]
    if isinstance(entry.front, NamedFront):
        forms.extend(name.text for name in entry.front.names)
    return tuple(dict.fromkeys(forms))


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


def _keys(entries: Iterable[Entry]) -> dict[str, str]:
    """A short key for every entry that no other entry's coming or going changes, but for the rare collision."""
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.id):
        attempt = 0
        while (key := LETTERS[entry.kind] + _digest(f"{entry.id}/{attempt}")) in taken:
            attempt += 1
        taken.add(key)
        keys[entry.id] = key
    return keys


def _digest(text: str) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
    digits = ""
    for _ in range(KEY_LENGTH):
        number, digit = divmod(number, 36)
        digits += _DIGITS[digit]
    return digits


def _texts(archive: Archive, entry: Entry) -> Iterator[tuple[str, str, str]]:
    titles = titles_in(archive, entry)
    for statement in entry.body.statements:
        anchor = statement.marks.anchor
        if not anchor and statement.section >= 0:
            anchor = entry.body.headings[statement.section].anchor
        text = plain_text(statement.text, titles)
        if text:
            yield text, anchor, _when(statement)


def _when(statement: Statement) -> str:
    if isinstance(statement, Event):
        return statement.date.words if statement.date else ""
    return span(statement.marks.since, statement.marks.until)


def _years(entry: Entry) -> Iterator[int]:
    """The years an entry is of: those of its own dates, and those of its events."""
    front: Any = entry.front
    dates: list[Edtf | None] = [getattr(front, field, None) for field in ("date", "event_date", "issued", "in_force")]
    dates += [statement.date for statement in entry.body.statements if isinstance(statement, Event)]
    for date in dates:
        if date is not None and date.last.year - date.first.year <= 1:
            yield from {date.first.year, date.last.year}


def _belonging(archive: Archive) -> dict[str, frozenset[str]]:
    """By entry, the conflicts it belongs to: those it names and those whose front matter names it."""
    found: dict[str, set[str]] = {}
    for entry in archive.entries.values():
        links = archive.links[entry.id]
        found.setdefault(entry.id, set()).update(links.related("conflicts"))
        if entry.kind == "conflict":
            found[entry.id].add(entry.id)
            for field in ("actors", "places", "agreements", "terms"):
                for other in links.related(field):
                    found.setdefault(other, set()).add(entry.id)
    return {entry_id: frozenset(conflicts) for entry_id, conflicts in found.items()}
