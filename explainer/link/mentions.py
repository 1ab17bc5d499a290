"""Where an entry is spoken of and where a source is cited, each with the sentence, from body texts only."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model.archive import Cited, Found, Links, Mention
from explainer.model.entry import Entry
from explainer.model.plain import plain_text
from explainer.model.text import Body


def mentions(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> dict[str, tuple[Mention, ...]]:
    """By id of the entry spoken of, in the order of the entries that speak; one mention a sentence."""
    found: dict[str, dict[Mention, None]] = {}
    for entry in entries.values():
        titles = _titles(links[entry.id], entries)
        for resolution in links[entry.id].references:
            if isinstance(resolution, Found) and resolution.entry_id != entry.id:
                reference = resolution.reference
                mention = Mention(
                    entry.id,
                    section_anchor(entry.body, reference.statement),
                    plain_text(reference.sentence, titles),
                )
                found.setdefault(resolution.entry_id, {})[mention] = None
    return {entry_id: tuple(by_mention) for entry_id, by_mention in found.items()}


def cited_in(entries: Mapping[str, Entry], links: Mapping[str, Links]) -> dict[str, tuple[Mention, ...]]:
    """By id of the source, in the order of the entries that cite it; one mention a sentence."""
    found: dict[str, dict[Mention, None]] = {}
    for entry in entries.values():
        titles = _titles(links[entry.id], entries)
        for evidence in links[entry.id].citations:
            if isinstance(evidence, Cited):
                citation = evidence.citation
                mention = Mention(
                    entry.id,
                    section_anchor(entry.body, citation.statement),
                    plain_text(citation.sentence, titles),
                )
                found.setdefault(evidence.source_id, {})[mention] = None
    return {source_id: tuple(by_mention) for source_id, by_mention in found.items()}


def section_anchor(body: Body, statement: int) -> str:
    """The anchor of the heading above a statement, or "" when none is."""
    if statement < 0 or body.statements[statement].section < 0:
        return ""
    return body.headings[body.statements[statement].section].anchor


def _titles(links: Links, entries: Mapping[str, Entry]) -> dict[str, str]:
    return {
        resolution.reference.target: entries[resolution.entry_id].title
        for resolution in links.references
        if isinstance(resolution, Found)
    }
