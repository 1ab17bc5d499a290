"""Pieces that VS Code completes in Markdown: the front matter of each kind, and what is marked in texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from explainer.model.dates import Edtf
from explainer.model.front import FRONTS, Kind
from explainer.model.hints import hint
from explainer.model.problem import SetupError
from explainer.model.schema import fields_of, present
from explainer.model.spelling import with_article

_TEXTS: dict[str, tuple[str, str]] = {
    "reference": ("[[${1:id}]]", "A reference to another entry"),
    "reference in other words": ("[[${1:id}|${2:words}]]", "A reference in words of your own"),
    "citation": ("[@${1:source-id}]", "A source as evidence"),
    "since": ("{: since=${1:2020-10-28} }", "When the statement began to hold"),
    "until": ("{: since=${1:2016-03-30} until=${2:2021-03-16} }", "When the statement held"),
    "by": ("{: by=${1:actor-id} about=${2:conflict-id} }", "Whose words these are, and about which conflict"),
    "differs": ("{: .differs concerns=${1:anchor} }", "Another source disagrees"),
    "open question": ("{: .open opened=${1:2020-10-28} }", "A question that is open"),
    "timeline": ("## Timeline {: .timeline }\n\n- ${1:2020-10-28}: $0 [@${2:source-id}]", "A list of dated events"),
}
"""By its words, what stands in a text and what it means."""

_SHOULD: dict[str, tuple[str, ...]] = {
    "report": ("conflicts", "publisher", "URL"),
    "actor": ("conflicts",),
    "place": ("conflicts", "latitude", "longitude"),
    "agreement": ("conflicts", "date"),
    "source": ("issued", "publisher", "URL", "url_verified"),
}


def snippets() -> dict[str, Any]:
    """All snippets in the form of https://code.visualstudio.com/docs/editing/userdefinedsnippets."""
    found: dict[str, Any] = {}
    for kind in FRONTS:
        found[f"{kind} entry"] = _snippet(kind, list(_entry(kind)), f"The whole of {with_article(kind)}")
        for name, text in _fields(kind):
            found[f"{kind}: {name}"] = _snippet(f"{kind}-{name}", [text], hint(FRONTS[kind], name))
    for name, (text, meaning) in _TEXTS.items():
        found[name] = _snippet(name.replace(" ", "-"), text.split("\n"), meaning)
    return found


def snippets_text() -> str:
    """The same as the text of a file."""
    return json.dumps(snippets(), ensure_ascii=False, indent=2) + "\n"


def write_snippets(file: Path) -> None:
    """Write all snippets into a file. Raises `SetupError` when it cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snippets_text(), encoding="utf-8", newline="\n")
    except OSError as fault:
        raise SetupError(f"{file} cannot be written: {fault.strerror or fault}") from None


def _snippet(prefix: str, body: list[str], meaning: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": meaning}


def _entry(kind: Kind) -> Iterator[str]:
    yield "---"
    for number, (name, field) in enumerate(_wanted(kind), 1):
        yield f"{name}: {_placeholder(field.type, number)}"
    yield from ("---", "", "$0")


def _wanted(kind: Kind) -> list[tuple[str, msgspec.structs.FieldInfo]]:
    """The fields that an entry of a kind must have, and those that it should not be without."""
    hardly = {"type", "began", *_SHOULD.get(kind, ())}
    return [(name, field) for name, field in fields_of(FRONTS[kind]).items() if field.required or name in hardly]


def _fields(kind: Kind) -> Iterator[tuple[str, str]]:
    for name, field in fields_of(FRONTS[kind]).items():
        yield name, f"{name}: {_placeholder(field.type, 1)}"


def _placeholder(wanted: Any, number: int) -> str:
    wanted = present(wanted)
    origin = get_origin(wanted)
    if origin is Literal:
        return f"${{{number}|{','.join(get_args(wanted))}|}}"
    if origin is tuple:
        item = get_args(wanted)[0]
        if isinstance(item, type) and issubclass(item, msgspec.Struct):
            keys = ", ".join(f"{name}: …" for name, field in fields_of(item).items() if field.required)
            return f"[{{${{{number}:{keys}}}}}]"
        return f"[${number}]"
    if wanted is bool:
        return f"${{{number}|true,false|}}"
    return f"${{{number}:2020-10-28}}" if wanted is Edtf else f"${number}"
