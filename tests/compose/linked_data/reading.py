"""The JSON-LD of a page, as a test reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.compose.linked_data.vocabulary import PROPERTIES

_DATES = frozenset(
    {
        *("contentReferenceTime", "dateCreated", "dateModified", "datePublished", "dissolutionDate", "endDate"),
        *("foundingDate", "startDate"),
    }
)
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_INTERVAL = re.compile(rf"(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)|{_DATE}")


def graph(html: str) -> list[Any]:
    """The things that a page tells of, its own first; [] where it tells of none."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    if not scripts:
        return []
    (script,) = scripts
    data = json.loads(script)
    assert sorted(data) == ["@context", "@graph"]
    assert data["@context"] == "https://schema.org"
    things: list[Any] = data["@graph"]
    return things


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every thing within a value, itself included."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for item in value.values():
            yield from nodes(item)


def faults(things: list[Any]) -> list[str]:
    """What schema.org does not know, and values that say nothing or are no dates."""
    found = []
    for node in nodes(things):
        if "@value" in node or set(node) == {"@id"}:
            continue
        known = PROPERTIES.get(node.get("@type", ""))
        if known is None:
            found.append(f"no such type: {node.get('@type')}")
            continue
        for key, value in node.items():
            if not key.startswith("@") and key not in known:
                found.append(f"{node['@type']} has no {key}")
            if value in ("", None, [], {}):
                found.append(f"{key} says nothing")
            if key in _DATES and not re.fullmatch(_DATE, value):
                found.append(f"{key} is no date: {value}")
            if key == "temporalCoverage" and not _INTERVAL.fullmatch(value):
                found.append(f"{key} is no time: {value}")
    return found


def addresses(things: list[Any]) -> list[str]:
    """Every address of the site that things are named by."""
    return [address for node in nodes(things) for key in ("@id", "item") if isinstance(address := node.get(key), str)]
