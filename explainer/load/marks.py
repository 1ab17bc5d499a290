"""Marks on a statement or heading: `{: since=2016-03-30 until=2021-03-15 .differs }`."""

from __future__ import annotations

import re

import msgspec

from explainer.model.dates import DateError, Edtf, parse_date
from explainer.model.entry import Relation
from explainer.model.problem import Position, Problem
from explainer.model.spelling import closest, did_you_mean
from explainer.model.text import Marks

_WORD = re.compile(r"""([^\s=]+)=(?:"([^"]*)"|'([^']*)'|(\S*))|(\S+)""")
_DATES = ("since", "until", "known", "opened", "answered")
_REFERENCES = {"by": "by", "about": "about"}
_HTML = ("lang", "dir", "title", "id", "class", "width", "height", "start")
_KEYS = (*_DATES, *_REFERENCES, *_HTML)


class Read(msgspec.Struct, frozen=True):
    """Marks as read: typed, the explicit anchor if any, the references they make, and what was wrong."""

    marks: Marks
    anchor: str
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...]


def read_marks(text: str, position: Position) -> Read:
    """Read what stands between the braces; `position` is where that text begins."""
    dates: dict[str, Edtf] = {}
    named: dict[str, tuple[str, ...]] = {"by": (), "about": ()}
    classes: list[str] = []
    anchor = ""
    relations: list[Relation] = []
    problems: list[Problem] = []
    for found in _WORD.finditer(text):
        place = msgspec.structs.replace(position, column=position.column + found.start())
        key, word = found[1], found[5]
        value = next((part for part in found.group(2, 3, 4) if part is not None), "")
        if word and word.startswith("."):
            classes.append(word[1:])
        elif word and word.startswith("#"):
            anchor = word[1:]
        elif key in _DATES:
            try:
                dates[key] = parse_date(value)
            except DateError as fault:
                problems.append(Problem(place, "date", f"the date “{value}” {fault}"))
        elif key in _REFERENCES:
            ids = tuple(value.replace(",", " ").split())
            named[key] = (*named[key], *ids)
            relations.extend(Relation(key, target, place) for target in ids)
        elif key == "id":
            anchor = value
        elif key == "class":
            classes.extend(value.split())
        elif key not in _HTML:
            problems.append(_unknown(key or word, place))
    marks = Marks(**dates, by=named["by"], about=named["about"], classes=tuple(classes), position=position)
    return Read(marks, anchor, tuple(relations), tuple(problems))


def _unknown(word: str, place: Position) -> Problem:
    hint = did_you_mean(closest(word.lstrip(".#").split("=")[0], _KEYS))
    hint = hint or "a mark is since=, until=, by=, about=, opened=, answered=, known=, .differs or .open"
    return Problem(place, "unknown-mark", f"there is no mark “{word}”", hint)
