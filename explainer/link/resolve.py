"""References, citations and relations to what they mean: found, missing or ambiguous."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.link.names import Names, folded
from explainer.model.archive import (
    Ambiguous,
    AmbiguousRelation,
    Cited,
    Evidence,
    Found,
    Links,
    MissingEntry,
    MissingHeading,
    MissingRelation,
    MissingSource,
    NotASource,
    Related,
    RelationOutcome,
    Resolution,
    WrongKind,
)
from explainer.model.entry import Asset, Entry, Relation
from explainer.model.front import RELATION_KINDS
from explainer.model.ids import id_of
from explainer.model.spelling import closest, closest_path
from explainer.model.text import Citation, Reference

_MARK_KINDS = {"by": "actor", "about": "conflict"}


def is_whole(links: Links) -> bool:
    """Whether all that an entry refers to was found."""
    return (
        all(isinstance(outcome, Found) for outcome in links.references)
        and all(isinstance(outcome, Cited) for outcome in links.citations)
        and all(isinstance(outcome, Related) for outcome in (*links.relations, *links.marks))
        and not links.missing_assets
    )


class Resolver:
    """Resolves what entries refer to against all entries and assets."""

    def __init__(self, entries: Mapping[str, Entry], assets: Mapping[str, Asset], names: Names) -> None:
        """`names` are those of the entries."""
        self._entries = entries
        self._assets = assets
        self._names = names

    def links(self, entry: Entry) -> Links:
        """All that one entry refers to, parallel to its own lists."""
        relations = [relation for relation in entry.relations if relation.field not in _MARK_KINDS]
        marks = [relation for relation in entry.relations if relation.field in _MARK_KINDS]
        return Links(
            references=tuple(self._reference(entry, reference) for reference in entry.body.references),
            citations=tuple(self._citation(citation) for citation in entry.body.citations),
            relations=tuple(self._relation(relation) for relation in relations),
            marks=tuple(self._relation(relation) for relation in marks),
            missing_assets=tuple(link for link in entry.body.asset_links if link.path not in self._assets),
        )

    def _reference(self, entry: Entry, reference: Reference) -> Resolution:
        if reference.path:
            owners = self._at(reference.path)
        elif not reference.target:
            owners = (entry.id,) if reference.heading else ()
        else:
            owners = self._names.owners(reference.target)
        if len(owners) > 1:
            return Ambiguous(reference, owners)
        if not owners:
            return MissingEntry(reference, self._suggestion(reference))
        if not reference.heading:
            return Found(reference, owners[0])
        return self._heading(reference, self._entries[owners[0]])

    def _at(self, path: str) -> tuple[str, ...]:
        entry = self._entries.get(id_of(path))
        return (entry.id,) if entry is not None and entry.path == path else ()

    def _suggestion(self, reference: Reference) -> str:
        if reference.path:
            return closest_path(reference.path, (entry.path for entry in self._entries.values()))
        return self._names.suggestion(reference.target)

    def _heading(self, reference: Reference, target: Entry) -> Resolution:
        wanted = folded(reference.heading)
        headings = target.body.headings
        for heading in headings:
            if heading.anchor == reference.heading:
                return Found(reference, target.id, heading.anchor)
        for heading in headings:
            if folded(heading.text) == wanted:
                return Found(reference, target.id, heading.anchor)
        return MissingHeading(reference, target.id, closest(reference.heading, (heading.text for heading in headings)))

    def _citation(self, citation: Citation) -> Evidence:
        target = self._entries.get(citation.target)
        if target is None:
            return MissingSource(citation, self._names.source_suggestion(citation.target))
        if target.kind != "source":
            return NotASource(citation, target.id)
        return Cited(citation, target.id)

    def _relation(self, relation: Relation) -> RelationOutcome:
        wanted = RELATION_KINDS.get(relation.field) or _MARK_KINDS[relation.field]
        owners = self._names.owners(relation.target)
        if len(owners) > 1:
            of_kind = tuple(owner for owner in owners if self._entries[owner].kind == wanted)
            if len(of_kind) != 1:
                return AmbiguousRelation(relation, of_kind or owners)
            owners = of_kind
        if not owners:
            return MissingRelation(relation, self._names.suggestion(relation.target))
        if self._entries[owners[0]].kind != wanted:
            return WrongKind(relation, owners[0], wanted)
        return Related(relation, owners[0])
