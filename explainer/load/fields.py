"""Fields as written to a typed front matter: the schema is the classes of `model/front.py`."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from explainer.load.frontmatter import FrontMatter
from explainer.model.dates import DateError, Edtf, parse_date
from explainer.model.entry import Relation
from explainer.model.front import FRONTS, RELATION_KINDS, AnyFront, Kind
from explainer.model.problem import Position, Problem
from explainer.model.schema import ADDRESSES, fields_of
from explainer.model.spelling import closest, did_you_mean, with_article

_FAULTY: Any = object()
_WORDS = {str: "a text", float: "a number", bool: "true or false", list: "a list", dict: "keys and values"}
_BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def typed_front(
    kind: Kind, front: FrontMatter, path: str
) -> tuple[AnyFront | None, tuple[Relation, ...], list[Problem]]:
    """Type the fields of one entry.

    Every faulty field gives a problem of its own. The front matter is None when an error leaves nothing to
    trust: a required field that is missing or faulty.
    """
    reader = _Typing(path, front.positions, kind, front.faulty)
    value = reader.struct(FRONTS[kind], front.values, "")
    return (None if value is _FAULTY else value), tuple(reader.relations), reader.problems


@cache
def _form(wanted: Any) -> tuple[Any, Any]:
    """How a type is read: `tuple` and the type of its items, `Literal` and its choices, `Struct` and the class, or
    `str` and the type of what is written as one text. What may be left out is read like what may not.
    """
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        return _form(next(option for option in get_args(wanted) if option is not type(None)))
    if origin is tuple:
        return tuple, get_args(wanted)[0]
    if origin is Literal:
        return Literal, get_args(wanted)
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct) and wanted is not Edtf:
        return msgspec.Struct, wanted
    return str, wanted


class _Typing:
    def __init__(self, path: str, positions: dict[str, Position], kind: Kind, faulty: frozenset[str]) -> None:
        self.path = path
        self.faulty = faulty
        self.positions = positions
        self.kind = kind
        self.problems: list[Problem] = []
        self.relations: list[Relation] = []

    def struct(self, struct: type[msgspec.Struct], value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            return self._wrong(where, value, dict)
        fields = fields_of(struct)
        typed: dict[str, Any] = {}
        for key, item in value.items():
            inner = f"{where}.{key}" if where else key
            if key not in fields:
                self._unknown(key, inner, fields)
                continue
            found = self.value(fields[key].type, item, inner)
            if found is not _FAULTY:
                typed[fields[key].name] = found
        missing = False
        for key, field in fields.items():
            if field.required and field.name not in typed:
                missing = True
                inner = f"{where}.{key}" if where else key
                if key not in value:
                    self._missing(key, where, inner)
        return _FAULTY if missing else struct(**typed)

    def value(self, wanted: Any, value: Any, where: str) -> Any:
        form, wanted = _form(wanted)
        if form is tuple:
            return self._list(wanted, value, where)
        if form is Literal:
            return self._choice(wanted, value, where)
        if form is msgspec.Struct:
            return self.struct(wanted, value, where)
        if not isinstance(value, str):
            return self._wrong(where, value, wanted if wanted in _WORDS else str)
        if wanted is Edtf:
            return self._date(value, where)
        if wanted is bool:
            if value.lower() not in _BOOLEANS:
                return self._wrong(where, value, bool)
            return _BOOLEANS[value.lower()]
        if wanted is float:
            return self._number(value, where)
        return self._text(value, where)

    def _list(self, item: Any, value: Any, where: str) -> Any:
        if not isinstance(value, list):
            hint = f"write it in brackets: [{value}]" if isinstance(value, str) else ""
            return self._wrong(where, value, list, hint)
        typed = [self.value(item, element, f"{where}[{index}]") for index, element in enumerate(value)]
        return tuple(element for element in typed if element is not _FAULTY)

    def _text(self, value: str, where: str) -> Any:
        key = where.rsplit(".", 1)[-1].split("[", maxsplit=1)[0]
        text = " ".join(value.split())
        if not text:
            return self._fault(where, "field-type", f"“{where}” is empty", "fill it in or delete the line")
        if key in RELATION_KINDS:
            self.relations.append(Relation(key, text, self._at(where)))
        elif key in ADDRESSES and not text.startswith(("https://", "http://")):
            return self._fault(
                where,
                "field-type",
                f"“{text}” is not an address",
                "write it whole, beginning with https://",
            )
        return text

    def _choice(self, choices: tuple[str, ...], value: Any, where: str) -> Any:
        if not isinstance(value, str):
            return self._wrong(where, value, str)
        if value in choices:
            return value
        hint = did_you_mean(closest(value, choices)) or f"write one of {', '.join(choices)}"
        return self._fault(where, "field-type", f"“{where}” cannot be “{value}”", hint)

    def _date(self, value: str, where: str) -> Any:
        try:
            return parse_date(value.strip())
        except DateError as fault:
            return self._fault(where, "date", f"the date “{value}” {fault}")

    def _number(self, value: str, where: str) -> Any:
        limit = {"latitude": 90.0, "longitude": 180.0}.get(where)
        try:
            number = msgspec.convert(value, float, strict=False)
        except msgspec.ValidationError:
            return self._wrong(where, value, float)
        if limit is not None and not -limit <= number <= limit:
            return self._fault(where, "field-type", f"“{where}” is {value}; it lies between -{limit:g} and {limit:g}")
        return number

    def _wrong(self, where: str, value: Any, wanted: type, hint: str = "") -> Any:
        is_now = f"“{value}”" if isinstance(value, str) else _WORDS[type(value)]
        message = f"“{where}” must be {_WORDS[wanted]}, and is {is_now}"
        return self._fault(where, "field-type", message, hint)

    def _unknown(self, key: str, where: str, fields: dict[str, Any]) -> None:
        hint = did_you_mean(closest(key, fields))
        keys = ", ".join(sorted(fields))
        if not hint:
            hint = f"the keys here are {keys}"
        elif "." in where:
            hint = f"{hint} The keys here are {keys}"
        whose = with_article(self.kind) if "." not in where else f"“{where.rsplit('.', 1)[0]}”"
        position = self.positions.get(f"key:{where}", Position(self.path))
        self.problems.append(Problem(position, "unknown-key", f"{whose} has no key “{key}”", hint))

    def _missing(self, key: str, where: str, inner: str) -> None:
        if inner in self.faulty:
            return
        # A key with nothing after it was written: point at it rather than at the file.
        written = self.positions.get(f"key:{inner}")
        position = written or (self._at(where) if where else Position(self.path))
        what = f"“{inner}” is empty" if written else f"“{inner}” is missing"
        hint = "a report needs the date of its publication" if key == "date" else ""
        self.problems.append(Problem(position, "missing-field", what, hint))

    def _fault(self, where: str, rule: str, message: str, hint: str = "") -> Any:
        self.problems.append(Problem(self._at(where), rule, message, hint))
        return _FAULTY

    def _at(self, where: str) -> Position:
        return self.positions.get(where, Position(self.path))
