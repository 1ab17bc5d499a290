"""A picture from another site. Pages ask nothing of other hosts, so it would not be shown.

Wrong: `![A map](https://example.org/map.png)`.
Right: the file in the content, with its licence, or a link to it.

Severity: warning
Place: a statement

Fails:

    content/pages/about.md
        ---
        title: About
        ---

        ![A map of the front](https://example.org/front.png)

Passes:

    content/pages/about.md
        ---
        title: About
        ---

        [A map of the front](https://example.org/front.png)
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report Markdown pictures with an address of another host."""
    for picture in entry.body.foreign_pictures:
        yield Problem(
            picture.position,
            "foreign-picture",
            f"the picture {picture.address} lies on another site and is not shown",
            "put the file into the content, or write a link",
            "warning",
        )
