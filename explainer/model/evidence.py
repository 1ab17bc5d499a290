"""Evidence in the text: which statements are cited, and how much of a text that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from explainer.model.archive import Archive, Cited
from explainer.model.entry import Entry
from explainer.model.findings import Coverage
from explainer.model.front import Kind
from explainer.model.text import Event, Statement

NEED_EVIDENCE: tuple[Kind, ...] = ("report", "conflict", "actor", "place", "agreement", "term")
"""Sources, and texts about the archive, need no evidence themselves."""

_FIGURE = re.compile(
    r"\d[\d,]*,\d{3}|\d+(?:\.\d+)?\s*(?:%|per cent|percent|million|billion|thousand|kilometres?|km|square|"
    r"people|civilians?|soldiers?|fighters?|servicemen|dead|deaths|killed|wounded|injured|missing|votes?|villages?|"
    r"vehicles|posts|positions|refugees|displaced|families|prisoners|strikes|attacks)\b"
)


def cited_statements(archive: Archive, entry: Entry) -> dict[int, set[str]]:
    """By index of the statement, the sources it cites."""
    found: dict[int, set[str]] = {}
    for evidence in archive.links[entry.id].citations:
        if isinstance(evidence, Cited) and evidence.citation.statement >= 0:
            found.setdefault(evidence.citation.statement, set()).add(evidence.source_id)
    return found


def needs_evidence(statement: Statement) -> bool:
    """Whether a statement says something: a line that only leads to a list does not, nor does an open question."""
    return not statement.text.rstrip().endswith(":") and "open" not in statement.marks.classes


def is_dated(statement: Statement) -> bool:
    """Whether a statement is an event or says when it held."""
    return isinstance(statement, Event) or bool(statement.marks.since or statement.marks.until)


def has_figure(statement: Statement) -> bool:
    """Whether a statement holds a number of things or people."""
    return _holds_figure(statement.text)


@lru_cache(1 << 17)
def _holds_figure(text: str) -> bool:
    return bool(_FIGURE.search(text))


def coverage(archive: Archive, texts: Iterable[tuple[Entry, Iterable[int]]]) -> Coverage:
    """Count over statements given as entries and the indices of their statements."""
    counted = [0] * 6
    roots: set[str] = set()
    for entry, indices in texts:
        cited = cited_statements(archive, entry)
        for index in indices:
            statement = entry.body.statements[index]
            if not needs_evidence(statement):
                continue
            is_cited = index in cited
            roots.update(root for source in cited.get(index, ()) for root in archive.origins[source])
            for place, counts in enumerate((True, is_dated(statement), has_figure(statement))):
                counted[2 * place] += counts
                counted[2 * place + 1] += counts and is_cited
    names = ("statements", "cited", "dated", "dated_cited", "figures", "figures_cited")
    return Coverage(**dict(zip(names, counted, strict=True)), origins=len(roots))
