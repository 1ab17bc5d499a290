"""What a link shows before it is followed: `preview.js` beside each entry's page.

A file of its own and not a part of the pages that link to the entry: those stay as light as they are, tell nothing
younger than themselves, and need not be made anew when a summary changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import date_of, statement_words
from explainer.model.address import entry_address, relative
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.page import Page

_LONGEST = 240
"""Characters: some four lines of a preview."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"’)]?\s+(?=[^\W\d_a-z])")


def pages(archive: Archive, _config: Config) -> Iterator[Page]:
    """For each entry: its place, title, kind, one sentence and date."""
    for entry in archive.entries.values():
        if entry.id == "index":
            continue
        address = entry_address(entry.kind, entry.id)
        arguments = [
            relative("/", address),
            entry.title,
            KIND_WORDS[entry.kind][0],
            sentence(entry.front.summary or _beginning(archive, entry)),
            date_of(entry),
        ]
        yield Page(f"{address}preview.js", "script", {"call": "preview", "arguments": arguments})


def _beginning(archive: Archive, entry: Entry) -> str:
    """The first statement that holds without a date."""
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
