"""The archive: all entries, and everything that linking found out about them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import msgspec

from explainer.model.dates import Edtf
from explainer.model.entry import Asset, Entry, Relation
from explainer.model.findings import Ledger, Stale
from explainer.model.front import LoadedWord
from explainer.model.promises import Promises
from explainer.model.text import AssetLink, Citation, Event, Reference
from explainer.model.views import View

Ids = Collection[str] | None
"""Ids of the entries that are asked for; None for all."""


class Found(msgspec.Struct, frozen=True):
    """A reference that exactly one entry answers to; `anchor` when it named a heading."""

    reference: Reference
    entry_id: str
    anchor: str = ""


class MissingEntry(msgspec.Struct, frozen=True):
    """A reference that nothing answers to, with what the author may have meant."""

    reference: Reference
    suggestion: str = ""


class MissingHeading(msgspec.Struct, frozen=True):
    """A reference to an entry that has no such heading."""

    reference: Reference
    entry_id: str
    suggestion: str = ""


class Ambiguous(msgspec.Struct, frozen=True):
    """A reference by a name that several entries own."""

    reference: Reference
    owners: tuple[str, ...]


Resolution = Found | MissingEntry | MissingHeading | Ambiguous


class Cited(msgspec.Struct, frozen=True):
    """A citation of an entry of kind source."""

    citation: Citation
    source_id: str


class NotASource(msgspec.Struct, frozen=True):
    """A citation of something that is not a source."""

    citation: Citation
    entry_id: str


class MissingSource(msgspec.Struct, frozen=True):
    """A citation that no entry answers to."""

    citation: Citation
    suggestion: str = ""


Evidence = Cited | NotASource | MissingSource


class Related(msgspec.Struct, frozen=True):
    """A relation of the front matter whose target was found."""

    relation: Relation
    entry_id: str


class MissingRelation(msgspec.Struct, frozen=True):
    """A relation to nothing, with what the author may have meant."""

    relation: Relation
    suggestion: str = ""


class AmbiguousRelation(msgspec.Struct, frozen=True):
    """A relation by a name that several entries own."""

    relation: Relation
    owners: tuple[str, ...]


class WrongKind(msgspec.Struct, frozen=True):
    """A relation to an entry of a kind that does not belong in that field."""

    relation: Relation
    entry_id: str
    wanted: str


RelationOutcome = Related | MissingRelation | AmbiguousRelation | WrongKind


class Mention(msgspec.Struct, frozen=True):
    """Where an entry is spoken of: in which entry, in which section (an anchor), in which sentence."""

    entry_id: str
    anchor: str
    sentence: str


class DatedEvent(msgspec.Struct, frozen=True):
    """An event of an entry's timeline; `statement` is its index in the entry's body."""

    entry_id: str
    statement: int
    event: Event
    date: Edtf


class Links(msgspec.Struct, frozen=True):
    """What linking found out about one entry: parallel to its references, citations and relations."""

    references: tuple[Resolution, ...] = ()
    citations: tuple[Evidence, ...] = ()
    relations: tuple[RelationOutcome, ...] = ()
    marks: tuple[RelationOutcome, ...] = ()
    """Of `by` and `about` on statements."""
    missing_assets: tuple[AssetLink, ...] = ()

    def related(self, field: str) -> tuple[str, ...]:
        """The ids of the entries that a field of the front matter names, in the author's order."""
        return tuple(
            outcome.entry_id
            for outcome in self.relations
            if isinstance(outcome, Related) and outcome.relation.field == field
        )


class Archive(msgspec.Struct, frozen=True):
    """All entries by id, in the order of their paths, and what connects them."""

    entries: dict[str, Entry]
    links: dict[str, Links]
    mentions: dict[str, tuple[Mention, ...]]
    """By id of the entry spoken of: references in body texts."""
    cited_in: dict[str, tuple[Mention, ...]]
    """By id of the source: the statements that cite it."""
    relations_to: dict[str, tuple[tuple[str, str], ...]]
    """By id of the entry named: (field, id of the entry whose front matter names it)."""
    origins: dict[str, tuple[str, ...]]
    """By id of the source: the first sources of the chains it derives from, itself when it has none."""
    chronology: tuple[DatedEvent, ...]
    assets: dict[str, Asset]
    """By path relative to the folder of mkdocs.yml."""
    today: date
    """The newest day that the content knows, or the one asked for."""
    now: dict[str, View]
    """By id, how each entry's statements stand today."""
    views: dict[str, tuple[View, ...]]
    """By id of the conflict, how it stood on reports' dates where that differs from today, in order of days."""
    ledger: Ledger
    stale: dict[str, Stale]
    """By id, entries reviewed before things that touch them, those with the most first."""
    kinds: dict[str, tuple[Entry, ...]]
    """By kind, its entries in order of title (then id)."""
    events: dict[str, tuple[str, ...]]
    """By the word that reports of one event share, the ids of those reports."""
    promises: Promises = Promises()
    moved: dict[str, str] = {}
    """By old address of a page, the address that it leads to now: chains are followed to their end."""
    broken: frozenset[str] = frozenset()
    """Ids of entries that exist but could not be read; a reference to one is no fault of its own."""
    loaded_words: tuple[LoadedWord, ...] = ()
    """Words that take a side, of all lists that pages hold."""
    states: dict[str, tuple[str, ...]] = {}
    """By the name that statements share which cannot hold at the same time, the ids of the entries they stand in."""

    def of_kind(self, kind: str, ids: Ids = None) -> tuple[Entry, ...]:
        """All entries of a kind, or those with such ids, in order of title (then id)."""
        entries = self.kinds.get(kind, ())
        return entries if ids is None else tuple(entry for entry in entries if entry.id in ids)
