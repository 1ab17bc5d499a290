"""Each conflict as a book: `/conflicts/<id>/<id>.epub`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

import msgspec

from explainer.compose.background import background
from explainer.compose.identity import identity
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS, date_data, named_by, names, roles
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Found, Ids
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.front import ActorFront, Kind, ReportFront
from explainer.model.page import Book, Page
from explainer.model.views import Standing, View

_REPORTS = 100
"""The newest reports that a book holds."""

_ENTRIES = 300
"""Entries in the appendix of a book."""

_APPENDIX: tuple[Kind, ...] = ("actor", "place", "agreement", "term")
_FIELDS = ("actors", "places", "agreements", "terms")

TITLE, REFERENCES = "title.xhtml", "references.xhtml"


def book_address(conflict: Entry) -> str:
    """Where the book of a conflict stands."""
    return f"{entry_address('conflict', conflict.id)}{conflict.id}.epub"


def books(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Book]:
    """A book for each conflict, where the configuration asks for them."""
    for conflict in archive.of_kind("conflict", ids) if config.epub else ():
        yield _book(archive, config, conflict)


class _Binding(msgspec.Struct):
    """What all chapters of a book share: `files` by address, and `numbers` of references, which grow."""

    archive: Archive
    config: Config
    conflict: Entry
    files: dict[str, str]
    numbers: dict[str, int] = {}


class _Leaf(Paper):
    """A chapter while it is composed. Its links lead to chapters, else to the site if its address is known.

    All chapters of a book share their numbers of references.
    """

    def __init__(self, book: _Binding, day: date | None = None) -> None:
        super().__init__(book.archive, book.config, "", day)
        self._book = book
        self._numbers = book.numbers
        self._cited: dict[str, int] = {}

    def href(self, address: str, anchor: str = "") -> str:
        """The chapter's file, the page's whole address, or "" for what is neither in the book nor known."""
        base = self.config.site_url
        found = self._book.files.get(address) or (base and base + quote(address.lstrip("/")))
        return f"{found}#{quote(anchor)}" if found and anchor else found

    def chapter(self, file: str, template: str, title: str, **data: Any) -> Page:
        """The finished chapter."""
        frame = {"title": title, "language": self.config.language}
        return Page(file, template, {"frame": frame, "links": self._links, "numbers": self._cited, **data})

    def _number(self, source_id: str) -> int:
        return self._cited.setdefault(source_id, super()._number(source_id))


def _book(archive: Archive, config: Config, conflict: Entry) -> Book:
    paper = Paper(archive, config, book_address(conflict))
    all_reports = named_by(paper, conflict, "report", "conflicts")
    reports = [archive.entries[report_id] for report_id in all_reports[:_REPORTS]][::-1]
    spoken_of = _spoken_of(archive, [conflict, *reports])
    appendix = [entry for kind in _APPENDIX for entry in spoken_of[:_ENTRIES] if entry.kind == kind]
    inside = [conflict, *reports, *appendix]
    files = {
        entry_address(entry.kind, entry.id): f"{entry.kind}-{number:03}.xhtml" for number, entry in enumerate(inside, 1)
    }
    binding = _Binding(archive, config, conflict, files)
    chapters = [
        _Leaf(binding).chapter(
            TITLE,
            "book/title.html",
            conflict.title,
            summary=conflict.front.summary,
            archive={"name": config.site_name, "href": config.site_url},
            today=day_words(archive.today),
            reports={"inside": len(reports), "all": len(all_reports)},
            entries={"inside": len(appendix), "all": len(spoken_of)},
        ),
        *(_entry(binding, entry) for entry in inside),
    ]
    last = _Leaf(binding)
    chapters.append(last.chapter(REFERENCES, "book/references.html", "References", references=last.references()))
    return Book(
        book_address(conflict),
        {
            "identifier": identity(config, book_address(conflict)),
            "title": conflict.title,
            "creator": config.site_name,
            "language": config.language,
            "description": conflict.front.summary,
            "source": paper.canonical(entry_address("conflict", conflict.id)),
            "modified": f"{archive.today.isoformat()}T00:00:00Z",
            "contents": _contents(conflict, reports, appendix, files),
        },
        tuple(chapters),
        REFERENCES,
    )


def _spoken_of(archive: Archive, texts: Iterable[Entry]) -> list[Entry]:
    """The entries for the appendix: those that the front matter of the texts names, and then those they mention.

    By title; what the front matter names comes first where not all have room.
    """
    found: dict[str, None] = {}
    texts = list(texts)
    for text in texts:
        for field in _FIELDS:
            found.update(dict.fromkeys(archive.links[text.id].related(field)))
    for text in texts:
        found.update({one.entry_id: None for one in archive.links[text.id].references if isinstance(one, Found)})
    entries = [archive.entries[entry_id] for entry_id in found if archive.entries[entry_id].kind in _APPENDIX]
    kept, rest = entries[:_ENTRIES], entries[_ENTRIES:]
    return [*sorted(kept, key=lambda entry: (entry.title.casefold(), entry.id)), *rest]


def _entry(book: _Binding, entry: Entry) -> Page:
    """An entry's chapter: a report whole, with the background of its day; any other as of today."""
    front, archive = entry.front, book.archive
    report = front if isinstance(front, ReportFront) else None
    paper = _Leaf(book, min(report.date.last, archive.today) if report else archive.today)
    held: Standing = "held"
    view = View(date.max, (held,) * len(entry.body.statements)) if report else archive.now[entry.id]
    body, _ = paper.body(entry, view, fold=not report)
    return paper.chapter(
        book.files[entry_address(entry.kind, entry.id)],
        "book/entry.html",
        entry.title,
        kind=KIND_WORDS[entry.kind][0],
        summary=front.summary,
        today=day_words(archive.today) if entry is book.conflict else "",
        published=date_data(report.date) if report else None,
        publisher=report.publisher if report else "",
        body=body,
        background=_background(paper, book.conflict) if report else None,
        names=names(paper, entry),
        roles=roles(paper, entry, front.roles) if isinstance(front, ActorFront) else [],
    )


def _background(paper: Paper, conflict: Entry) -> dict[str, Any]:
    archive = paper.archive
    views = {view.day: view for view in archive.views.get(conflict.id, ())}
    view = views.get(paper.day, archive.now[conflict.id])
    return background(paper, conflict, view, entry_address("conflict", conflict.id))


def _contents(
    conflict: Entry, reports: list[Entry], appendix: list[Entry], files: Mapping[str, str]
) -> list[dict[str, Any]]:
    def point(entry: Entry) -> dict[str, Any]:
        return {"title": entry.title, "file": files[entry_address(entry.kind, entry.id)], "parts": []}

    found = [{"title": "About this book", "file": TITLE, "parts": []}, point(conflict)]
    for kind in ("report", *_APPENDIX):
        parts = [point(entry) for entry in (*reports, *appendix) if entry.kind == kind]
        if parts:
            found.append({"title": KIND_WORDS[kind][1], "file": "", "parts": parts})
    return [*found, {"title": "References", "file": REFERENCES, "parts": []}]
