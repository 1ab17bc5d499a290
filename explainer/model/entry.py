"""Entries: one Markdown file, read: its front matter and its text."""

from __future__ import annotations

import msgspec

from explainer.model.front import AnyFront, Kind
from explainer.model.problem import Position
from explainer.model.text import Body, Statement


class Relation(msgspec.Struct, frozen=True, array_like=True):
    """A reference that stands in front matter: which field, what was written there, and where."""

    field: str
    target: str
    position: Position


class Entry(msgspec.Struct, frozen=True):
    """One Markdown file, read. `path` is relative to the folder of mkdocs.yml, with "/" between parts."""

    id: str
    kind: Kind
    path: str
    front: AnyFront
    body: Body
    relations: tuple[Relation, ...] = ()
    positions: dict[str, Position] = {}
    """Where each field of the front matter stands: `names[0].from` to its value's place."""

    @property
    def title(self) -> str:
        """What the entry is called on its page."""
        return self.front.title

    def at(self, field: str = "title") -> Position:
        """Where a field's value stands; the file's first line when the field was not written."""
        return self.positions.get(field, Position(self.path))

    def position_in(self, statement: Statement, offset: int) -> Position:
        """Where an offset in the text of one of its statements stands in the file."""
        before = statement.text[:offset]
        line = before.count("\n")
        lead = 0
        if not line:
            first = self.body.text.split("\n")[statement.start]
            lead = max(first.find(statement.text.split("\n", 1)[0]), 0)
        return Position(self.path, statement.position.line + line, lead + offset - before.rfind("\n"))


class Asset(msgspec.Struct, frozen=True):
    """A file of the content that is not an entry: copied to the site as it is. `address` like `/media/a.png`."""

    path: str
    address: str
    digest: str
