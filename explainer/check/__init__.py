"""An archive to problems: one rule a file. A rule's docstring is its documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from explainer.check import (
    ambiguous_reference,
    broken_redirect,
    contested_name,
    coverage,
    empty_report,
    foreign_picture,
    later_in_undated,
    loaded_word,
    lost_address,
    missing_date,
    missing_file,
    missing_heading,
    missing_reference,
    missing_source,
    missing_statement,
    not_a_source,
    orphan,
    outside_life,
    overlapping_states,
    relative_time,
    reversed_dates,
    uncited_figure,
    uncited_statement,
    unexplained_name,
    unrecorded_quotation,
    unverified_address,
    wrong_kind,
)
from explainer.model.archive import Archive
from explainer.model.problem import Problem

__all__ = ["CHECKED", "RULES", "check", "with_severities"]

Rule = Callable[[Archive], Iterator[Problem]]

RULES: dict[str, Rule] = {
    "ambiguous-reference": ambiguous_reference.check,
    "broken-redirect": broken_redirect.check,
    "contested-name": contested_name.check,
    "empty-report": empty_report.check,
    "foreign-picture": foreign_picture.check,
    "later-in-undated": later_in_undated.check,
    "loaded-word": loaded_word.check,
    "lost-address": lost_address.check,
    "missing-date": missing_date.check,
    "missing-file": missing_file.check,
    "missing-heading": missing_heading.check,
    "missing-reference": missing_reference.check,
    "missing-source": missing_source.check,
    "missing-statement": missing_statement.check,
    "not-a-source": not_a_source.check,
    "orphan": orphan.check,
    "outside-life": outside_life.check,
    "overlapping-states": overlapping_states.check,
    "relative-time": relative_time.check,
    "reversed-dates": reversed_dates.check,
    "uncited-figure": uncited_figure.check,
    "uncited-statement": uncited_statement.check,
    "unexplained-name": unexplained_name.check,
    "unrecorded-quotation": unrecorded_quotation.check,
    "unverified-address": unverified_address.check,
    "wrong-kind": wrong_kind.check,
}

CHECKED: tuple[str, ...] = tuple(sorted((*RULES, "coverage")))
"""The names of all rules here, as they stand in brackets behind a problem."""


def check(archive: Archive, promises: Mapping[str, float]) -> list[Problem]:
    """Run every rule over an archive; problems in no particular order.

    `promises` is the coverage that mkdocs.yml promises, in per cent. What an author silenced in place is left out.
    """
    found = [problem for rule in RULES.values() for problem in rule(archive)]
    return [*_without_silenced(archive, found), *coverage.check(archive, promises)]


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


def _without_silenced(archive: Archive, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems but those that stand in a statement which allows their rule and says why."""
    allowed: dict[tuple[str, int], tuple[str, ...]] = {}
    for entry in archive.entries.values():
        for statement in entry.body.statements:
            if statement.marks.allow and statement.marks.because:
                for line in range(statement.start, statement.end):
                    allowed[entry.path, entry.body.first_line + line] = statement.marks.allow
    for problem in problems:
        place = problem.position
        if problem.rule not in allowed.get((place.path, place.line), ()):
            yield problem
