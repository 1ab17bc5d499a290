"""One plain sentence for every entry, for search engines and previews."""

from __future__ import annotations

import re

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import SourceFront
from explainer.model.plain import plain_text
from explainer.model.text import Statement

_LONGEST = 240
"""Characters: some four lines of a preview."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’)]?\s+(?=[^\W\d_a-z])")


def description(archive: Archive, entry: Entry) -> str:
    """An entry's summary, or the first sentence that holds without a date; of a source, where it is from.

    Empty where the entry says nothing but its title.
    """
    found = sentence(entry.front.summary or beginning(archive, entry))
    if not found and isinstance(entry.front, SourceFront):
        front = entry.front
        parts = (", ".join(front.author), front.container_title, front.publisher, front.issued and front.issued.words)
        known = ", ".join(dict.fromkeys(part for part in parts if part))
        found = f"{entry.title}: {known}." if known else ""
    return found


def beginning(archive: Archive, entry: Entry) -> str:
    """The first statement that holds without a date, in plain words."""
    for statement, standing in zip(entry.body.statements, archive.now[entry.id].standing, strict=True):
        if standing in ("undated", "held"):
            return statement_words(archive, entry, statement)
    return ""


def sentence(text: str) -> str:
    """The first sentence of a text, cut between words when it is too long."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0].strip()
    if len(first) <= _LONGEST:
        return first
    return first[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def statement_words(archive: Archive, entry: Entry, statement: Statement) -> str:
    """A statement of an entry in plain words."""
    return plain_text(statement.text, archive.links[entry.id].titles(archive.entries))
