"""The archive: all entries, and everything that linking found out about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

import msgspec

from explainer.model.dates import Edtf
from explainer.model.entry import Asset, Entry, Relation
from explainer.model.findings import Counted, Difference, Excerpt, Ledger, Stale
from explainer.model.front import LoadedWord
from explainer.model.lists import NamesPage
from explainer.model.promises import Promises
from explainer.model.text import AssetLink, Citation, Event, Reference
from explainer.model.views import View

Ids = Collection[str] | None
"""Ids of the entries that are asked for; None for all."""


class Found(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A reference that exactly one entry answers to; `anchor` when it named a heading."""

    reference: Reference
    entry_id: str
    anchor: str = ""


class MissingEntry(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A reference that nothing answers to, with what the author may have meant."""

    reference: Reference
    suggestion: str = ""


class MissingHeading(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A reference to an entry that has no such heading."""

    reference: Reference
    entry_id: str
    suggestion: str = ""


class Ambiguous(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A reference by a name that several entries own."""

    reference: Reference
    owners: tuple[str, ...]


Resolution = Found | MissingEntry | MissingHeading | Ambiguous


class Cited(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A citation of an entry of kind source."""

    citation: Citation
    source_id: str


class NotASource(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A citation of something that is not a source."""

    citation: Citation
    entry_id: str


class MissingSource(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A citation that no entry answers to."""

    citation: Citation
    suggestion: str = ""


Evidence = Cited | NotASource | MissingSource


class Related(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A relation of the front matter whose target was found."""

    relation: Relation
    entry_id: str


class MissingRelation(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A relation to nothing, with what the author may have meant."""

    relation: Relation
    suggestion: str = ""


class AmbiguousRelation(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A relation by a name that several entries own."""

    relation: Relation
    owners: tuple[str, ...]


class WrongKind(msgspec.Struct, frozen=True, array_like=True, tag=True):
    """A relation to an entry of a kind that does not belong in that field."""

    relation: Relation
    entry_id: str
    wanted: str


RelationOutcome = Related | MissingRelation | AmbiguousRelation | WrongKind


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """Where an entry is spoken of: in which entry, in which section (an anchor), in which sentence."""

    entry_id: str
    anchor: str
    sentence: str


class DatedEvent(msgspec.Struct, frozen=True, array_like=True):
    """An event of an entry's timeline; `statement` is its index in the entry's body."""

    entry_id: str
    statement: int
    event: Event
    date: Edtf


class Links(msgspec.Struct, frozen=True, array_like=True):
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

    def titles(self, entries: Mapping[str, Entry]) -> dict[str, str]:
        """By reference in the text, the title of what it means."""
        return {
            found.reference.target: entries[found.entry_id].title
            for found in self.references
            if isinstance(found, Found)
        }


class Archive(msgspec.Struct, frozen=True):
    """All entries by id, in the order of their paths, and what connects them."""

    entries: Mapping[str, Entry]
    names: Mapping[str, tuple[str, ...]]
    """By title or other name, folded, the ids of all entries that have it, sorted; those of sources are left out."""
    links: Mapping[str, Links]
    mentions: Mapping[str, tuple[Mention, ...]]
    """By id of the entry spoken of: references in body texts."""
    cited_in: Mapping[str, tuple[Mention, ...]]
    """By id of the source: the statements that cite it."""
    relations_to: Mapping[str, tuple[tuple[str, str], ...]]
    """By id of the entry named: (field, id of the entry whose front matter names it)."""
    marked_by: Mapping[str, tuple[str, ...]]
    """By id of the entry named: ids of the entries that name it in a mark of a statement, `by` or `about`."""
    unresolved: tuple[str, ...]
    """Ids of the entries that refer to something which was not found, sorted."""
    origins: Mapping[str, tuple[str, ...]]
    """By id of the source: the first sources of the chains it derives from, itself when it has none."""
    years: Mapping[int, tuple[DatedEvent, ...]]
    """By year, the events of which the earliest day lies in it, in order of dates."""
    assets: Mapping[str, Asset]
    """By path relative to the folder of mkdocs.yml."""
    today: date
    """The newest day that the content knows, or the one asked for."""
    now: Mapping[str, View]
    """By id, how each entry's statements stand today."""
    views: Mapping[str, tuple[View, ...]]
    """By id of the conflict, how it stood on reports' dates where that differs from today, in order of days."""
    ledger: Ledger
    stale: Mapping[str, Stale]
    """By id, entries reviewed before things that touch them, those with the most first."""
    kinds: Mapping[str, tuple[str, ...]]
    """By kind, the ids of its entries in order of title (then id)."""
    series: Mapping[str, tuple[str, ...]]
    """By the word that reports of one series share, the ids of those reports in order of date (then title)."""
    events: Mapping[str, tuple[str, ...]]
    """By the word that reports of one event share, the ids of those reports."""
    promises: Promises = Promises()
    moved: Mapping[str, str] = {}
    """By old address of a page, the address that it leads to now: chains are followed to their end."""
    broken: frozenset[str] = frozenset()
    """Ids of entries that exist but could not be read; a reference to one is no fault of its own."""
    loaded_words: tuple[LoadedWord, ...] = ()
    """Words that take a side, of all lists that pages hold."""
    states: Mapping[str, tuple[str, ...]] = {}
    """By the name that statements share which cannot hold at the same time, the ids of the entries they stand in."""
    differences: Mapping[str, tuple[Difference, ...]] = {}
    """By kind, the statements marked as differing, in order of the entry's title (then id)."""
    dated: Mapping[str, tuple[str, ...]] = {}
    """By kind, the ids of the entries in whose text something has a date."""
    orphans: Mapping[str, tuple[str, ...]] = {}
    """By kind, the ids of the entries that nothing leads to: no text, no front matter, no citation."""
    evidence: Mapping[str, Counted] = {}
    """By id, how much of an entry's text is cited; nothing in those of a kind that needs no evidence."""
    excerpts: Mapping[str, Excerpt] = {}
    """By `<id>#<number>`, the statements that pages show by themselves: whatever somebody said, and differences with
    what they concern."""
    derived: Mapping[str, tuple[str, ...]] = {}
    """By id of a source that derives from others, these, in the author's order."""
    bins: Mapping[int, tuple[str, ...]] = {}
    """By number, the ids of the entries that share a file (explainer/model/bins.py); no empty ones."""
    listed: Mapping[str, tuple[str, ...]] = {}
    """The ids of the entries that have corrections (`corrected`), that wait for a review (`unreviewed`), and of the
    sources whose address nobody saw (`unseen`)."""
    newest: Mapping[str, tuple[str, ...]] = {}
    """By `report`, the ids of the reports, the newest first (then in order of title)."""
    news: Mapping[str, tuple[tuple[int, str], ...]] = {}
    """The days (as ordinals, the latest first) on which the archive did something (`done`) or what it tells of changed
    (`changed`), as far as that can be news, each with the id of the entry. What is still open may lie ahead."""
    long: Mapping[str, tuple[tuple[str, int], ...]] = {}
    """Entries of which more speak (`mentions`), which more cite (`cited`) or which said more (`said`) than their own
    pages show: their ids, sorted, each with the number of the pages that show all of it."""
    totals: Mapping[str, int] = {}
    """How many sources something cites (`cited`)."""
    all_names: Mapping[int, NamesPage] = {}
    """By the number of the page from 1, all names in their order."""
    keys: Mapping[str, str] = {}
    """By id, the short key of an entry for search; `index` has none. Empty, like the rest here, without search."""
    filters: Mapping[str, tuple[tuple[str, str], ...]] = {}
    """By `conflict-<id>` and `year-<year>`, ids of the entries that belong there, each with the one that says so."""
    words: Mapping[str, dict[str, str]] = {}
    """By prefix of a shard of words, by word, its postings for search (explainer/link/words.py)."""
    shards: Mapping[str, tuple[str, ...]] = {}
    """By `words`, the prefixes of the shards."""
    word_sizes: Mapping[str, Mapping[str, int]] = {}
    """By prefix of a shard, by word, the bytes it takes. No part of the site may read it: that is not noted."""

    @property
    def chronology(self) -> tuple[DatedEvent, ...]:
        """All events in order of dates: by the earliest day they can have happened, then the latest."""
        return tuple(event for year in sorted(self.years) for event in self.years[year])

    def some(self, ids: Ids = None) -> Iterator[Entry]:
        """All entries in their order; or those with such ids, in theirs."""
        return iter(self.entries.values()) if ids is None else (self.entries[entry_id] for entry_id in ids)

    def of_kind(self, kind: str, ids: Ids = None) -> tuple[Entry, ...]:
        """All entries of a kind in order of title (then id); or those of it that have such ids, in their order."""
        if ids is None:
            return tuple(self.entries[entry_id] for entry_id in self.kinds.get(kind, ()))
        found = (self.entries.get(entry_id) for entry_id in ids)
        return tuple(entry for entry in found if entry is not None and entry.kind == kind)
