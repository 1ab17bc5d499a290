"""What each kind of entry tells of, as a thing of schema.org.

The types claim no more than the entry's fields say. schema.org has no word for a war, so a conflict is an `Event`. An
agreement is a `CreativeWork`: `Legislation` would say that it is law. Of actors only a person is told from the others:
whether a body is a government is often what the conflict is about.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explainer.compose.describing import sentence, statement_words
from explainer.compose.linked_data.nodes import Node, bounds, iri, iris, iso, other_names, present
from explainer.compose.paper import Paper
from explainer.model.entry import Entry
from explainer.model.front import (
    ActorFront,
    AgreementFront,
    ConflictFront,
    PlaceFront,
    PlaceType,
    ReportFront,
    SourceFront,
    SourceType,
    TermFront,
)
from explainer.model.text import Event

_EVENTS, _PLACES = 7, 10
"""Events and places of a conflict that are told; a reader who knows only seven events should know these."""

_PLACE_TYPES: dict[PlaceType, str] = {"city": "City", "country": "Country", "water": "BodyOfWater"}
SOURCE_TYPES: dict[SourceType, str] = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "entry": "Article",
    "entry-dictionary": "Article",
    "entry-encyclopedia": "Article",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "regulation": "Legislation",
    "report": "Report",
    "review": "Review",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""By type of CSL; what schema.org has no word for is a `CreativeWork`."""


def subject(paper: Paper, entry: Entry) -> Node | None:
    """What an entry's page is about; None for reports, whose subject is an `original`, and for texts of the archive."""
    found = _KINDS.get(type(entry.front))
    if found is None:
        return None
    node = found(paper, entry, entry.front)
    names = {"@id": iri(paper, entry.id), "name": entry.title, "alternateName": other_names(entry)}
    return present({"@type": node.pop("@type"), **names, **node})


def original(paper: Paper, entry: Entry, front: ReportFront) -> Node:
    """The report that an entry describes. It is one of the archive's sources where one has its address; without one,
    it is news if an agency stands behind it.
    """
    archive = paper.archive
    node: Node = {"@type": "NewsArticle" if front.agency else "Article"}
    for source_id in archive.links[entry.id].related("sources"):
        source = archive.entries[source_id].front
        if isinstance(source, SourceFront) and front.url and front.url in (source.url, *source.also_at):
            kind = SOURCE_TYPES.get(source.type, "CreativeWork") if source.type else "CreativeWork"
            node = {"@type": kind, "@id": iri(paper, source_id), "headline": source.title}
            break
    published = {"datePublished": iso(front.date), "publisher": _publisher(front.publisher), "author": front.author}
    return present({**node, **published, "url": front.url})


def _publisher(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _conflict(paper: Paper, entry: Entry, front: ConflictFront) -> Node:
    began, ended = bounds(front.began)[0], bounds(front.ended)[1]
    key = [
        statement
        for statement, standing in zip(entry.body.statements, paper.archive.now[entry.id].standing, strict=True)
        if isinstance(statement, Event) and "key" in statement.marks.classes and standing == "held"
    ]
    return {
        "@type": "Event",
        "startDate": began,
        "endDate": ended,
        "location": iris(paper, paper.archive.links[entry.id].related("places")[:_PLACES]),
        "subEvent": [_event(paper, entry, event) for event in key[:_EVENTS]],
    }


def _event(paper: Paper, entry: Entry, event: Event) -> Node:
    start, end = bounds(event.date)
    name = sentence(statement_words(paper.archive, entry, event))
    return present({"@type": "Event", "name": name, "startDate": start, "endDate": end if end != start else ""})


def _actor(paper: Paper, entry: Entry, front: ActorFront) -> Node:
    member_of = iris(paper, paper.archive.links[entry.id].related("member_of"))
    if front.type == "person":
        return {"@type": "Person", "memberOf": member_of}
    if front.type is None:
        return {"@type": "Thing"}
    began, ended = bounds(front.since)[0], bounds(front.until)[1]
    return {"@type": "Organization", "foundingDate": began, "dissolutionDate": ended, "memberOf": member_of}


def _place(_paper: Paper, _entry: Entry, front: PlaceFront) -> Node:
    geo = None
    if front.latitude is not None and front.longitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": front.latitude, "longitude": front.longitude}
    return {"@type": _PLACE_TYPES.get(front.type, "Place") if front.type else "Place", "geo": geo}


def _agreement(paper: Paper, entry: Entry, front: AgreementFront) -> Node:
    related = paper.archive.links[entry.id].related
    place = iris(paper, related("place"))
    return {
        "@type": "CreativeWork",
        "dateCreated": iso(front.date),
        "creator": iris(paper, related("signatories")),
        "contributor": iris(paper, related("parties")),
        "locationCreated": place[0] if place else None,
    }


def _term(paper: Paper, _entry: Entry, front: TermFront) -> Node:
    terms = {"@type": "DefinedTermSet", "@id": paper.whole("/terms/")}
    return {"@type": "DefinedTerm", "description": front.summary, "inDefinedTermSet": terms}


def _source(paper: Paper, entry: Entry, front: SourceFront) -> Node:
    return {
        "@type": SOURCE_TYPES.get(front.type, "CreativeWork") if front.type else "CreativeWork",
        # Names alone, which https://schema.org/docs/datamodel.html allows: CSL does not say who of them is a person.
        "author": list(front.author),
        "datePublished": iso(front.issued),
        "publisher": _publisher(front.publisher),
        "inLanguage": front.language,
        "url": front.url,
        "archivedAt": front.archived,
        "isBasedOn": iris(paper, paper.archive.links[entry.id].related("derived_from")),
    }


_KINDS: dict[type, Callable[[Paper, Entry, Any], Node]] = {
    ConflictFront: _conflict,
    ActorFront: _actor,
    PlaceFront: _place,
    AgreementFront: _agreement,
    TermFront: _term,
    SourceFront: _source,
}
