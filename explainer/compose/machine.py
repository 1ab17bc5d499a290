"""The archive as data: `/archive.json`, and its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from explainer.compose.dataset import (
    FORMAT,
    SCHEMA,
    ArchiveData,
    CitationData,
    EntryData,
    HeadingData,
    ReferenceData,
    StatementData,
    UnresolvedData,
)
from explainer.compose.schema import archive_schema
from explainer.model.address import entry_address
from explainer.model.archive import Ambiguous, Archive, Cited, Found, Links, Related
from explainer.model.config import Config
from explainer.model.dates import Edtf
from explainer.model.entry import Entry
from explainer.model.page import Page
from explainer.model.schema import fields_of
from explainer.model.text import Event, Statement

WHOLE = 2_000
"""Entries that one file holds; of more, an edit should not rewrite all, and hosts refuse files of 25 MB."""


def pieces(archive: Archive) -> Iterator[str]:
    """The numbers of the files that an archive of many entries is split into."""
    if len(archive.entries) > WHOLE:
        yield from map(str, sorted(archive.bins))


def parts(archive: Archive, _config: Config, piece: str) -> Iterator[Page]:
    """The entries of one file, in their order."""
    rows = [msgspec.to_builtins(_entry(archive, entry)) for entry in archive.some(archive.bins[int(piece)])]
    yield Page(f"/{_part(piece)}", "rows", {"rows": rows})


def _part(piece: str) -> str:
    return f"data/entries-{piece}.json"


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Every entry with its front matter, statements, events, references and citations; of many, where they are."""
    numbers = list(pieces(archive))
    data = ArchiveData(
        schema=SCHEMA,
        generator="explainer",
        format=FORMAT,
        name=config.site_name,
        url=config.site_url,
        entries=[] if numbers else [_entry(archive, entry) for entry in archive.entries.values()],
        parts=[_part(piece) for piece in numbers],
    )
    yield Page("/archive.json", "json", msgspec.to_builtins(data))
    yield Page(f"/{SCHEMA}", "json", archive_schema())


def _entry(archive: Archive, entry: Entry) -> EntryData:
    links = archive.links[entry.id]
    return EntryData(
        id=entry.id,
        kind=entry.kind,
        address=entry_address(entry.kind, entry.id),
        path=entry.path,
        front=_plain(entry.front),
        relations=_relations(links),
        headings=[HeadingData(heading.level, heading.text, heading.anchor) for heading in entry.body.headings],
        statements=[_statement(entry, number, statement) for number, statement in enumerate(entry.body.statements)],
        references=[
            ReferenceData(
                to=resolution.entry_id,
                anchor=resolution.anchor,
                statement=resolution.reference.statement,
                line=resolution.reference.position.line,
            )
            for resolution in links.references
            if isinstance(resolution, Found)
        ],
        unresolved=[
            UnresolvedData(
                target=resolution.reference.target or resolution.reference.path,
                outcome="ambiguous" if isinstance(resolution, Ambiguous) else "missing",
                line=resolution.reference.position.line,
            )
            for resolution in links.references
            if not isinstance(resolution, Found)
        ],
        citations=[
            CitationData(
                source=evidence.source_id,
                locator=evidence.citation.locator,
                statement=evidence.citation.statement,
                line=evidence.citation.position.line,
            )
            for evidence in links.citations
            if isinstance(evidence, Cited)
        ],
        origins=list(archive.origins.get(entry.id, ())),
    )


def _relations(links: Links) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for outcome in links.relations:
        if isinstance(outcome, Related):
            found.setdefault(outcome.relation.field, []).append(outcome.entry_id)
    return found


def _statement(entry: Entry, number: int, statement: Statement | Event) -> StatementData:
    marks = _plain(statement.marks)
    marks.pop("position")
    return StatementData(
        number=number,
        line=statement.position.line,
        text=statement.text,
        section=entry.body.section_anchor(number),
        date=statement.date.text if isinstance(statement, Event) and statement.date else "",
        **marks,
    )


def _plain(value: Any) -> Any:
    """Structs as mappings without their defaults' empty values; dates as they were written."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, msgspec.Struct):
        fields = fields_of(type(value))
        plain = {name: _plain(getattr(value, field.name)) for name, field in fields.items()}
        return {key: item for key, item in plain.items() if item not in (None, "", [])}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
