"""What linking finds out about time and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from explainer.model.dates import Edtf


class Attribution(msgspec.Struct, frozen=True, array_like=True):
    """A statement that `actor_id` made: `statement` of entry `entry_id`, about which conflicts, and when.

    `date` is the report's event or publication, or else when the statement began to hold; None if nothing says.
    """

    actor_id: str
    entry_id: str
    statement: int
    conflicts: tuple[str, ...]
    date: Edtf | None


class Ledger(msgspec.Struct, frozen=True):
    """All attributions, each in order of date: by id of the actor, of the conflict, of the entry they stand in."""

    by_actor: Mapping[str, tuple[Attribution, ...]]
    by_conflict: Mapping[str, tuple[Attribution, ...]]
    by_entry: Mapping[str, tuple[Attribution, ...]]


class Linked(msgspec.Struct, frozen=True, array_like=True):
    """A reference that was found: as written, what it means, and whether the title of that is shown."""

    raw: str
    entry_id: str
    anchor: str
    titled: bool


class Excerpt(msgspec.Struct, frozen=True, array_like=True):
    """A statement as pages of other entries show it.

    `text` is without marks, `section` the anchor of its section ("" before the first), `references` and `sources` are
    in the order of the text, `files` are (as written, path).
    """

    text: str
    section: str = ""
    references: tuple[Linked, ...] = ()
    sources: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


class Difference(msgspec.Struct, frozen=True, array_like=True):
    """A statement marked as differing: `statement` of entry `entry_id`, and the one there that it concerns, or -1."""

    entry_id: str
    statement: int
    concerns: int


class Newer(msgspec.Struct, frozen=True, array_like=True):
    """Something that touches an entry and is younger than its last review; `statement` is -1 for a whole entry."""

    what: Literal["report", "agreement", "event", "statement"]
    entry_id: str
    statement: int
    date: date


class Stale(msgspec.Struct, frozen=True, array_like=True):
    """An entry that was reviewed before things that touch it, newest first."""

    entry_id: str
    reviewed: Edtf
    newer: tuple[Newer, ...]


class Counted(msgspec.Struct, frozen=True, array_like=True):
    """How much of one text is cited, so that texts can be added: the figures of a `Coverage` in the order of its
    fields, and the ids of the origins instead of their number.
    """

    counts: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    origins: tuple[str, ...] = ()


class Coverage(msgspec.Struct, frozen=True):
    """How much of some statements is cited, and on how many independent origins they rest.

    `dated` are statements with a date of their own and events, `figures` those that hold a number of things.
    """

    statements: int = 0
    cited: int = 0
    dated: int = 0
    dated_cited: int = 0
    figures: int = 0
    figures_cited: int = 0
    origins: int = 0
