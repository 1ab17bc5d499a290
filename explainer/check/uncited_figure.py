"""A number of people or things without a source. Somebody counted: say who.

Wrong: `The strike killed 33 soldiers.`
Right: `The governor of Hatay counted 33 soldiers killed. [@cyprusmail-reuters-2020-02-27]`

Severity: error
Place: a statement

Fails:

    mkdocs.yml
        site_name: An archive
        docs_dir: content
        theme: {name: null, custom_dir: templates}
        plugins:
          - explainer:
              rules: {uncited-statement: off}
    content/conflicts/idlib.md
        ---
        title: Idlib
        sources: [wire]
        ---

        The strike killed 33 soldiers.
    content/sources/wire.md
        ---
        title: A wire text
        issued: 2020-02-27
        ---

Passes:

    content/conflicts/idlib.md
        ---
        title: Idlib
        sources: [wire]
        ---

        The governor of Hatay counted 33 soldiers killed. [@wire]
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.evidence import NEED_EVIDENCE, cited_indices, has_figure
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report statements that hold a figure and cite nothing."""
    if entry.kind not in NEED_EVIDENCE:
        return
    cited = cited_indices(archive, entry)
    for index, statement in enumerate(entry.body.statements):
        if index not in cited and has_figure(statement):
            yield Problem(
                statement.position,
                "uncited-figure",
                "this statement gives a number and cites no source",
                "cite whoever counted, and say who it was",
            )
