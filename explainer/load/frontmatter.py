"""Front matter: split from the body, read as strings with their places.

YAML is read with no types of its own (`NO`, `22:30`, `012` and `1994-05` stay what the author wrote), no tags and
no anchors; a key that stands twice is a problem.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from explainer.load.plain_front import read_plain
from explainer.model.problem import Position, Problem

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The C parser where the wheel has it: about ten times as fast, the same result."""

_PLAIN_TAG = "tag:yaml.org,2002:"
_DEEPEST = 50
_OPENING = re.compile(r"[\[{]|[-?:]\s")
_FENCE = re.compile(r"^---[ \t]*\n", re.MULTILINE)

Value = str | list[Any] | dict[str, Any]


class FrontMatter(msgspec.Struct, frozen=True):
    """The fields as written. `values` holds strings, lists and dicts of them; `positions` the place of each value
    by its path (`names[0].from`), and of each key by its path after "key:"; `faulty` are the paths of values that were
    written but could not be read.
    """

    values: dict[str, Any]
    positions: dict[str, Position]
    body: str
    body_line: int
    faulty: frozenset[str] = frozenset()


def split_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Take a file's text apart. Returns None with an error when there is no front matter to read."""
    if not text.strip():
        return None, [
            Problem(
                Position(path),
                "empty-file",
                "this file is empty",
                "begin it with “---”, a title and “---”, or delete it",
            )
        ]
    opening = _FENCE.match(text)
    closing = _FENCE.search(text + "\n", opening.end()) if opening else None
    if not opening or not closing:
        what = "the front matter has no end" if opening else "this file has no front matter"
        where = "after its last field" if opening else "at its top, around “title: …”"
        return None, [Problem(Position(path), "front-matter", what, f"put a line with only “---” {where}")]
    written = text[opening.end() : closing.start()]
    body = text[closing.end() :]
    line = text.count("\n", 0, closing.end()) + 1
    plain = read_plain(written, path)
    if plain:
        return FrontMatter(*plain, body, line), []
    reader = _Reader(path)
    values = reader.read(written)
    if values is None:
        return None, reader.problems
    return FrontMatter(values, reader.positions, body, line, frozenset(reader.faulty)), reader.problems


class _Reader:
    """Reads one front matter; collects places and problems as it goes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.positions: dict[str, Position] = {}
        self.problems: list[Problem] = []
        self.faulty: set[str] = set()
        self._seen: set[int] = set()

    def read(self, text: str) -> dict[str, Any] | None:
        try:
            return self._fields(text)
        except yaml.MarkedYAMLError as fault:
            self._yaml_fault(fault)
        except yaml.YAMLError as fault:
            said = " ".join(str(fault).split())
            self._problem(Position(self.path, 2), "yaml", f"the front matter cannot be read: {said}")
        return None

    def _fields(self, text: str) -> dict[str, Any] | None:
        if _nests_deeply(text):
            self._problem(Position(self.path, 2), "yaml", f"the front matter nests more than {_DEEPEST} levels deep")
            return None
        node = yaml.compose(text, Loader=_LOADER)
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self._problem(
                self._place(node),
                "front-matter",
                "the front matter is not a list of fields",
                "write one “key: value” in each line",
            )
            return None
        value = self._value(node, "")
        return value if isinstance(value, dict) else None

    def _value(self, node: yaml.Node, where: str) -> Value | None:
        self.positions[where] = self._place(node)
        if id(node) in self._seen:
            self.faulty.add(where)
            self._problem(
                self._place(node), "yaml", "the front matter repeats a value by reference (“&” and “*”)",
                "write the value out in each place",
            )  # fmt: skip
            return None
        self._seen.add(id(node))
        if not node.tag.startswith(_PLAIN_TAG) or node.tag[len(_PLAIN_TAG) :] not in ("str", "seq", "map"):
            self.faulty.add(where)
            tag = node.tag.replace(_PLAIN_TAG, "!!")
            self._problem(
                self._place(node), "yaml", f"the front matter has the tag “{tag}”; tags are not read",
                "put the value in quotation marks if it begins with “!”",
            )  # fmt: skip
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            values = (self._value(item, f"{where}[{index}]") for index, item in enumerate(node.value))
            return [value for value in values if value is not None]
        return self._text(node)

    def _text(self, node: yaml.Node) -> str | None:
        # A key with nothing after it; the C parser calls the plain style "", the other None.
        if node.value == "" and not getattr(node, "style", None):
            return None
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, where: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(self._place(key_node), "yaml", "a key must be one word, not a list")
                continue
            key = str(key_node.value)
            field = f"{where}.{key}" if where else key
            if f"key:{field}" in self.positions:
                first = self.positions[f"key:{field}"].line
                self._problem(
                    self._place(key_node), "duplicate-key", f"the key “{key}” stands twice",
                    f"it stands in line {first} too; keep one of them",
                )  # fmt: skip
                continue
            self.positions[f"key:{field}"] = self._place(key_node)
            value = self._value(value_node, field)
            if value is not None:
                values[key] = value
        return values

    def _place(self, node: yaml.Node) -> Position:
        return Position(self.path, node.start_mark.line + 2, node.start_mark.column + 1)

    def _yaml_fault(self, fault: yaml.MarkedYAMLError) -> None:
        mark = fault.problem_mark or fault.context_mark
        place = Position(self.path, mark.line + 2, mark.column + 1) if mark else Position(self.path, 2)
        said = fault.problem or fault.context or "it cannot be read"
        hint = ""
        if "mapping values are not allowed" in said:
            hint = "put a value that holds “: ” in quotation marks"
        elif "tab character" in said or "found character '\\t'" in said or "cannot start any token" in said:
            hint = "use spaces, not tabs, and put a value that begins with a special character in quotation marks"
        elif "could not find expected ':'" in said:
            hint = "write “key: value” in each line; a longer text goes in quotation marks"
        self._problem(place, "yaml", f"the front matter is not YAML here: {said}", hint)

    def _problem(self, position: Position, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(position, rule, message, hint))


def _nests_deeply(text: str) -> bool:
    """Whether YAML nests so deeply that composing it, which recurses in C, could exhaust the stack."""
    if sum(1 for _ in _OPENING.finditer(text)) <= _DEEPEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False
