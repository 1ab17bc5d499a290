"""Where an entry is spoken of and where a source is cited, each with the sentence, from body texts only."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.link.folds import Fold, World
from explainer.model.archive import Cited, Found, Links, Mention
from explainer.model.entry import Entry
from explainer.model.plain import plain_text


def _mentions(entry: Entry, world: World) -> Iterator[tuple[str, Mention]]:
    """One mention a sentence, by id of the entry spoken of."""
    links = world.links[entry.id]
    said = _Sentences(entry, links, world)
    for resolution in links.references:
        if isinstance(resolution, Found) and resolution.entry_id != entry.id:
            reference = resolution.reference
            yield resolution.entry_id, said.mention(reference.statement, reference.sentence)


def _cited_in(entry: Entry, world: World) -> Iterator[tuple[str, Mention]]:
    """One mention a sentence, by id of the source."""
    links = world.links[entry.id]
    said = _Sentences(entry, links, world)
    for evidence in links.citations:
        if isinstance(evidence, Cited):
            citation = evidence.citation
            yield evidence.source_id, said.mention(citation.statement, citation.sentence)


MENTIONS = Fold(_mentions, lambda mention: str(mention.entry_id))
CITED_IN = Fold(_cited_in, lambda mention: str(mention.entry_id))


class _Sentences:
    """The sentences of one entry in plain words, each made once."""

    def __init__(self, entry: Entry, links: Links, world: World) -> None:
        self._entry = entry
        self._links = links
        self._world = world
        self._titles: dict[str, str] | None = None
        self._made: dict[tuple[int, str], Mention] = {}

    def mention(self, statement: int, sentence: str) -> Mention:
        key = (statement, sentence)
        if key not in self._made:
            if self._titles is None:
                self._titles = self._links.titles(self._world.entries)
            anchor = self._entry.body.section_anchor(statement)
            self._made[key] = Mention(self._entry.id, anchor, plain_text(sentence, self._titles))
        return self._made[key]
