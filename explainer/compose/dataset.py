"""What `/archive.json` holds, field by field; `schema.py` makes its JSON Schema from this.

A field that has nothing to say is left out where it has a default here, and is empty where it has none.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from explainer.model.front import Kind

FORMAT: Literal[1] = 1
"""Raised when a field changes its meaning or goes away, not when one is added."""

SCHEMA: Literal["archive.schema.json"] = "archive.schema.json"


class HeadingData(msgspec.Struct, forbid_unknown_fields=True):
    """A heading of an entry's text."""

    level: Annotated[int, Meta(description="1 to 6, as the author wrote it.")]
    text: Annotated[str, Meta(description="Its words, in Markdown.")]
    anchor: Annotated[str, Meta(description="Its id on the entry's page.")]


class StatementData(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A paragraph or list item, with what its author marked on it."""

    number: Annotated[int, Meta(description="Its place among the entry's statements, from 0.")]
    line: Annotated[int, Meta(description="The line of the file that it begins on, from 1.")]
    text: Annotated[str, Meta(description="What it says, in Markdown, without marks.")]
    section: Annotated[str, Meta(description="The anchor of the heading that it stands under.")] = ""
    date: Annotated[str, Meta(description="When it happened: of an event of a timeline. EDTF.")] = ""
    since: Annotated[str, Meta(description="From when it held. EDTF.")] = ""
    until: Annotated[str, Meta(description="Until when it held. EDTF.")] = ""
    known: Annotated[str, Meta(description="When it became known. EDTF.")] = ""
    by: Annotated[list[str], Meta(description="Who said it: actors, as the author wrote them.")] = []
    about: Annotated[list[str], Meta(description="Which conflicts it is about, as the author wrote them.")] = []
    opened: Annotated[str, Meta(description="Since when a question was open. EDTF.")] = ""
    answered: Annotated[str, Meta(description="When an open question had its answer. EDTF.")] = ""
    on: Annotated[str, Meta(description="The one day that it records. EDTF.")] = ""
    concerns: Annotated[str, Meta(description="The anchor of the statement that another source differs from.")] = ""
    state: Annotated[str, Meta(description="A word that statements share which cannot hold at the same time.")] = ""
    allow: Annotated[list[str], Meta(description="Rules of the checker that are silenced here.")] = []
    because: Annotated[str, Meta(description="Why they are silenced.")] = ""
    anchor: Annotated[str, Meta(description="The id on the page that the author gave it.")] = ""
    classes: Annotated[list[str], Meta(description="Its classes: differs, open, key and others.")] = []


class ReferenceData(msgspec.Struct, forbid_unknown_fields=True):
    """A mention of another entry in the text."""

    to: Annotated[str, Meta(description="The id of the entry mentioned.")]
    anchor: Annotated[str, Meta(description="The heading that was named, or empty.")]
    statement: Annotated[int, Meta(description="The number of the statement it stands in, or -1.")]
    line: Annotated[int, Meta(description="The line of the file that it stands on, from 1.")]


class UnresolvedData(msgspec.Struct, forbid_unknown_fields=True):
    """A mention that no entry, or more than one, answers to."""

    target: Annotated[str, Meta(description="What the author wrote.")]
    outcome: Annotated[Literal["ambiguous", "missing"], Meta(description="Whether several entries answer or none.")]
    line: Annotated[int, Meta(description="The line of the file that it stands on, from 1.")]


class CitationData(msgspec.Struct, forbid_unknown_fields=True):
    """A mention of a source as evidence."""

    source: Annotated[str, Meta(description="The id of the source.")]
    locator: Annotated[str, Meta(description="Where in the source, for example “art. 3”, or empty.")]
    statement: Annotated[int, Meta(description="The number of the statement it stands in, or -1.")]
    line: Annotated[int, Meta(description="The line of the file that it stands on, from 1.")]


class EntryData(msgspec.Struct, forbid_unknown_fields=True):
    """One entry: one Markdown file."""

    id: Annotated[str, Meta(description="Unique in the archive and never reused.")]
    kind: Annotated[Kind, Meta(description="What kind of entry it is.")]
    address: Annotated[str, Meta(description="Its page on the site, from the site's root: “/actors/iran/”.")]
    path: Annotated[str, Meta(description="Its file, from the folder of mkdocs.yml.")]
    front: Annotated[dict[str, Any], Meta(description="Its front matter as the author wrote it, dates in EDTF.")]
    relations: Annotated[
        dict[str, list[str]],
        Meta(description="By field of the front matter, at any depth, the ids of the entries that it names."),
    ]
    headings: Annotated[list[HeadingData], Meta(description="The headings of its text, in order.")]
    statements: Annotated[list[StatementData], Meta(description="The statements of its text, in order.")]
    references: Annotated[list[ReferenceData], Meta(description="Mentions of other entries in its text, in order.")]
    unresolved: Annotated[list[UnresolvedData], Meta(description="Mentions that lead nowhere, in order.")]
    citations: Annotated[list[CitationData], Meta(description="Mentions of sources in its text, in order.")]
    origins: Annotated[
        list[str],
        Meta(description="Of a source, the ids of the first sources of the chains it derives from; else empty."),
    ]


class ArchiveData(msgspec.Struct, forbid_unknown_fields=True):
    """Everything that an archive of the explainer says, for programs."""

    schema: Annotated[Literal["archive.schema.json"], Meta(description="The JSON Schema of this file, beside it.")] = (
        msgspec.field(name="$schema")
    )
    generator: Annotated[Literal["explainer"], Meta(description="The program that wrote it.")]
    format: Annotated[
        Literal[1], Meta(description="Raised when a field changes its meaning or goes away, not when one is added.")
    ]
    name: Annotated[str, Meta(description="What the archive is called.")]
    url: Annotated[str, Meta(description="The site's address, ending in “/”, or empty when it is not known.")]
    entries: Annotated[
        list[EntryData],
        Meta(description="All entries, in the order of their paths. None when they stand in files of their own."),
    ]
    parts: Annotated[
        list[str],
        Meta(description="Of an archive of very many entries, the files that hold them, each a list. Else none."),
    ]
