"""Marks on a statement or heading: `{: since=2016-03-30 until=2021-03-15 .differs }`."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from explainer.model.dates import DateError, parse_date
from explainer.model.entry import Relation
from explainer.model.problem import Position, Problem
from explainer.model.spelling import closest, did_you_mean
from explainer.model.text import Marks

_WORD = re.compile(r"""([^\s=]+)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)""")
_DATES = ("since", "until", "known", "opened", "answered", "on")
_TEXTS = ("concerns", "state", "because")
_REFERENCES = ("by", "about")
_LISTS = {"allow": "allow", "class": "classes"}
_HTML = ("lang", "dir", "title", "id", "width", "height", "start")
_CLASSES = (".differs", ".open", ".key")
_KEYS = (*_DATES, *_TEXTS, *_REFERENCES, *_LISTS, *_HTML, *_CLASSES)


class Read(msgspec.Struct, frozen=True):
    """Marks as read: typed, the references they make, and what was wrong."""

    marks: Marks
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]


def read_marks(text: str, position: Position) -> Read:
    """Read what stands between the braces; `position` is where that text begins."""
    reader = _Marks(position)
    for found in _WORD.finditer(text):
        key, quoted, in_single, plain, word = found.groups()
        place = Position(position.path, position.line, position.column + found.start())
        if word:
            reader.word(word, place)
        else:
            reader.pair(key, quoted or in_single or plain or "", place)
    return reader.read()


class _Marks:
    def __init__(self, position: Position) -> None:
        self.position = position
        self.values: dict[str, Any] = {"position": position}
        self.relations: list[Relation] = []
        self.problems: list[Problem] = []

    def word(self, word: str, place: Position) -> None:
        if word.startswith("."):
            self._extend("classes", [word[1:]])
        elif word.startswith("#"):
            self.values["anchor"] = word[1:]
        else:
            self.problems.append(_unknown(word, place))

    def pair(self, key: str, value: str, place: Position) -> None:
        names = value.replace(",", " ").split()
        if key in _DATES:
            self._date(key, value, place)
        elif key in _TEXTS:
            self.values[key] = value.removeprefix("#") if key == "concerns" else value
        elif key in _REFERENCES:
            self._extend(key, names)
            self.relations.extend(Relation(key, target, place) for target in names)
        elif key in _LISTS:
            self._extend(_LISTS[key], names)
        elif key == "id":
            self.values["anchor"] = value
        elif key not in _HTML:
            self.problems.append(_unknown(key, place))

    def read(self) -> Read:
        if self.values.get("allow") and not self.values.get("because"):
            self.problems.append(_no_reason(self.position))
        return Read(Marks(**self.values), tuple(self.relations), tuple(self.problems))

    def _date(self, key: str, value: str, place: Position) -> None:
        try:
            self.values[key] = parse_date(value)
        except DateError as fault:
            self.problems.append(Problem(place, "date", f"the date “{value}” {fault}"))

    def _extend(self, key: str, names: list[str]) -> None:
        self.values[key] = (*self.values.get(key, ()), *names)


def _no_reason(position: Position) -> Problem:
    return Problem(
        position,
        "unknown-mark",
        "a rule is silenced here without a reason",
        'say why: allow=loaded-word because="it is the name of the law"',
    )


def _unknown(word: str, place: Position) -> Problem:
    hint = did_you_mean(closest(word.lstrip(".#").split("=")[0], _KEYS))
    hint = hint or "a mark is since=, until=, by=, about=, opened=, answered=, known=, .differs or .open"
    return Problem(place, "unknown-mark", f"there is no mark “{word}”", hint)
