"""The JSON Schema of `/archive.json`: `/archive.schema.json` (https://json-schema.org/draft/2020-12)."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import msgspec

from explainer.compose.dataset import ArchiveData
from explainer.model.dates import Edtf
from explainer.model.front import FRONTS
from explainer.model.hints import hint
from explainer.model.schema import fields_of, present

_PLAIN: dict[Any, str] = {str: "string", bool: "boolean", float: "number", int: "integer"}


def archive_schema() -> dict[str, Any]:
    """The schema as JSON can hold it, the same for every archive; every object is closed, every field described."""
    schema = msgspec.json.schema(ArchiveData)
    parts: dict[str, Any] = schema["$defs"]
    parts["Date"] = {
        "title": "Date",
        "description": "A date as its author stated it, in EDTF (ISO 8601-2:2019): 2020-10-28, 2019-04~, ../2024.",
        "type": "string",
    }
    for front in FRONTS.values():
        _add(parts, front)
    parts["EntryData"]["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {"properties": {"front": {"$ref": f"#/$defs/{front.__name__}"}}},
        }
        for kind, front in FRONTS.items()
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "archive.json", **schema}


def _add(parts: dict[str, Any], struct: type[msgspec.Struct]) -> None:
    """Add the schema of a part of the front matter, and of what it holds.

    msgspec's own schema would show a date as the program holds it, not as authors write it.
    """
    properties = {
        name: {**_of_type(parts, field.type), "description": hint(struct, name)}
        for name, field in fields_of(struct).items()
    }
    parts[struct.__name__] = {
        "title": struct.__name__,
        "description": " ".join((struct.__doc__ or "").replace("`", "").split()),
        "type": "object",
        "properties": properties,
        "required": [name for name, field in fields_of(struct).items() if field.required],
        "additionalProperties": False,
    }


def _of_type(parts: dict[str, Any], hint: Any) -> dict[str, Any]:
    hint = present(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return {"type": "array", "items": _of_type(parts, get_args(hint)[0])}
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if hint is Edtf:
        return {"$ref": "#/$defs/Date"}
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if hint.__name__ not in parts:
        _add(parts, hint)
    return {"$ref": f"#/$defs/{hint.__name__}"}
