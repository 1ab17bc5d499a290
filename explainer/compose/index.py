"""An index per kind: `/reports/`, `/actors/` and so on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paging import one_part
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS, date_data
from explainer.compose.sources import BIBTEX, CSL
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import FOLDERS, KIND_FOLDERS, AgreementFront, Kind, ReportFront, SourceFront
from explainer.model.lists import count_parts
from explainer.model.page import Page

_ORDER: dict[str, str] = {"report": "the newest first"}


def pieces(archive: Archive) -> Iterator[str]:
    """The folder of each kind with the numbers of its pages: `actors/2`."""
    for kind, folder in KIND_FOLDERS.items():
        for number in range(1, count_parts(len(_ids(archive, kind))) + 1):
            yield f"{folder}/{number}"


def pages(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """All entries of a kind, reports newest first, the others by title; one page of them."""
    folder, _, number = piece.partition("/")
    kind = FOLDERS[folder]
    ids = _ids(archive, kind)
    part = one_part(archive, config, f"/{folder}/", ids, int(number))
    yield part.paper.page(
        "index.html",
        KIND_WORDS[kind][1],
        f"{KIND_WORDS[kind][1]} in {config.site_name}, {_ORDER.get(kind, 'by title')}.",
        kind=kind,
        rows=[row(part.paper, archive.entries[entry_id]) for entry_id in part.items],
        count=len(ids),
        sides=part.paper.href("/sides/") if archive.kinds.get("conflict") else "",
        csl=part.paper.href(CSL),
        bibtex=part.paper.href(BIBTEX),
        pager=part.pager,
        kinds=[
            {"label": KIND_WORDS[other][1], "href": part.paper.href(f"/{where}/"), "here": other == kind}
            for other, where in KIND_FOLDERS.items()
        ],
    )


def _ids(archive: Archive, kind: Kind) -> list[str]:
    """The entries of a kind in their order, without the text of the home page."""
    found = archive.newest.get(kind, ()) if kind == "report" else archive.kinds.get(kind, ())
    return [entry_id for entry_id in found if entry_id != "index"]


def row(paper: Paper, entry: Entry) -> dict[str, Any]:
    """An entry as one line of a list: link, summary and date."""
    return {**paper.link(entry.id), "summary": entry.front.summary, "date": date_data(_date(entry))}


def _date(entry: Entry) -> Any:
    front = entry.front
    if isinstance(front, ReportFront | AgreementFront):
        return front.date
    return front.issued if isinstance(front, SourceFront) else None
