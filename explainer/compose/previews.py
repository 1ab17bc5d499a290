"""What a link shows before it is followed: `/previews/<bin>.js`, one for some dozens of entries, and how many bins.

Files of their own and not parts of the pages that link to an entry: those stay as light as they are, tell nothing
younger than themselves, and need not be made anew when a summary changes. `templates/assets/previews.js` reckons from
a link and the number of bins in `/previews/index.js` which file has its entry; so no page says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.describing import beginning, sentence
from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import date_of
from explainer.model.archive import Archive
from explainer.model.bins import bin_count
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, _config: Config) -> Iterator[Page]:
    """The number of bins."""
    yield _script("index", bin_count(len(archive.entries)))


def pieces(archive: Archive) -> Iterator[str]:
    """The numbers of the bins that hold something."""
    return map(str, sorted(archive.bins))


def parts(archive: Archive, _config: Config, piece: str) -> Iterator[Page]:
    """The entries of one bin: of each its id, title, kind, one sentence and date."""
    rows = [
        [
            entry.id,
            entry.title,
            KIND_WORDS[entry.kind][0],
            sentence(entry.front.summary or beginning(archive, entry)),
            date_of(entry),
        ]
        for entry in archive.some(archive.bins[int(piece)])
        if entry.id != "index"
    ]
    yield _script(piece, rows)


def _script(name: str, value: Any) -> Page:
    return Page(f"/previews/{name}.js", "script", {"call": "preview", "arguments": [name, value]})
