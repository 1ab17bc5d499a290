"""A statement as pages of other entries show it: its words, and what its references, citations and files are.

Whoever shows only this needs neither the whole text that it stands in nor all that this text refers to; so a change
elsewhere in that text is none of theirs.
"""

from __future__ import annotations

from collections.abc import Collection

from explainer.model.archive import Cited, Found, Links
from explainer.model.entry import Entry
from explainer.model.findings import Excerpt, Linked


def excerpt_key(entry_id: str, statement: int) -> str:
    """What an excerpt is known by in an archive: `statement` is its index in the entry's body."""
    return f"{entry_id}#{statement}"


def excerpts(entry: Entry, links: Links, statements: Collection[int]) -> dict[str, Excerpt]:
    """Some statements of an entry, by their keys; `links` are those of the entry."""
    body = entry.body
    references: dict[int, list[Linked]] = {index: [] for index in statements}
    sources: dict[int, list[str]] = {index: [] for index in statements}
    for resolution in links.references:
        if isinstance(resolution, Found) and resolution.reference.statement in references:
            references[resolution.reference.statement].append(linked(resolution))
    for evidence in links.citations:
        if isinstance(evidence, Cited) and evidence.citation.statement in sources:
            sources[evidence.citation.statement].append(evidence.source_id)
    found = {}
    for index in statements:
        statement = body.statements[index]
        files = tuple((link.raw, link.path) for link in body.asset_links if link.raw in statement.text)
        found[excerpt_key(entry.id, index)] = Excerpt(
            statement.text, body.section_anchor(index), tuple(references[index]), tuple(sources[index]), files
        )
    return found


def linked(found: Found) -> Linked:
    """A reference that was found, as far as a page needs it."""
    reference = found.reference
    return Linked(reference.raw, found.entry_id, found.anchor, not (reference.words or reference.path))
