"""CSL-JSON, as Zotero and others export it (https://github.com/citation-style-language/schema)."""

from __future__ import annotations

import json
from typing import Any

from explainer.desk.bibliography.record import TYPES, Broken, Read, Record, joined_date, made
from explainer.model.setup import SetupError

_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24", "spring": "21", "summer": "22", "autumn": "23", "winter": "24"}


def read_csl(text: str, name: str) -> Read:
    """Read a list; `line` of a record is its number in the list. Raises `SetupError` when it is no JSON."""
    try:
        data = json.loads(text, strict=False)
    except json.JSONDecodeError as fault:
        raise SetupError(f"{name} is not CSL-JSON: line {fault.lineno}, column {fault.colno}: {fault.msg}") from None
    except (RecursionError, ValueError):
        raise SetupError(f"{name} is not CSL-JSON: it nests too deeply or has a number too long to read") from None
    if isinstance(data, dict):
        data = data["items"] if isinstance(data.get("items"), list) else [data]
    if not isinstance(data, list):
        raise SetupError(f"{name} is not CSL-JSON: it is no list of records")
    found = [_record(number, item) for number, item in enumerate(data, start=1)]
    return Read(
        tuple(item for item in found if isinstance(item, Record)),
        tuple(item for item in found if isinstance(item, Broken)),
    )


def _record(number: int, item: Any) -> Record | Broken:
    if not isinstance(item, dict):
        return Broken(number, "it is no record: “{” is missing")
    kind = _text(item.get("type"))
    authors = item.get("author") or item.get("editor") or []
    return made(
        number,
        {
            "key": _text(item.get("id") or item.get("citation-key")),
            "type": kind if kind in TYPES else "document",
            "title": _text(item.get("title") or item.get("title-short")),
            "issued": _date(item.get("issued")),
            "publisher": _text(item.get("publisher") or item.get("authority")),
            "container_title": _text(item.get("container-title")),
            "number": _text(item.get("number") or item.get("issue")),
            "url": _text(item.get("URL")),
            "doi": _text(item.get("DOI")),
            "accessed": _date(item.get("accessed")),
            "language": _text(item.get("language")),
            "note": _text(item.get("note")),
        },
        [_person(author) for author in authors] if isinstance(authors, list) else [],
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _person(author: Any) -> str:
    if not isinstance(author, dict):
        return _text(author)
    if author.get("literal"):
        return _text(author["literal"])
    parts = ("given", "dropping-particle", "non-dropping-particle", "family")
    name = " ".join(filter(None, (_text(author.get(part)) for part in parts)))
    suffix = _text(author.get("suffix"))
    return f"{name}, {suffix}" if suffix else name


def _date(value: Any) -> str:
    if not isinstance(value, dict):
        return _text(value)
    parts = value.get("date-parts")
    if not isinstance(parts, list) or not parts or not all(isinstance(part, list) and part for part in parts):
        return _text(value.get("raw") or value.get("literal"))
    dates = [joined_date(*([_text(number) for number in part] + ["", ""])[:3]) for part in parts[:2]]
    season = _SEASONS.get(_text(value.get("season")).lower(), "")
    if season and len(parts) == 1 and len(parts[0]) == 1:
        dates = [f"{dates[0]}-{season}"]
    return "/".join(dates) + ("~" if value.get("circa") and len(dates) == 1 else "")
