"""All sources for reference managers: `/sources.json` and `/sources.bib`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.bibtex import bibtex
from explainer.compose.csl import csl_item
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

CSL = "/sources.json"
BIBTEX = "/sources.bib"


def pages(archive: Archive, _config: Config) -> Iterator[Page]:
    """Both files, in the order of ids: a changed title moves no other source."""
    sources = sorted(archive.of_kind("source"), key=lambda entry: entry.id)
    yield Page(CSL, "rows", {"rows": [csl_item(archive, entry) for entry in sources]})
    yield Page(BIBTEX, "text", {"text": bibtex(sources)})
