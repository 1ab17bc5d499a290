"""What a page says to machines: JSON-LD in the words of schema.org, with the addresses of the site as names.

An entry's page and what it tells of are two things: the page is `…/actors/iran/`, its subject `…/actors/iran/#it`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from explainer.compose.linked_data.nodes import Node, iri, iris, iso, present, time
from explainer.compose.linked_data.subjects import original, subject
from explainer.compose.paper import Paper
from explainer.model.archive import Cited
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import ReportFront

_MENTIONED = ("actors", "places", "agreements", "terms")
_MOST_MENTIONED = 12
"""Entries that a report mentions first; all stand on the page, whose weight is a reader's time."""

_MOST_CITED = 12
"""Sources that a report cites first: one of three wars cites a hundred, and its page is read on a phone."""


def page_data(
    paper: Paper, entry: Entry, title: str, crumbs: Iterable[tuple[str, str]], day: date | None = None
) -> Node:
    """The graph of an entry's page, or of a conflict's page for a day. To be asked for last: it names all that the
    page cites. `crumbs` are the titles and addresses of the pages above it.
    """
    page: Node = {
        "@type": "WebPage" if entry.kind in ("source", "page") else "Article",
        "@id": paper.whole(paper.address),
        "headline": title,
        "inLanguage": paper.config.language,
        "isPartOf": _site(paper),
        **(_on(paper, entry, day) if day else _of(paper, entry)),
        "citation": iris(paper, _cited(paper, entry)),
    }
    return {"@context": "https://schema.org", "@graph": [present(page), _breadcrumbs(paper, title, crumbs)]}


def _of(paper: Paper, entry: Entry) -> Node:
    front = entry.front
    related = paper.archive.links[entry.id].related
    found: Node = {
        "dateModified": iso(front.reviewed),
        "correction": [_correction(item.date, item.was, item.now, item.why) for item in front.corrections],
    }
    if isinstance(front, ReportFront):
        mentioned = tuple(other for field in _MENTIONED for other in related(field))
        found["isBasedOn"] = original(paper, entry, front)
        found["temporalCoverage"] = time(front.event_date)
        found["mentions"] = iris(paper, mentioned[:_MOST_MENTIONED])
    else:
        found["mainEntity"] = subject(paper, entry)
    return {**found, "about": iris(paper, related("conflicts"))}


def _cited(paper: Paper, entry: Entry) -> tuple[str, ...]:
    """The sources that the page cites for the entry's own statements, in the order of their numbers.

    What a report's page shows of a conflict is cited by the conflict's page.
    """
    links = paper.archive.links[entry.id]
    own = {evidence.source_id for evidence in links.citations if isinstance(evidence, Cited)}
    own.update(links.related("sources"))
    found = tuple(source_id for source_id in paper.numbers() if source_id in own)
    return found[:_MOST_CITED] if entry.kind == "report" else found


def _on(paper: Paper, conflict: Entry, day: date) -> Node:
    return {"contentReferenceTime": day.isoformat(), "about": {"@id": iri(paper, conflict.id)}}


def _correction(when: Edtf, was: str, now: str, why: str) -> Node:
    return present(
        {
            "@type": "CorrectionComment",
            "datePublished": iso(when),
            "text": " ".join(part for part in (f"It said: {was}", f"It says: {now}", why) if part),
        }
    )


def _site(paper: Paper) -> Node:
    config = paper.config
    return present({"@type": "WebSite", "@id": paper.whole("/"), "name": config.site_name, "version": config.edition})


def _breadcrumbs(paper: Paper, title: str, crumbs: Iterable[tuple[str, str]]) -> Node:
    items: list[Any] = [
        {"@type": "ListItem", "position": position, "name": name, "item": paper.whole(address)}
        for position, (name, address) in enumerate((("Home", "/"), *crumbs), 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
    return {"@type": "BreadcrumbList", "itemListElement": items}
