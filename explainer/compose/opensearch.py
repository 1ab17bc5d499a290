"""How a browser searches this site from its own bar: `/opensearch.xml`.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md; it wants whole addresses, so there is none
while `site_url` is not set.
"""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024
"""Characters that the names and the description may have."""


def pages(_archive: Archive, config: Config) -> Iterator[Page]:
    """The description, which leads to the page with the form."""
    if config.site_url and config.search:
        name = config.site_name
        yield Page(
            "/opensearch.xml",
            "opensearch.xml",
            {
                "short": _cut(name, _SHORT),
                "long": _cut(name, _LONG),
                "description": _cut(config.site_description or f"Search {name}", _DESCRIPTION),
                "language": config.language,
                "icon": f"{config.site_url}assets/icon.svg",
                "search": f"{config.site_url}search/?q={{searchTerms}}",
            },
        )


def _cut(text: str, length: int) -> str:
    """The first words of a text that fit, or letters of the first."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0].rstrip(" ,;:–-") or text[:length]
