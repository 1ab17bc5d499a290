"""Parts that pages of several kinds show: facts, names, mentions, contents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from explainer.compose.citing import how_to_cite
from explainer.compose.describing import description
from explainer.compose.head import Card
from explainer.compose.languages import direction, language_name, tongue
from explainer.compose.linked_data import page_data
from explainer.compose.linked_data.nodes import full_day
from explainer.compose.notes import coverage_data, newer
from explainer.compose.paper import Paper, Text
from explainer.compose.pictures.chain import chain
from explainer.model.address import entry_address
from explainer.model.archive import Mention
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.front import KIND_FOLDERS, Kind, NamedFront, ReportFront, Role
from explainer.model.lists import shown_mentions
from explainer.model.page import Page
from explainer.model.views import Standing, View

KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "report": ("Report", "Reports"),
    "conflict": ("Conflict", "Conflicts"),
    "actor": ("Actor", "Actors"),
    "place": ("Place", "Places"),
    "agreement": ("Agreement", "Agreements"),
    "term": ("Term", "Terms"),
    "source": ("Source", "Sources"),
    "page": ("About", "About the archive"),
}

Fact = dict[str, Any]

LINKED = 20
"""Entries that a fact names of those whose front matter names an entry."""


def entry_page(
    paper: Paper,
    entry: Entry,
    facts: list[Fact | None],
    after: Callable[[], dict[str, Any]] = dict,
    **more: Any,
) -> Iterator[Page]:
    """A page for one entry: its text, facts and names, and what speaks of it; and one for its chain of sources.

    `facts` are lines made by `said`, `dated` and `linked`; None stands for one with nothing to say. `after` composes
    what stands behind the text, once the text has numbered its references.
    """
    ages = entry.kind not in ("report", "source", "page")
    view = paper.archive.now[entry.id] if ages else _everything(entry)
    body, shown = paper.body(entry, view, fold=ages)
    more.update(after())
    evidence = paper.cite(paper.archive.links[entry.id].related("sources"))
    folder = KIND_FOLDERS[entry.kind]
    sections = more.pop("sections", [])
    found = mentions(paper, paper.archive.mentions.get(entry.id, ())[: shown_mentions(entry.kind)])
    derived = chain_page(paper, entry) if entry.kind != "source" else None
    yield paper.page(
        more.pop("template", f"{entry.kind}.html"),
        entry.title,
        description(paper.archive, entry) or f"{KIND_WORDS[entry.kind][0]}: {entry.title}",
        card=_card(entry),
        graph=page_data(paper, entry, entry.title, [(KIND_WORDS[entry.kind][1], f"/{folder}/")]),
        cite=how_to_cite(
            paper,
            entry.title,
            "" if entry.kind == "page" else entry.kind,
            reviewed=entry.front.reviewed,
            follows_today=entry.kind in ("report", "conflict"),
        ),
        entry={
            "id": entry.id,
            "kind": entry.kind,
            "kind_words": KIND_WORDS[entry.kind][0],
            "title": entry.title,
            **tongue(entry),
            "summary": entry.front.summary,
            "reviewed": date_data(entry.front.reviewed),
        },
        breadcrumbs=[{"href": paper.href(f"/{folder}/"), "title": KIND_WORDS[entry.kind][1]}],
        body=body,
        contents=[*contents(entry, body), *sections],
        coverage=coverage_data(paper, entry, shown),
        newer=newer(paper, entry),
        facts=[fact for fact in facts if fact],
        evidence=evidence,
        chain=paper.href(derived.address) if derived else "",
        names=names(paper, entry),
        mentions=found,
        more_mentions=_more_mentions(paper, entry),
        **more,
    )
    if derived:
        yield derived


def chain_page(paper: Paper, entry: Entry) -> Page | None:
    """What the sources of an entry's page derive from, at `…/chain/`; None when none derives from another."""
    own = Paper(paper.archive, paper.config, f"{paper.address}chain/", paper.day)
    found = chain(own, paper.numbers())
    if found is None:
        return None
    folder = KIND_FOLDERS[entry.kind]
    return own.page(
        "chain.html",
        f"Where “{entry.title}” rests",
        "The chain of its sources: which of them derive from which.",
        chain={**found, "page": own.href(paper.address)},
        pager=None,
        breadcrumbs=[
            {"href": own.href(f"/{folder}/"), "title": KIND_WORDS[entry.kind][1]},
            {"href": own.href(paper.address), "title": entry.title},
        ],
    )


def _card(entry: Entry) -> Card:
    return Card(
        "article",
        entry_address(entry.kind, entry.id),
        f"{KIND_WORDS[entry.kind][0]}: {entry.title}",
        full_day(entry.front.date) if isinstance(entry.front, ReportFront) else "",
        full_day(entry.front.reviewed),
    )


def said(label: str, text: str) -> Fact | None:
    """A fact in words, or None when there is nothing to say."""
    return {"label": label, "values": [{"text": text}]} if text else None


def dated(label: str, date: Edtf | None) -> Fact | None:
    """A fact that is a date, or None."""
    return {"label": label, "values": [{"date": date_data(date)}]} if date else None


def linked(label: str, paper: Paper, entry_ids: tuple[str, ...]) -> Fact | None:
    """A fact that names other entries, or None when it names none."""
    values: list[dict[str, Any]] = [{"link": link} for link in paper.linked(entry_ids[:LINKED])]
    if len(entry_ids) > LINKED:
        values.append({"text": f"and {len(entry_ids) - LINKED} more"})
    return {"label": label, "values": values} if values else None


def related(label: str, paper: Paper, entry: Entry, field: str) -> Fact | None:
    """The entries that a field of the front matter names, or None."""
    return linked(label, paper, paper.archive.links[entry.id].related(field))


def named_by(paper: Paper, entry: Entry, kind: Kind, *fields: str) -> tuple[str, ...]:
    """Ids of the entries of a kind whose front matter names this entry in one of the fields, newest report first."""
    archive = paper.archive
    found = {
        other: None
        for field, other in archive.relations_to.get(entry.id, ())
        if field in fields and archive.entries[other].kind == kind
    }
    if kind == "report":
        return tuple(sorted(found, key=lambda other: (report_key(archive.entries[other]), other), reverse=True))
    return tuple(sorted(found, key=lambda other: archive.entries[other].title.casefold()))


def report_key(entry: Entry) -> Any:
    """What reports are ordered by: the date of publication."""
    return entry.front.date.sort_key  # type: ignore[union-attr]


def date_data(date: Edtf | None) -> dict[str, str] | None:
    """A date for a template: `words`, and `datetime` for `<time>` ("" when HTML has no form for it)."""
    return {"words": date.words, "datetime": date.datetime} if date else None


def span(since: Edtf | None, until: Edtf | None) -> str:
    """From when until when, in words; "" when nothing is said."""
    if since and until:
        return f"{since.words} – {until.words}"
    if since:
        return f"from {since.words}"
    return f"until {until.words}" if until else ""


def names(paper: Paper, entry: Entry) -> list[dict[str, Any]]:
    """The forms of an entry's name, in the author's order."""
    if not isinstance(entry.front, NamedFront):
        return []
    return [
        {
            "text": name.text,
            "lang": name.lang,
            "dir": direction(name.text),
            "language": language_name(name.lang) if name.lang else "",
            "used_by": paper.resolved(entry, "used_by", name.used_by),
            "when": span(name.since, name.until),
            "note": name.note,
        }
        for name in entry.front.names
    ]


def roles(paper: Paper, entry: Entry, found: tuple[Role, ...]) -> list[dict[str, Any]]:
    """An actor's roles over time, in the author's order."""
    return [
        {
            "role": role.role,
            "when": span(role.since, role.until),
            "conflict": paper.resolved(entry, "conflict", role.conflict),
        }
        for role in found
    ]


def contents(entry: Entry, text: Text) -> list[dict[str, str]]:
    """The headings of the second level that stand in a composed text, for a list of contents."""
    return [
        {"anchor": heading.anchor, "title": heading.text}
        for heading in entry.body.headings
        if heading.level == 2 and f"#{heading.anchor} }}" in text["markdown"]
    ]


def _more_mentions(paper: Paper, entry: Entry) -> dict[str, Any] | None:
    count = len(paper.archive.mentions.get(entry.id, ()))
    if count <= shown_mentions(entry.kind):
        return None
    return {"count": count, "href": paper.href(f"{entry_address(entry.kind, entry.id)}mentions/")}


def _everything(entry: Entry) -> View:
    held: Standing = "held"
    return View(date.max, (held,) * len(entry.body.statements))


def mentions(paper: Paper, found: tuple[Mention, ...]) -> list[dict[str, Any]]:
    """What speaks of an entry, grouped by the entry that speaks: a link, and links to the sentences."""
    order = {kind: number for number, kind in enumerate(KIND_WORDS)}
    entries = paper.archive.entries

    def key(mention: Mention) -> tuple[int, str, str]:
        entry = entries[mention.entry_id]
        return (order[entry.kind], entry.title.casefold(), entry.id)

    return [
        {
            **paper.link(entry_id),
            "kind_words": KIND_WORDS[entries[entry_id].kind][0],
            "sentences": [
                {"text": mention.sentence, "href": paper.link(entry_id, mention.anchor)["href"]} for mention in group
            ],
        }
        for (_, _, entry_id), group in groupby(sorted(found, key=key), key=key)
    ]
