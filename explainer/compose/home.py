"""The home page: `/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.index import row
from explainer.compose.paper import Paper
from explainer.compose.parts import report_key
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

_LATEST = 6


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The text of `index.md` if there is one, the conflicts, and the latest reports."""
    paper = Paper(archive, config, "/")
    index = archive.entries.get("index")
    is_home = index is not None and index.kind == "page"
    newest = sorted(archive.of_kind("report"), key=report_key, reverse=True)
    yield paper.page(
        "home.html",
        index.title if index and is_home else config.site_name,
        index.front.summary if index and is_home else "",
        body=paper.body(index, archive.now[index.id])[0] if index and is_home else None,
        reports=[row(paper, entry) for entry in newest[:_LATEST]],
        more_reports=paper.href("/reports/") if len(newest) > _LATEST else "",
        conflicts=[row(paper, entry) for entry in archive.of_kind("conflict")],
    )
