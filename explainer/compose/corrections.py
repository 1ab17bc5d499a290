"""Corrections: `/corrections/`. Nothing is rewritten in silence."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.paging import parts
from explainer.compose.paper import correction_data
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Every correction of every entry, newest first."""
    corrected = (archive.entries[entry_id] for entry_id in archive.listed.get("corrected", ()))
    found = [(correction, entry) for entry in corrected for correction in entry.front.corrections]
    found.sort(key=lambda pair: (pair[0].date.first, pair[1].id), reverse=True)
    for part in parts(archive, config, "/corrections/", found):
        yield part.paper.page(
            "corrections.html",
            "Corrections",
            "What this archive said wrongly, what it says since, and why.",
            rows=[
                {**correction_data(correction), "entry": part.paper.link(entry.id)} for correction, entry in part.items
            ],
            pager=part.pager,
        )
