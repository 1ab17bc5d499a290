"""One page while it is composed: its links, its references and what every page shows around its text."""

from __future__ import annotations

import re
from typing import Any

from explainer.compose.bibliography import reference
from explainer.model.address import entry_address, relative
from explainer.model.archive import Archive, Cited, Found, Related
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.page import Page

_HEADING_MARKS = re.compile(r"[ ]*\{:?[ ]*([^}\n ][^}\n]*?)[ ]*\}[ ]*$")
_NAVIGATION = (
    ("Conflicts", "/conflicts/"),
    ("Reports", "/reports/"),
    ("Chronology", "/chronology/"),
    ("Names", "/names/"),
    ("Search", "/search/"),
)

Text = dict[str, str]
"""A text for the template's `prose`: `markdown`, and the `scope` that its references are looked up in."""


class Paper:
    """Collects what one page at `address` shows."""

    def __init__(self, archive: Archive, config: Config, address: str) -> None:
        self.archive = archive
        self.config = config
        self.address = address
        self._links: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, int] = {}

    def href(self, address: str, anchor: str = "") -> str:
        """A relative link from this page."""
        return relative(self.address, address, anchor)

    def link(self, entry_id: str, anchor: str = "") -> dict[str, str]:
        """A link to an entry: `href`, `title` and `kind`."""
        entry = self.archive.entries[entry_id]
        address = entry_address(entry.kind, entry.id)
        return {"href": self.href(address, anchor), "title": entry.title, "kind": entry.kind}

    def linked(self, entry_ids: tuple[str, ...]) -> list[dict[str, str]]:
        """Links to several entries, in their order."""
        return [self.link(entry_id) for entry_id in entry_ids]

    def resolved(self, entry: Entry, field: str, target: str) -> dict[str, str] | None:
        """A link to what a field of an entry's front matter names with `target`, or None."""
        for outcome in self.archive.links[entry.id].relations:
            if isinstance(outcome, Related) and (outcome.relation.field, outcome.relation.target) == (
                field,
                target,
            ):
                return self.link(outcome.entry_id)
        return None

    def body(self, entry: Entry) -> Text:
        """The whole text of an entry; its links and citations become the page's."""
        self._take(entry, None)
        lines = entry.body.text.split("\n")
        for heading in entry.body.headings:
            lines[heading.line] = _anchored(lines[heading.line], heading.anchor)
        return {"markdown": "\n".join(lines), "scope": entry.id}

    def statement(self, entry: Entry, index: int) -> Text:
        """The text of one statement, without its marks."""
        self._take(entry, index)
        return {"markdown": entry.body.statements[index].text, "scope": entry.id}

    def cite(self, source_ids: tuple[str, ...]) -> list[int]:
        """Put sources on the page's list of references; returns their numbers."""
        return [self._number(source_id) for source_id in source_ids]

    def references(self) -> list[dict[str, Any]]:
        """The list of references so far, by number."""
        ordered = sorted(self._numbers, key=lambda source_id: self._numbers[source_id])
        return [
            {"number": self._numbers[source_id], **reference(self.archive, source_id), **self.link(source_id)}
            for source_id in ordered
        ]

    def page(self, template: str, title: str, description: str = "", **data: Any) -> Page:
        """The finished page: the data given, with the page's links, references and frame."""
        frame = {
            "title": title,
            "description": description or self.config.site_description,
            "site_name": self.config.site_name,
            "language": self.config.language,
            "home": self.href("/"),
            "assets": self.href("/assets/").removesuffix("index.html"),
            "feed": self.href("/feed.xml"),
            "canonical": self.canonical(self.address),
            "navigation": [
                {"label": label, "href": self.href(address), "here": self.address.startswith(address)}
                for label, address in _NAVIGATION
            ],
            "about": self._about(),
            "status": self.href("/status/"),
        }
        return Page(
            self.address,
            template,
            {
                "frame": frame,
                "links": self._links,
                "numbers": self._numbers,
                "references": self.references(),
                **data,
            },
        )

    def canonical(self, address: str) -> str:
        """The whole address of a page when the site's own is known, else ""."""
        return self.config.site_url + address.lstrip("/") if self.config.site_url else ""

    def _about(self) -> list[dict[str, str]]:
        pages = (entry.id for entry in self.archive.of_kind("page") if entry.id != "index")
        return self.linked(tuple(pages))

    def _take(self, entry: Entry, statement: int | None) -> None:
        links = self.archive.links[entry.id]
        scope = self._links.setdefault(entry.id, {})
        for resolution in links.references:
            if isinstance(resolution, Found) and statement in (None, resolution.reference.statement):
                scope[resolution.reference.raw] = self.link(resolution.entry_id, resolution.anchor)
        if statement is None:
            for outcome in links.marks:
                if isinstance(outcome, Related):
                    scope[outcome.relation.target] = self.link(outcome.entry_id)
            for asset_link in entry.body.asset_links:
                asset = self.archive.assets.get(asset_link.path)
                if asset:
                    scope[asset_link.raw] = {"href": self.href(asset.address), "title": "", "kind": "file"}
        for evidence in links.citations:
            if isinstance(evidence, Cited) and statement in (None, evidence.citation.statement):
                self._number(evidence.source_id)

    def _number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)


def _anchored(line: str, anchor: str) -> str:
    """A heading's line with its anchor as an attribute, which `attr_list` reads."""
    found = _HEADING_MARKS.search(line)
    marks = found[1] if found else ""
    text = line[: found.start()] if found else line
    text = text.rstrip()
    if text.lstrip("#").strip():
        text = text.rstrip("#").rstrip()
    return f"{text} {{: {marks} #{anchor} }}" if marks else f"{text} {{: #{anchor} }}"
