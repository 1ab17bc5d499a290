"""Every form of every name: `/names/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.languages import direction, language_name
from explainer.compose.paging import part_with
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.lists import NameRow, NamesPage, count_parts
from explainer.model.page import Page

_NO_NAMES = NamesPage(0, ())


def pieces(archive: Archive) -> Iterator[str]:
    """The numbers of the pages."""
    yield from map(str, range(1, count_parts(archive.all_names.get(1, _NO_NAMES).count) + 1))


def pages(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """Titles and names of all entries but sources, sorted without accents, scripts one after the other; one page."""
    found = archive.all_names.get(int(piece), _NO_NAMES)
    part = part_with(archive, config, "/names/", found.rows, int(piece), count_parts(found.count))
    yield part.paper.page(
        "names.html",
        "Names",
        "Every name in the archive, in every script, with the entry it leads to.",
        rows=[_row(part.paper, row) for row in part.items],
        count=found.count,
        pager=part.pager,
    )


def _row(paper: Paper, row: NameRow) -> dict[str, Any]:
    text, lang, entry_id = row
    return {
        "text": text,
        "lang": lang,
        "dir": direction(text),
        "language": language_name(lang) if lang else "",
        "entry": paper.link(entry_id),
        "kind_words": KIND_WORDS[paper.archive.entries[entry_id].kind][0],
    }
