"""An index per kind: `/reports/`, `/actors/` and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paging import parts
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS, date_data, report_key
from explainer.compose.sources import BIBTEX, CSL
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import KIND_FOLDERS, AgreementFront, ReportFront, SourceFront
from explainer.model.page import Page

_ORDER: dict[str, str] = {"report": "the newest first"}


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """All entries of each kind; reports newest first, the others by title."""
    for kind, folder in KIND_FOLDERS.items():
        entries = [entry for entry in archive.of_kind(kind) if entry.id != "index"]
        if kind == "report":
            entries.sort(key=report_key, reverse=True)
        for part in parts(archive, config, f"/{folder}/", entries):
            yield part.paper.page(
                "index.html",
                KIND_WORDS[kind][1],
                f"{KIND_WORDS[kind][1]} in {config.site_name}, {_ORDER.get(kind, 'by title')}.",
                kind=kind,
                rows=[row(part.paper, entry) for entry in part.items],
                count=len(entries),
                sides=part.paper.href("/sides/") if archive.of_kind("conflict") else "",
                csl=part.paper.href(CSL),
                bibtex=part.paper.href(BIBTEX),
                pager=part.pager,
                kinds=[
                    {"label": KIND_WORDS[other][1], "href": part.paper.href(f"/{where}/"), "here": other == kind}
                    for other, where in KIND_FOLDERS.items()
                ],
            )


def row(paper: Paper, entry: Entry) -> dict[str, Any]:
    """An entry as one line of a list: link, summary and date."""
    return {**paper.link(entry.id), "summary": entry.front.summary, "date": date_data(_date(entry))}


def _date(entry: Entry) -> Any:
    front = entry.front
    if isinstance(front, ReportFront | AgreementFront):
        return front.date
    return front.issued if isinstance(front, SourceFront) else None
