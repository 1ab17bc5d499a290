"""A source whose address does not say whether anybody saw it answer.

Wrong: `URL: https://example.org/text` alone.
Right: with `url_verified: true` when somebody opened it and found this text, else `url_verified: false`;
readers see which.

Severity: warning
Place: front matter

Fails:

    content/pages/about.md
        ---
        title: About
        sources: [resolution]
        ---
    content/sources/resolution.md
        ---
        title: A resolution
        issued: 2020-09-15
        URL: https://example.org/resolution
        ---

Passes:

    content/sources/resolution.md
        ---
        title: A resolution
        issued: 2020-09-15
        URL: https://example.org/resolution
        url_verified: true
        ---
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.entry import Entry
from explainer.model.front import SourceFront
from explainer.model.problem import Problem


def of_entry(archive: Archive, entry: Entry) -> Iterator[Problem]:
    """Report sources with `URL` and without `url_verified`."""
    front = entry.front
    if isinstance(front, SourceFront) and front.url and front.url_verified is None:
        yield Problem(
            entry.at("URL"),
            "unverified-address",
            "this address does not say whether it was seen to answer",
            "add “url_verified: true” when you opened it and found this text, else “url_verified: false”",
            "warning",
        )
