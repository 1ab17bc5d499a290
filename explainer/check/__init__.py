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
from explainer.model.entry import Entry
from explainer.model.findings import Coverage
from explainer.model.ids import id_of
from explainer.model.problem import Problem

__all__ = ["CHECKED", "OF_ARCHIVE", "OF_ENTRY", "check", "check_archive", "check_entry", "with_severities"]

Rule = Callable[[Archive], Iterator[Problem]]
"""Looks at a whole archive."""
EntryRule = Callable[[Archive, Entry], Iterator[Problem]]
"""Looks at one entry, and tells only of problems in its file. It asks the archive by ids, and goes through none of
its mappings, so that what it looked at is known.
"""

OF_ENTRY: dict[str, EntryRule] = {
    "ambiguous-reference": ambiguous_reference.of_entry,
    "contested-name": contested_name.of_entry,
    "empty-report": empty_report.of_entry,
    "foreign-picture": foreign_picture.of_entry,
    "later-in-undated": later_in_undated.of_entry,
    "loaded-word": loaded_word.of_entry,
    "missing-date": missing_date.of_entry,
    "missing-file": missing_file.of_entry,
    "missing-heading": missing_heading.of_entry,
    "missing-reference": missing_reference.of_entry,
    "missing-source": missing_source.of_entry,
    "missing-statement": missing_statement.of_entry,
    "not-a-source": not_a_source.of_entry,
    "orphan": orphan.of_entry,
    "outside-life": outside_life.of_entry,
    "relative-time": relative_time.of_entry,
    "reversed-dates": reversed_dates.of_entry,
    "uncited-figure": uncited_figure.of_entry,
    "uncited-statement": uncited_statement.of_entry,
    "unexplained-name": unexplained_name.of_entry,
    "unrecorded-quotation": unrecorded_quotation.of_entry,
    "unverified-address": unverified_address.of_entry,
    "wrong-kind": wrong_kind.of_entry,
}

OF_ARCHIVE: dict[str, Rule] = {
    "broken-redirect": broken_redirect.check,
    "lost-address": lost_address.check,
    "overlapping-states": overlapping_states.check,
}

CHECKED: tuple[str, ...] = tuple(sorted((*OF_ENTRY, *OF_ARCHIVE, "coverage")))
"""The names of all rules here, as they stand in brackets behind a problem."""


def check(archive: Archive, promises: Mapping[str, float]) -> list[Problem]:
    """Run every rule over an archive; problems in no particular order.

    `promises` is the coverage that mkdocs.yml promises, in per cent. What an author silenced in place is left out.
    """
    found = [problem for entry in archive.entries.values() for problem in check_entry(archive, entry)]
    return [*found, *check_archive(archive, promises)]


def check_entry(archive: Archive, entry: Entry) -> tuple[Problem, ...]:
    """Run the rules of one entry, without what it silences in place."""
    return tuple(_not_silenced(entry, [problem for rule in OF_ENTRY.values() for problem in rule(archive, entry)]))


def check_archive(archive: Archive, promises: Mapping[str, float], counted: Coverage | None = None) -> list[Problem]:
    """Run the rules of the whole archive, without what entries silence in place.

    `counted` is the coverage of all of it, for a caller that knows it.
    """
    found: dict[str, list[Problem]] = {}
    for rule in OF_ARCHIVE.values():
        for problem in rule(archive):
            found.setdefault(problem.position.path, []).append(problem)
    told = [*coverage.check(archive, promises, counted)]
    for path, problems in found.items():
        entry = archive.entries.get(id_of(path))
        told += _not_silenced(entry, problems) if entry and entry.path == path else problems
    return told


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


def _not_silenced(entry: Entry, problems: list[Problem]) -> list[Problem]:
    """Problems in an entry's file but those that stand in a statement which allows their rule and says why."""
    if not problems:
        return problems
    allowed: dict[int, tuple[str, ...]] = {}
    for statement in entry.body.statements:
        if statement.marks.allow and statement.marks.because:
            for line in range(statement.start, statement.end):
                allowed[entry.body.first_line + line] = statement.marks.allow
    return [problem for problem in problems if problem.rule not in allowed.get(problem.position.line, ())]
