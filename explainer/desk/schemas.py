"""The front matter of each kind of entry as a JSON Schema, made from the classes of the model.

For editors, which parse YAML with types: a schema says what a value looks like after that, while the program itself
reads every value as a text. So a text may be a number there (`title: 2020`), and a date a year as a number. Draft 7 is
what the language servers for YAML understand (https://json-schema.org/draft-07).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from explainer.model.dates import DATE_PATTERN, Edtf
from explainer.model.front import FRONTS, RELATION_KINDS, Kind
from explainer.model.hints import hint
from explainer.model.problem import SetupError
from explainer.model.schema import ADDRESSES, fields_of, present
from explainer.model.spelling import with_article

_LIMITS = {"latitude": 90, "longitude": 180}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind's front matter."""
    described = _object(FRONTS[kind])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"The front matter of {with_article(kind)}",
        **described,
    }


def schema_text(kind: Kind) -> str:
    """The same as the text of a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> int:
    """Write `<kind>.json` for every kind into a folder; returns how many. Raises `SetupError` if it cannot."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in FRONTS:
            (folder / f"{kind}.json").write_text(schema_text(kind), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise SetupError(f"{fault.filename or folder} cannot be written: {fault.strerror or fault}") from None
    return len(FRONTS)


def _object(struct: type[msgspec.Struct]) -> dict[str, Any]:
    fields = fields_of(struct)
    return {
        "type": "object",
        "properties": {
            name: {"description": _description(struct, name), **_value(field.type, name)}
            for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _description(struct: type[msgspec.Struct], name: str) -> str:
    kind = RELATION_KINDS.get(name)
    return f"{hint(struct, name)} An id, title or name of {with_article(kind)}." if kind else hint(struct, name)


def _value(wanted: Any, name: str) -> dict[str, Any]:
    wanted = present(wanted)
    origin = get_origin(wanted)
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(wanted)[0], name)}
    if origin is Literal:
        return {"enum": list(get_args(wanted))}
    if wanted is Edtf:
        return {"anyOf": [{"type": "string", "pattern": DATE_PATTERN}, {"type": "integer", "minimum": 1000}]}
    if wanted is bool:
        # YAML 1.2 reads the words as texts.
        return {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "on", "off"]}]}
    if wanted is float:
        limit = _LIMITS.get(name)
        return {"type": "number", **({"minimum": -limit, "maximum": limit} if limit else {})}
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _object(wanted)
    if name in ADDRESSES:
        return {"type": "string", "pattern": "^https?://"}
    return {"type": ["string", "number", "boolean"]}
