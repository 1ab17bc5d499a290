"""An archive to problems: one rule a file. A rule's docstring is its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from explainer.check import (
    ambiguous_reference,
    foreign_picture,
    missing_date,
    missing_file,
    missing_heading,
    missing_reference,
    missing_source,
    not_a_source,
    orphan,
    uncited_statement,
    unverified_address,
    wrong_kind,
)
from explainer.model.archive import Archive
from explainer.model.problem import Problem

__all__ = ["RULES", "check", "with_severities"]

Rule = Callable[[Archive], Iterator[Problem]]

RULES: dict[str, Rule] = {
    "ambiguous-reference": ambiguous_reference.check,
    "foreign-picture": foreign_picture.check,
    "missing-date": missing_date.check,
    "missing-file": missing_file.check,
    "missing-heading": missing_heading.check,
    "missing-reference": missing_reference.check,
    "missing-source": missing_source.check,
    "not-a-source": not_a_source.check,
    "orphan": orphan.check,
    "uncited-statement": uncited_statement.check,
    "unverified-address": unverified_address.check,
    "wrong-kind": wrong_kind.check,
}


def check(archive: Archive) -> list[Problem]:
    """Run every rule over an archive; problems in no particular order."""
    return [problem for rule in RULES.values() for problem in rule(archive)]


def with_severities(
    problems: Iterable[Problem], severities: Mapping[str, Literal["error", "warning", "off"]]
) -> tuple[Problem, ...]:
    """The same problems with the severity that mkdocs.yml gives their rule, without those turned off, sorted by
    place.
    """
    found: set[Problem] = set()
    for problem in problems:
        severity = severities.get(problem.rule, problem.severity)
        if severity != "off":
            found.add(msgspec.structs.replace(problem, severity=severity))
    return tuple(sorted(found))
