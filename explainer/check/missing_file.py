"""A link or picture whose file the content does not have.

Wrong: `![A map](karabakh.png)` when no such file lies beside the entry.
Right: the file beside the entry, or its path from there: `../media/karabakh.png`.

Severity: error
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        [The counts](counts.csv)
    content/media/counts.csv
        year,count
        2020,7

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        [The counts](../media/counts.csv)
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.problem import Problem
from explainer.model.spelling import closest_path, did_you_mean


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report relative links to files that are not there."""
    links = archive.links[entry.id]
    for link in links.missing_assets:
        yield Problem(
            link.position,
            "missing-file",
            f"there is no file “{link.path}”",
            did_you_mean(closest_path(link.path, archive.assets))
            or "links go from this file's folder; a link to another site begins with https://",
        )
