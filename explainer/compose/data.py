"""What the archive has for machines and other readers: `/data/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.book import book_address
from explainer.compose.dataset import SCHEMA
from explainer.compose.paging import parts
from explainer.compose.sources import BIBTEX, CSL
from explainer.model.address import DOWNLOAD, entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

ADDRESS = "/data/"


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The files of the whole archive, and those of each conflict."""
    conflicts = archive.of_kind("conflict")
    for part in parts(archive, config, ADDRESS, conflicts):
        paper = part.paper
        yield paper.page(
            "data.html",
            "Data and downloads",
            "This archive for programs, reference managers and feed readers.",
            files={
                "feed": paper.href("/feed.xml"),
                "archive": paper.href("/archive.json"),
                "schema": paper.href(f"/{SCHEMA}"),
                "csl": paper.href(CSL),
                "bibtex": paper.href(BIBTEX),
                "sitemap": paper.href("/sitemap.xml"),
            },
            download=paper.href(DOWNLOAD) if config.download else "",
            conflicts=[
                {
                    **paper.link(conflict.id),
                    "feed": paper.href(f"{entry_address('conflict', conflict.id)}feed.xml"),
                    "epub": paper.href(book_address(conflict)) if config.epub else "",
                }
                for conflict in part.items
            ],
            pager=part.pager,
        )
