"""The page for an address that is not there: `/404.html`."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from explainer.compose.paper import Paper
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Hosts show this page at any depth, so its links begin at the site's root, which `site_url` tells."""
    page = _Rooted(archive, config, "/404.html").page(
        "not_found.html", "This page is not here", "There is no page at this address."
    )
    yield page


class _Rooted(Paper):
    def href(self, address: str, anchor: str = "") -> str:
        base = urlsplit(self.config.site_url).path or "/"
        return base.rstrip("/") + "/" + super().href(address, anchor)
