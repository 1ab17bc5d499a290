"""Search: `/search/`, and the names it searches, `/search/names.json`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry, NamedFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page with a form that a script brings to life, a way to the names without it, and the names as data."""
    paper = Paper(archive, config, "/search/")
    yield paper.page(
        "search.html",
        "Search",
        "Find an entry by any of its names, in any script.",
        names=paper.href("/names/"),
        index=paper.href("/search/names.json"),
    )
    rows = [_row(paper, entry) for entry in archive.entries.values() if entry.id != "index"]
    yield Page("/search/names.json", "json", {"entries": rows})


def _row(paper: Paper, entry: Entry) -> dict[str, Any]:
    forms = [entry.title]
    if isinstance(entry.front, NamedFront):
        forms.extend(name.text for name in entry.front.names if name.text not in forms)
    return {
        "href": paper.link(entry.id)["href"],
        "kind": KIND_WORDS[entry.kind][0],
        "names": forms,
        "summary": entry.front.summary,
    }
