"""Addresses for search engines: `/sitemap.xml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from explainer.compose.redirects import TEMPLATE as REDIRECT
from explainer.model.config import Config
from explainer.model.page import Output, Page

_MOST = 50_000
"""Addresses in one file (https://www.sitemaps.org/protocol.html)."""


def pages(outputs: Iterable[Output], config: Config) -> Iterator[Page]:
    """All pages that end in "/" and lead nowhere else.

    The protocol wants whole addresses: without `site_url` the list holds paths.
    """
    addresses = [
        output.address
        for output in outputs
        if isinstance(output, Page) and output.address.endswith("/") and output.template != REDIRECT
    ]
    base = config.site_url or "/"
    urls = [base + quote(address.lstrip("/")) for address in sorted(addresses)]
    if len(urls) <= _MOST:
        yield Page("/sitemap.xml", "sitemap.xml", {"urls": urls, "maps": []})
        return
    maps = [urls[at : at + _MOST] for at in range(0, len(urls), _MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(maps) + 1)]
    yield Page("/sitemap.xml", "sitemap.xml", {"urls": [], "maps": [base + name for name in names]})
    for name, part in zip(names, maps, strict=True):
        yield Page(f"/{name}", "sitemap.xml", {"urls": part, "maps": []})
