"""A conflict as it stood on the date of each report that touches it: `/conflicts/<id>/on/<date>/`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from explainer.compose.background import involved, on_address
from explainer.compose.citing import how_to_cite
from explainer.compose.head import Card
from explainer.compose.linked_data import page_data
from explainer.compose.notes import coverage_data
from explainer.compose.paging import parts
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS, contents, linked
from explainer.compose.pictures.events import of_conflict
from explainer.compose.pictures.locator import locator
from explainer.compose.said import positions
from explainer.model.address import entry_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.evidence import needs_evidence
from explainer.model.front import AgreementFront
from explainer.model.page import Page
from explainer.model.views import View


def pages(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """A page for each day on which a conflict stood otherwise than today, and a list of the days."""
    for conflict in archive.of_kind("conflict", ids):
        views = archive.views.get(conflict.id, ())
        for number in range(len(views)):
            yield _page(archive, config, conflict, number)
        if views:
            yield from _days(archive, config, conflict, views)


def _page(archive: Archive, config: Config, conflict: Entry, number: int) -> Page:
    views = archive.views[conflict.id]
    view = views[number]
    paper = Paper(archive, config, on_address(conflict, view), view.day)
    home = entry_address("conflict", conflict.id)
    title = paper.link(conflict.id)["title"]
    body, shown = paper.body(conflict, view, fold=False)
    facts = [
        linked("Reports of that day", paper, view.reports),
        linked("Agreements until then", paper, _signed(archive, conflict, view)),
        linked("Places", paper, archive.links[conflict.id].related("places")),
    ]
    return paper.page(
        "as_of.html",
        f"{title} on {day_words(view.day)}",
        f"{title} as it stood on {day_words(view.day)}: what held then, and what had happened until then.",
        canonical_address=home,
        entry={"id": conflict.id, "kind": "conflict", "kind_words": KIND_WORDS["conflict"][0], "title": title},
        accent=paper.link(conflict.id).get("accent", ""),
        breadcrumbs=[
            {"href": paper.href("/conflicts/"), "title": KIND_WORDS["conflict"][1]},
            {"href": paper.href(home), "title": title},
        ],
        day={"words": day_words(view.day), "datetime": view.day.isoformat()},
        today={"words": day_words(archive.today), "href": paper.href(home)},
        days=paper.href(f"{home}on/"),
        previous=_day(paper, conflict, views[number - 1]) if number else None,
        next=_day(paper, conflict, views[number + 1]) if number + 1 < len(views) else None,
        **_dates(conflict, view, shown),
        body=body,
        contents=contents(conflict, body),
        coverage=coverage_data(paper, conflict, shown),
        facts=[fact for fact in facts if fact],
        actors=involved(paper, conflict),
        timeline=of_conflict(paper, conflict, view, until=view.day),
        map=locator(paper, archive.links[conflict.id].related("places")),
        positions=positions(paper, conflict),
        card=Card("article", paper.address, f"{title}, as it stood on {day_words(view.day)}"),
        cite=how_to_cite(paper, title, "conflict", follows_today=True, on=view.day),
        graph=page_data(
            paper,
            conflict,
            f"{title} on {day_words(view.day)}",
            [(KIND_WORDS["conflict"][1], "/conflicts/"), (title, home)],
            view.day,
        ),
    )


def _days(archive: Archive, config: Config, conflict: Entry, views: tuple[View, ...]) -> Iterator[Page]:
    home = entry_address("conflict", conflict.id)
    for part in parts(archive, config, f"{home}on/", views):
        yield part.paper.page(
            "days.html",
            f"{conflict.title}, day by day",
            f"The days on which {conflict.title} can be read as it stood.",
            breadcrumbs=[
                {"href": part.paper.href("/conflicts/"), "title": KIND_WORDS["conflict"][1]},
                {"href": part.paper.href(home), "title": conflict.title},
            ],
            today={"words": day_words(archive.today), "href": part.paper.href(home)},
            days=[_day(part.paper, conflict, view) for view in part.items],
            pager=part.pager,
        )


def _day(paper: Paper, conflict: Entry, view: View) -> dict[str, Any]:
    return {
        "words": day_words(view.day),
        "datetime": view.day.isoformat(),
        "href": paper.href(on_address(conflict, view)),
    }


def _signed(archive: Archive, conflict: Entry, view: View) -> tuple[str, ...]:
    found = []
    for agreement_id in archive.links[conflict.id].related("agreements"):
        front = archive.entries[agreement_id].front
        if isinstance(front, AgreementFront) and front.date and front.date.last <= view.day:
            found.append(agreement_id)
    return tuple(found)


def _dates(conflict: Entry, view: View, shown: tuple[int, ...]) -> dict[str, int]:
    """How many statements the page shows, and how many of them carry no date; open questions are not statements."""
    said = [index for index in shown if needs_evidence(conflict.body.statements[index])]
    return {"shown": len(said), "undated": sum(1 for index in said if view.standing[index] == "undated")}
