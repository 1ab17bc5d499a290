"""A picture from another site. Pages ask nothing of other hosts, so it would not be shown.

Wrong: `![A map](https://example.org/map.png)`.
Right: the file in the content, with its licence, or a link to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.problem import Position, Problem

_PICTURE = re.compile(r"!\[[^\]]*\]\([ ]*<?((?:https?:)?//[^)\s>]+)")


def check(archive: Archive) -> Iterator[Problem]:
    """Report Markdown pictures with an address of another host."""
    for entry in archive.entries.values():
        for number, line in enumerate(entry.body.text.split("\n")):
            for found in _PICTURE.finditer(line):
                yield Problem(
                    Position(entry.path, entry.body.first_line + number, found.start() + 1),
                    "foreign-picture",
                    f"the picture {found[1]} lies on another site and is not shown",
                    "put the file into the content, or write a link",
                    "warning",
                )
