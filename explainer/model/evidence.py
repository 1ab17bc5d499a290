"""Evidence in the text: which statements are cited, and how much of a text that is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from explainer.model.archive import Archive, Cited
from explainer.model.entry import Entry
from explainer.model.findings import Counted, Coverage
from explainer.model.front import Kind
from explainer.model.text import Event, Statement

NEED_EVIDENCE: tuple[Kind, ...] = ("report", "conflict", "actor", "place", "agreement", "term")
"""Sources, and texts about the archive, need no evidence themselves."""

_FIGURE = re.compile(
    r"\d(?:[\d,]*,\d{3}|\d*(?:\.\d+)?\s*(?:%|per cent|percent|million|billion|thousand|kilometres?|km|square|"
    r"people|civilians?|soldiers?|fighters?|servicemen|dead|deaths|killed|wounded|injured|missing|votes?|villages?|"
    r"vehicles|posts|positions|refugees|displaced|families|prisoners|strikes|attacks)\b)"
)


def cited_statements(archive: Archive, entry: Entry) -> dict[int, set[str]]:
    """By index of the statement, the sources it cites."""
    found: dict[int, set[str]] = {}
    for evidence in archive.links[entry.id].citations:
        if isinstance(evidence, Cited) and evidence.citation.statement >= 0:
            found.setdefault(evidence.citation.statement, set()).add(evidence.source_id)
    return found


def cited_indices(archive: Archive, entry: Entry) -> set[int]:
    """The indices of the statements that cite a source."""
    return {found.citation.statement for found in archive.links[entry.id].citations if isinstance(found, Cited)}


def needs_evidence(statement: Statement) -> bool:
    """Whether a statement says something: a line that only leads to a list does not, nor does an open question."""
    return not statement.text.rstrip().endswith(":") and "open" not in statement.marks.classes


def is_dated(statement: Statement) -> bool:
    """Whether a statement is an event or says when it held."""
    return isinstance(statement, Event) or bool(statement.marks.since or statement.marks.until)


def has_figure(statement: Statement) -> bool:
    """Whether a statement holds a number of things or people."""
    return bool(_FIGURE.search(statement.text))


def counted(archive: Archive, entry: Entry, indices: Iterable[int] | None = None) -> Counted:
    """Count the statements of an entry, or those with these indices, that say something; none of a kind that needs no
    evidence.
    """
    if entry.kind not in NEED_EVIDENCE:
        return Counted()
    statements = entry.body.statements
    cited = cited_statements(archive, entry)
    counts = [0] * 6
    roots: set[str] = set()
    for index in range(len(statements)) if indices is None else indices:
        statement = statements[index]
        if not needs_evidence(statement):
            continue
        sources = cited.get(index, ())
        for source in sources:
            roots.update(archive.origins[source])
        for place, belongs in enumerate((True, is_dated(statement), has_figure(statement))):
            if belongs:
                counts[2 * place] += 1
                counts[2 * place + 1] += bool(sources)
    return Counted(tuple(counts), tuple(sorted(roots)))


def total(counts: Iterable[Counted]) -> Coverage:
    """The coverage of several texts together; an origin counts once."""
    sums = [0] * 6
    roots: set[str] = set()
    for count in counts:
        sums = [one + other for one, other in zip(sums, count.counts, strict=True)]
        roots.update(count.origins)
    names = ("statements", "cited", "dated", "dated_cited", "figures", "figures_cited")
    return Coverage(**dict(zip(names, sums, strict=True)), origins=len(roots))


def coverage(archive: Archive, texts: Iterable[tuple[Entry, Iterable[int]]]) -> Coverage:
    """Count over statements given as entries and the indices of their statements."""
    return total(counted(archive, entry, indices) for entry, indices in texts)


def coverage_of_all(archive: Archive) -> Coverage:
    """Count over all statements of an archive that need evidence."""
    return total(archive.evidence.values())
