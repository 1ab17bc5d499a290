"""Front matter of the forms that nearly all entries have, read without a parser of YAML: ten times as fast.

What is taken here has one reading in YAML (https://yaml.org/spec/1.1/), and it is read so, to the same values and
places; the smallest doubt is left to the parser. `tests/load/test_plain_front.py` holds the two against each other.
"""

from __future__ import annotations

import re
from typing import Any

from explainer.model.problem import Position

_KEY = r"[A-Za-z_][\w-]{0,40}"
_INSIDE = r"\w .,;()!?/’“”‘–—…«»&%+=*@|~<>{}\[\]\-"
_QUOTED = rf"\"[{_INSIDE}:#']+\"|'[{_INSIDE}:#\"]+'"
"""With nothing in it that stands for something else."""
_FIRST = r"(?:[\w“«(]|-(?=\w))"
_TEXT = rf"{_FIRST}(?:(?:[{_INSIDE}'\"]|:(?=[\w/]))*(?<! ))?"
"""A plain scalar of one line in block context: no `: `, no `#`, and no sign at its beginning."""
_ITEM = rf"{_FIRST}(?:[\w ./()’“”‘–—«»'&%+*@~-]*(?<! ))?"
"""A plain scalar in brackets or braces, where a comma and a colon mean something."""
_VALUE = rf"(?:{_QUOTED}|{_ITEM})"
_PAIR = rf"{_KEY}: {_VALUE}"
_FIELD = re.compile(rf"({_KEY}):(?: (?:({_QUOTED}|{_TEXT})|\[({_VALUE}(?:,[ ]*{_VALUE})*)\]))?\n")
_LINE = re.compile(rf"([ ]{{1,8}})- (?:\{{({_PAIR}(?:,[ ]*{_PAIR})*)\}}|({_QUOTED}|{_TEXT}))\n")
_ITEMS = re.compile(rf"({_VALUE})(?:,[ ]*|$)")
_PAIRS = re.compile(rf"({_KEY}): ({_VALUE})(?:,[ ]*|$)")

Plain = tuple[dict[str, Any], dict[str, Position]]


def read_plain(text: str, path: str) -> Plain | None:
    """The values and places of a front matter, as `split_front_matter` gives them; None when it needs a parser."""
    reader = _Plain(text, path)
    return (reader.values, reader.positions) if reader.read() else None


class _Plain:
    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.values: dict[str, Any] = {}
        self.positions: dict[str, Position] = {"": Position(path, 2, 1)}
        self.at = 0
        self.line = 2
        """Of the file, whose first is the fence."""

    def read(self) -> bool:
        """Whether all of it could be read here."""
        while self.at < len(self.text):
            found = _FIELD.match(self.text, self.at)
            if not found or found[1] in self.values:
                return False
            key, plain, listed = found.groups()
            self.at = found.end()
            self._place(f"key:{key}", 1)
            if plain:
                self._place(key, len(key) + 3)
                self.values[key] = _unquoted(plain)
                self.line += 1
            elif listed:
                self._place(key, len(key) + 3)
                self.values[key] = self._items(key, listed, len(key) + 4)
                self.line += 1
            elif not self._lines(key):
                return False
        return bool(self.values)

    def _place(self, where: str, column: int) -> None:
        self.positions[where] = Position(self.path, self.line, column)

    def _items(self, key: str, listed: str, column: int) -> list[str]:
        items: list[str] = []
        for found in _ITEMS.finditer(listed):
            self._place(f"{key}[{len(items)}]", column + found.start())
            items.append(_unquoted(found[1]))
        return items

    def _lines(self, key: str) -> bool:
        """Read a list of which each item has a line of its own, set in behind the key."""
        values: list[Any] = []
        indent = ""
        self.line += 1
        while found := _LINE.match(self.text, self.at):
            if not values:
                indent = found[1]
                self._place(key, len(indent) + 1)
            elif found[1] != indent:
                return False
            where, column = f"{key}[{len(values)}]", len(indent) + 3
            self._place(where, column)
            value = self._pairs(where, found[2], column + 1) if found[2] else _unquoted(found[3])
            if value is None:
                return False
            values.append(value)
            self.at = found.end()
            self.line += 1
        self.values[key] = values
        return bool(values)

    def _pairs(self, where: str, written: str, column: int) -> dict[str, str] | None:
        values: dict[str, str] = {}
        for found in _PAIRS.finditer(written):
            key = found[1]
            if key in values:
                return None
            self._place(f"key:{where}.{key}", column + found.start())
            self._place(f"{where}.{key}", column + found.start(2))
            values[key] = _unquoted(found[2])
        return values


def _unquoted(text: str) -> str:
    return text[1:-1] if text[0] in "\"'" else text
