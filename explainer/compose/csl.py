"""Sources as CSL-JSON (https://github.com/citation-style-language/schema): `/sources.json`."""

from __future__ import annotations

from typing import Any

from explainer.model.archive import Archive
from explainer.model.dates import Edtf, parse_date
from explainer.model.entry import Entry
from explainer.model.front import SourceFront

_SEASONS = {3: 1, 6: 2, 9: 3, 12: 4}
"""By its first month, the number of a season: spring is 1."""


def csl_item(archive: Archive, entry: Entry) -> dict[str, Any]:
    """One source as CSL has it; `custom` holds what CSL has no variable for.

    An author is a literal name: nothing tells a person from a body, and a body must not be cut in two.
    """
    front = entry.front
    assert isinstance(front, SourceFront)
    links = archive.links[entry.id]
    item = {
        "id": entry.id,
        "type": front.type or "document",
        "title": front.title,
        "author": [{"literal": name} for name in front.author],
        "issued": csl_date(front.issued) if front.issued else None,
        "publisher": front.publisher,
        "container-title": front.container_title,
        "number": front.number,
        "URL": front.url or next(iter(front.also_at), ""),
        "accessed": csl_date(front.accessed) if front.accessed else None,
        "language": front.language,
        "note": front.note,
        "custom": _said(
            {
                "archived": front.archived,
                "also_at": list(front.also_at),
                "side": next(iter(links.related("side")), ""),
                "affiliation": front.affiliation,
                "derived_from": list(links.related("derived_from")),
            }
        ),
    }
    return _said(item)


def csl_date(date: Edtf) -> dict[str, Any]:
    """A date of the CSL input model: parts where it has them, else words.

    What is approximate or uncertain is `circa`.
    """
    points = [_point(text) for text in date.text.split("/")]
    if any(not point for point in points):
        return {"literal": date.words}
    found: dict[str, Any] = {"date-parts": points}
    if date.precision == "season":
        found["season"] = _SEASONS[date.first.month]
    if date.approximate or date.uncertain:
        found["circa"] = True
    return found


def _point(text: str) -> list[int]:
    """Year, month and day as far as they are stated; none for an open end or digits left open."""
    if text in ("", ".."):
        return []
    date = parse_date(text)
    day = date.first
    if date.precision in ("decade", "century"):
        return []
    if date.precision == "day":
        return [day.year, day.month, day.day]
    return [day.year, day.month] if date.precision == "month" else [day.year]


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}
