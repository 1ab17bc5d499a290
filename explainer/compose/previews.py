"""What a link shows before it is followed: `preview.js` beside each entry's page.

A file of its own and not a part of the pages that link to the entry: those stay as light as they are, tell nothing
younger than themselves, and need not be made anew when a summary changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.describing import beginning, sentence
from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import date_of
from explainer.model.address import entry_address, relative
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, _config: Config, ids: Ids = None) -> Iterator[Page]:
    """For each entry: its place, title, kind, one sentence and date."""
    for entry in archive.some(ids):
        if entry.id == "index":
            continue
        address = entry_address(entry.kind, entry.id)
        arguments = [
            relative("/", address),
            entry.title,
            KIND_WORDS[entry.kind][0],
            sentence(entry.front.summary or beginning(archive, entry)),
            date_of(entry),
        ]
        yield Page(f"{address}preview.js", "script", {"call": "preview", "arguments": arguments})
