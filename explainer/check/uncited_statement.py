"""A statement without a source.

Wrong: `The memorandum was signed on 27 November 2019.`
Right: `The memorandum was signed on 27 November 2019. [@hurriyet-2019-11-27]`
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive, Cited
from explainer.model.problem import Problem

_KINDS = ("report", "conflict", "actor", "place", "agreement", "term")


def check(archive: Archive) -> Iterator[Problem]:
    """Report statements that cite nothing. Sources, and pages about the archive, need no evidence themselves;
    a paragraph that only leads to a list is no statement of its own.
    """
    for entry in archive.entries.values():
        if entry.kind not in _KINDS:
            continue
        cited = {
            evidence.citation.statement for evidence in archive.links[entry.id].citations if isinstance(evidence, Cited)
        }
        for index, statement in enumerate(entry.body.statements):
            if index not in cited and not statement.text.rstrip().endswith(":"):
                yield Problem(
                    statement.position,
                    "uncited-statement",
                    "this statement cites no source",
                    "end it with a citation, for example [@source-id]",
                    "warning",
                )
