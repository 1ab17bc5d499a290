"""One page while it is composed: its links, its references and what every page shows around its text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from explainer.compose.bibliography import reference
from explainer.compose.contributing import contribute
from explainer.compose.head import PLAIN, Card, head
from explainer.compose.languages import tongue
from explainer.compose.naming import names_beside, title_on
from explainer.compose.timed import timed
from explainer.model.address import entry_address, way_from
from explainer.model.archive import Archive, Cited, Found, Related
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.excerpt import excerpt_key, excerpts, linked
from explainer.model.findings import Excerpt, Linked
from explainer.model.front import ConflictFront, Correction, NamedFront, SourceFront
from explainer.model.page import Page
from explainer.model.views import View

_NAVIGATION = (
    ("Conflicts", "/conflicts/"),
    ("Reports", "/reports/"),
    ("Chronology", "/chronology/"),
    ("Names", "/names/"),
)

Text = dict[str, Any]
"""A text for the template's `prose`: `markdown`, the `scope` that its references are looked up in, and `beside`, by
anchor of a statement the texts of what stands beside it."""


class Paper:
    """Collects what one page at `address` shows."""

    def __init__(self, archive: Archive, config: Config, address: str, day: date | None = None) -> None:
        self.archive = archive
        self.config = config
        self.address = address
        self.day = day or archive.today
        self._links: dict[str, dict[str, Any]] = {}
        self._numbers: dict[str, int] = {}
        self._shown: dict[str, None] = {}
        self._in_full: int | None = None
        self._way = way_from(address)

    def href(self, address: str, anchor: str = "") -> str:
        """A relative link from this page."""
        return self._way(address, anchor)

    def link(self, entry_id: str, anchor: str = "") -> dict[str, str]:
        """A link to an entry: `href`, `kind` and `title`, the name it has on this page's day.

        `beside` is added where the name is contested, what stands beside it at first mention; `accent` where a
        conflict has a colour, `lang` and `dir` where the title of a source is in another script.
        """
        entry = self.archive.entries[entry_id]
        front = entry.front
        link = {
            "href": self.href(entry_address(entry.kind, entry_id), anchor),
            "title": title_on(front, self.day),
            "kind": entry.kind,
        }
        if isinstance(front, SourceFront):
            link.update(tongue(entry))
        elif isinstance(front, NamedFront):
            if isinstance(front, ConflictFront) and front.accent:
                link["accent"] = front.accent
            if front.names and (others := names_beside(front, self.day)):
                link["beside"] = ", ".join(others)
        return link

    def linked(self, entry_ids: Iterable[str]) -> list[dict[str, str]]:
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

    def body(self, entry: Entry, view: View, *, fold: bool = True) -> tuple[Text, tuple[int, ...]]:
        """The text of an entry on the day of a view, and the statements that stand in it.

        Its links and citations become the page's. A difference that names the statement it concerns stands beside
        that statement.
        """
        beside = _differences(entry, view)
        moved = {index for indices in beside.values() for index in indices}
        own = self.address == entry_address(entry.kind, entry.id)
        found = timed(entry, view, fold=fold, left_out=moved, anchors=own)
        shown = tuple(sorted({*found.shown, *moved}))
        self._take(entry, {*shown, -1})
        text: Text = {"markdown": found.markdown, "scope": entry.id}
        if beside:
            text["beside"] = {
                anchor: [entry.body.statements[index].text for index in indices] for anchor, indices in beside.items()
            }
        return text, shown

    def statement(self, entry: Entry, index: int) -> Text:
        """The text of one statement, without its marks."""
        found = excerpts(entry, self.archive.links[entry.id], (index,))
        return self.excerpt(entry.id, found[excerpt_key(entry.id, index)])

    def excerpt(self, entry_id: str, excerpt: Excerpt) -> Text:
        """The text of one statement, without its marks, of which only this is known."""
        scope = self._links.setdefault(entry_id, {})
        self._shown[entry_id] = None
        for found in excerpt.references:
            self._add(scope, found)
        for raw, path in excerpt.files:
            self._add_file(scope, raw, path)
        for source_id in excerpt.sources:
            self._number(source_id)
        return {"markdown": excerpt.text, "scope": entry_id}

    def cite(self, source_ids: tuple[str, ...]) -> list[int]:
        """Put sources on the page's list of references; returns their numbers."""
        return [self._number(source_id) for source_id in source_ids]

    def numbers(self) -> dict[str, int]:
        """By id of the source, the number of its reference, for those cited so far."""
        return dict(self._numbers)

    def shorten(self) -> None:
        """From here on, sources that are new to the page stand on its list without their addresses.

        For what the page only sums up from another one, which has them.
        """
        self._in_full = len(self._numbers)

    def references(self) -> list[dict[str, Any]]:
        """The list of references so far, by number."""
        ordered = sorted(self._numbers, key=lambda source_id: self._numbers[source_id])
        return [self._reference(source_id) for source_id in ordered]

    def corrections(self) -> list[dict[str, Any]]:
        """The corrections of every entry whose text the page shows or which it cites, newest first."""
        entries = [self.archive.entries[entry_id] for entry_id in {**self._shown, **self._numbers}]
        found = [(correction, entry) for entry in entries for correction in entry.front.corrections]
        found.sort(key=lambda pair: (pair[0].date.first, pair[1].id), reverse=True)
        return [{**correction_data(correction), "entry": self.link(entry.id)} for correction, entry in found]

    def page(
        self,
        template: str,
        title: str,
        description: str = "",
        canonical_address: str = "",
        card: Card = PLAIN,
        graph: dict[str, Any] | None = None,
        **data: Any,
    ) -> Page:
        """The finished page: the data given, with the page's links, references and frame.

        `canonical_address` is that of the page which this one is a version of; `card` and `graph` are what it says to
        machines.
        """
        frame = {
            "title": title,
            "description": description or self.config.site_description or f"{title} – {self.config.site_name}",
            "head": head(self.config, self.address, self.href("/opensearch.xml"), card),
            "graph": graph,
            "site_name": self.config.site_name,
            "language": self.config.language,
            "home": self.href("/"),
            "assets": self.href("/assets/").removesuffix("index.html"),
            "feed": self.href("/feed.xml"),
            "canonical": self.canonical(canonical_address or self.address)
            or (self.href(canonical_address) if canonical_address else ""),
            "navigation": [
                {"label": label, "href": self.href(address), "here": self.address.startswith(address)}
                for label, address in _NAVIGATION
            ],
            "about": self._about(),
            "search": self.href("/search/") if self.config.search else "",
            "status": self.href("/status/"),
            "differences": self.href("/differences/"),
            "corrections": self.href("/corrections/"),
            "contribute": contribute(
                self.archive, self.config, self.address, title, data.get("entry", {}).get("id", "")
            ),
            "data": self.href("/data/"),
        }
        return Page(
            self.address,
            template,
            {
                "frame": frame,
                "links": self._links,
                "numbers": self._numbers,
                "references": self.references(),
                "corrections": self.corrections(),
                **data,
            },
        )

    def canonical(self, address: str) -> str:
        """The whole address of a page when the site's own is known, else ""."""
        return self.config.site_url + address.lstrip("/") if self.config.site_url else ""

    def whole(self, address: str) -> str:
        """The whole address of a page when the site's own is known, else a relative link from this page."""
        return self.canonical(address) or self.href(address)

    def _about(self) -> list[dict[str, str]]:
        pages = (entry.id for entry in self.archive.of_kind("page") if entry.id != "index")
        return self.linked(tuple(pages))

    def _take(self, entry: Entry, statements: Collection[int]) -> None:
        """Make the links and citations of some statements the page's; -1 stands for what is in none."""
        links = self.archive.links[entry.id]
        scope = self._links.setdefault(entry.id, {})
        self._shown[entry.id] = None
        for resolution in links.references:
            if isinstance(resolution, Found) and resolution.reference.statement in statements:
                self._add(scope, linked(resolution))
        if -1 in statements:
            for outcome in links.marks:
                if isinstance(outcome, Related):
                    scope[outcome.relation.target] = self.link(outcome.entry_id)
        for asset_link in entry.body.asset_links:
            self._add_file(scope, asset_link.raw, asset_link.path)
        for evidence in links.citations:
            if isinstance(evidence, Cited) and evidence.citation.statement in statements:
                self._number(evidence.source_id)

    def _add(self, scope: dict[str, Any], found: Linked) -> None:
        """A title is data of the page only where it is shown: its change must not rewrite other pages."""
        if found.titled or found.raw not in scope:
            link = self.link(found.entry_id, found.anchor)
            scope[found.raw] = link if found.titled else {**link, "title": ""}

    def _add_file(self, scope: dict[str, Any], raw: str, path: str) -> None:
        asset = self.archive.assets.get(path)
        if asset:
            scope[raw] = {"href": self.href(asset.address), "title": "", "kind": "file"}

    def _reference(self, source_id: str) -> dict[str, Any]:
        number = self._numbers[source_id]
        in_full = self._in_full is None or number <= self._in_full
        return {"number": number, **reference(self.archive, source_id, in_full=in_full), **self.link(source_id)}

    def _number(self, source_id: str) -> int:
        return self._numbers.setdefault(source_id, len(self._numbers) + 1)


def correction_data(correction: Correction) -> dict[str, Any]:
    """A correction for a template."""
    return {
        "date": {"words": correction.date.words, "datetime": correction.date.datetime},
        "was": correction.was,
        "now": correction.now,
        "why": correction.why,
    }


def _differences(entry: Entry, view: View) -> dict[str, list[int]]:
    """By anchor of the statement concerned, the differences that show on the day of a view."""
    statements = entry.body.statements
    shown = {
        statement.marks.anchor
        for statement, standing in zip(statements, view.standing, strict=True)
        if statement.marks.anchor and standing != "later"
    }
    found: dict[str, list[int]] = {}
    for index, statement in enumerate(statements):
        concerns = statement.marks.concerns
        if "differs" in statement.marks.classes and concerns in shown and view.standing[index] != "later":
            found.setdefault(concerns, []).append(index)
    return found
