"""A body of Markdown, taken apart: headings, statements, and what they refer to, each with its place."""

from __future__ import annotations

import msgspec

from explainer.model.dates import Edtf
from explainer.model.problem import Position


class Heading(msgspec.Struct, frozen=True, array_like=True):
    """A heading; `line` counts from 0 in the body, `anchor` is its id on the page."""

    level: int
    text: str
    anchor: str
    line: int
    classes: tuple[str, ...] = ()
    position: Position = Position("")
    on: Edtf | None = None
    """Set when the section records how things stood on one day: nothing in it ages."""


class Marks(msgspec.Struct, frozen=True, array_like=True):
    """What an author marked on a statement.

    `since`/`until`: when it held; `known`: when it became known; `by`: whose words (references to actors);
    `about`: which conflicts; `opened`/`answered`: of an open question; `concerns`: the anchor of the statement that a
    difference is about; `state`: a name that statements share which cannot hold at the same time; `allow`: rules that
    are silenced here, with the reason in `because`; `classes`: `differs`, `open`, `key` and others; `anchor`: the id
    that the author gave the statement.
    """

    since: Edtf | None = None
    until: Edtf | None = None
    known: Edtf | None = None
    by: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    opened: Edtf | None = None
    answered: Edtf | None = None
    on: Edtf | None = None
    concerns: str = ""
    state: str = ""
    allow: tuple[str, ...] = ()
    because: str = ""
    anchor: str = ""
    classes: tuple[str, ...] = ()
    position: Position = Position("")


NO_MARKS = Marks()


class Statement(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A paragraph or list item.

    `start` and `end` are lines of the body, counted from 0, `end` not included; `text` is what it says without
    marks; `section` is the index of its heading in the body, or -1 before the first; `indent` is the number of columns
    it is set in: what follows an item and is set in further belongs to it.
    """

    start: int
    end: int
    text: str
    section: int
    marks: Marks = NO_MARKS
    position: Position = Position("")
    indent: int = 0
    item: bool = False


class Event(Statement, frozen=True, array_like=True, tag=True):
    """A statement that happened at a date: an item of a list in a section marked `.timeline`."""

    date: Edtf | None = None


class Reference(msgspec.Struct, frozen=True, array_like=True):
    """A mention of another entry, as written. `raw` is the target as a key for the renderer.

    `path` is set for an ordinary link to a `.md` file, resolved against the file it stands in; otherwise `target`
    is an id, a title or a name (empty for this entry). `statement` is an index into the body's statements or -1.
    """

    raw: str
    target: str
    heading: str
    words: str
    statement: int
    sentence: str
    position: Position
    path: str = ""


class AssetLink(msgspec.Struct, frozen=True, array_like=True):
    """A link or picture that points to another file of the content; `path` is resolved like `Reference.path`."""

    raw: str
    path: str
    position: Position


class ForeignPicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture that lies on another site."""

    address: str
    position: Position


class Citation(msgspec.Struct, frozen=True, array_like=True):
    """A mention of a source as evidence, as written: `[@target, locator]`."""

    target: str
    locator: str
    statement: int
    sentence: str
    position: Position


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A text and what was found in it. `first_line` is the line of the file, from 1, that `text` begins on."""

    text: str
    first_line: int = 1
    headings: tuple[Heading, ...] = ()
    statements: tuple[Statement | Event, ...] = ()
    references: tuple[Reference, ...] = ()
    asset_links: tuple[AssetLink, ...] = ()
    citations: tuple[Citation, ...] = ()
    foreign_pictures: tuple[ForeignPicture, ...] = ()

    def section_anchor(self, statement: int) -> str:
        """The anchor of the heading above a statement; "" when there is none, and for -1, which is no statement."""
        section = self.statements[statement].section if statement >= 0 else -1
        return self.headings[section].anchor if section >= 0 else ""
