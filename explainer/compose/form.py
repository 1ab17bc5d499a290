"""The form in which somebody without git proposes an entry: a configuration of Sveltia CMS.

Made from the classes that the program reads entries by. What the keys mean: https://sveltiacms.app/en/docs, and, since
most of them are those of Decap CMS, https://decapcms.org/docs/configuration-options/.
"""

from __future__ import annotations

import os
from typing import Any, Literal, get_args, get_origin

import msgspec

from explainer.model.config import Config
from explainer.model.dates import DATE_PATTERN, Edtf
from explainer.model.front import FRONTS, KIND_FOLDERS, RELATION_KINDS, Kind
from explainer.model.hints import hint
from explainer.model.schema import ADDRESSES, fields_of, present

_LONG = frozenset(("summary", "note", "why", "was", "now", "extracts"))
"""Fields of several lines or sentences."""

_LIMITS = {"latitude": 90, "longitude": 180}
_REVIEWED = ("github", "gitlab")
"""Backends where what is proposed waits for somebody to accept it."""


def form_config(config: Config, backend: dict[str, Any]) -> dict[str, Any]:
    """The whole configuration. `backend` says where the repository is and how one signs in there."""
    reviewed = backend.get("name") in _REVIEWED
    content = os.path.relpath(config.content_dir, config.root).replace(os.sep, "/")
    return {
        "backend": backend,
        **({"publish_mode": "editorial_workflow"} if reviewed else {}),
        **({"site_url": config.site_url, "display_url": config.site_url} if config.site_url else {}),
        "media_folder": f"{content}/media",
        "public_folder": "/media",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_collection(kind, content) for kind in FRONTS],
    }


def _collection(kind: Kind, content: str) -> dict[str, Any]:
    folder = KIND_FOLDERS[kind]
    return {
        "name": folder,
        "label": folder.capitalize(),
        "label_singular": kind.capitalize(),
        "folder": f"{content}/{folder}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{slug}}",
        "identifier_field": "title",
        "summary": "{{title}}",
        "editor": {"preview": False},
        "fields": [*_fields(FRONTS[kind]), _BODY],
    }


_BODY: dict[str, Any] = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "required": False,
    "hint": "Markdown. [[id]] refers to an entry, [@source-id] cites a source; {: since=2020-10-28 } on a line of its "
    "own says when the statement before it held.",
}
"""A field of plain text: an editor that shows Markdown as it will look writes brackets and braces otherwise."""


def _fields(struct: type[msgspec.Struct]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "label": _label(name),
            "required": field.required,
            "hint": hint(struct, name),
            **_widget(field.type, name),
        }
        for name, field in fields_of(struct).items()
    ]


def _label(name: str) -> str:
    words = name.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]


def _widget(wanted: Any, name: str) -> dict[str, Any]:
    wanted = present(wanted)
    if get_origin(wanted) is tuple:
        return _list(get_args(wanted)[0], name)
    if get_origin(wanted) is Literal:
        return {"widget": "select", "options": list(get_args(wanted))}
    if name in RELATION_KINDS:
        return _relation(RELATION_KINDS[name], multiple=False)
    if wanted is bool:
        return {"widget": "boolean", "default": False}
    if wanted is float:
        limit = _LIMITS.get(name)
        return {"widget": "number", "value_type": "float", **({"min": -limit, "max": limit} if limit else {})}
    return _text(wanted, name)


def _list(item: Any, name: str) -> dict[str, Any]:
    if name in RELATION_KINDS:
        return _relation(RELATION_KINDS[name], multiple=True)
    if isinstance(item, type) and issubclass(item, msgspec.Struct):
        fields = _fields(item)
        return {"widget": "list", "collapsed": True, "summary": f"{{{{fields.{fields[0]['name']}}}}}", "fields": fields}
    return {"widget": "list", "field": {"name": name, "label": _label(name), **_text(item, name)}}


def _text(wanted: Any, name: str) -> dict[str, Any]:
    if wanted is Edtf:
        said = "a date like 2020-10-28, 2020-10, 2020, 2019-04~ (about) or 1988/1994 (from until)"
        return {"widget": "string", "pattern": [DATE_PATTERN, said]}
    if name in ADDRESSES:
        return {"widget": "string", "pattern": ["^https?://", "a whole address, beginning with https://"]}
    return {"widget": "text" if name in _LONG else "string"}


def _relation(kind: Kind, *, multiple: bool) -> dict[str, Any]:
    # A field of a list among those searched (names.*.text) hides every entry that has no such list.
    return {
        "widget": "relation",
        "collection": KIND_FOLDERS[kind],
        "multiple": multiple,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "search_fields": ["title"],
    }
