"""Less evidence than the archive has promised in mkdocs.yml.

Wrong: `coverage: {statements: 95}` and 90 of 100 statements cited.
Right: sources for the statements that are named, or a promise that can be kept.

Severity: error
Place: mkdocs.yml

Fails:

    mkdocs.yml
        site_name: An archive
        docs_dir: content
        theme: {name: null, custom_dir: templates}
        plugins:
          - explainer:
              coverage: {statements: 95}
              rules: {uncited-statement: off}
    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The ceasefire was signed in Geneva.
    content/sources/unsmil.md
        ---
        title: The agreement, as the UN published it
        issued: 2020-10-23
        ---
    content/pages/about.md
        ---
        title: About
        sources: [unsmil]
        ---

Passes:

    content/conflicts/libya.md
        ---
        title: Libya
        ---

        The ceasefire was signed in Geneva. [@unsmil]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import (
    NEED_EVIDENCE,
    cited_indices,
    coverage_of_all,
    has_figure,
    is_dated,
    needs_evidence,
)
from explainer.model.findings import Coverage
from explainer.model.problem import Position, Problem
from explainer.model.text import Statement

_NAMED = 20
_KINDS: dict[str, tuple[str, Callable[[Statement], bool]]] = {
    "statements": ("statements", lambda _: True),
    "dated": ("dated statements", is_dated),
    "figures": ("statements with a figure", has_figure),
}


def check(archive: Archive, promises: Mapping[str, float], counted: Coverage | None = None) -> Iterator[Problem]:
    """Report each promise that is broken, with the statements that lack evidence, at most twenty of them.

    `counted` is the coverage of the whole archive, for a caller that knows it.
    """
    if not promises:
        return
    counted = counted or coverage_of_all(archive)
    figures = {
        "statements": (counted.cited, counted.statements),
        "dated": (counted.dated_cited, counted.dated),
        "figures": (counted.figures_cited, counted.figures),
    }
    for promise, percent in promises.items():
        cited, total = figures[promise]
        if total and 100 * cited < percent * total:
            words, wanted = _KINDS[promise]
            entries = (entry for entry in archive.entries.values() if entry.kind in NEED_EVIDENCE)
            places = [str(place) for entry in entries for place in _uncited(archive, entry, wanted)]
            more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
            yield Problem(
                Position("mkdocs.yml"),
                "coverage",
                f"{cited} of {total} {words} are cited, {100 * cited / total:.1f} per cent; {percent:g} are promised",
                f"without evidence: {', '.join(places[:_NAMED])}{more}",
            )


def _uncited(archive: Archive, entry: Entry, wanted: Callable[[Statement], bool]) -> Iterator[Position]:
    cited = cited_indices(archive, entry)
    for index, statement in enumerate(entry.body.statements):
        if index not in cited and needs_evidence(statement) and wanted(statement):
            yield statement.position
