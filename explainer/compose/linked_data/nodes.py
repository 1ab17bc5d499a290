"""Parts of a graph: names, days, texts in a language."""

from __future__ import annotations

from typing import Any

from explainer.compose.paper import Paper
from explainer.model.address import entry_address
from explainer.model.dates import Edtf, parse_date
from explainer.model.entry import Entry
from explainer.model.front import NamedFront

Node = dict[str, Any]
"""A thing: `@type`, `@id` and properties of schema.org."""


def iri(paper: Paper, entry_id: str) -> str:
    """The name of what an entry tells of; a relative one is read against the page's own address."""
    entry = paper.archive.entries[entry_id]
    return f"{paper.whole(entry_address(entry.kind, entry_id))}#it"


def iris(paper: Paper, entry_ids: tuple[str, ...]) -> list[Node]:
    """The names of several, as references."""
    return [{"@id": iri(paper, entry_id)} for entry_id in entry_ids]


def present(node: Node) -> Node:
    """A node without the properties that have nothing to say."""
    return {key: value for key, value in node.items() if value not in ("", None, [], {})}


def iso(date: Edtf | None) -> str:
    """A day, month or year as ISO 8601 has it; "" for an interval.

    What is about right, uncertain, a season or a decade stays with the words on the page.
    """
    return date.datetime if date else ""


def time(date: Edtf | None) -> str:
    """A date or an interval of dates, with “..” for an open end (https://schema.org/temporalCoverage)."""
    if date is None or date.precision != "interval":
        return iso(date)
    ends = [_end(part) for part in date.text.split("/")]
    return "/".join(ends) if all(ends) else ""


def full_day(date: Edtf | None) -> str:
    """A date that is one day, as ISO 8601, else ""."""
    return date.datetime if date and date.precision == "day" else ""


def bounds(date: Edtf | None) -> tuple[str, str]:
    """When something began and ended; of a single date both are that date. Ends that ISO 8601 cannot say are ""."""
    if date is None:
        return "", ""
    first, _, last = date.text.partition("/") if date.precision == "interval" else (date.text, "", date.text)
    return _end(first).strip("."), _end(last).strip(".")


def _end(text: str) -> str:
    return ".." if text in ("", "..") else parse_date(text).datetime


def other_names(entry: Entry) -> list[Any]:
    """The forms of an entry's name but its title, each once, with their languages where they are known."""
    if not isinstance(entry.front, NamedFront):
        return []
    return [
        {"@value": name.text, "@language": name.lang} if name.lang else name.text
        for name in {(name.text, name.lang): name for name in entry.front.names}.values()
        if name.text != entry.title
    ]
