"""What answers at old addresses: a page at each, and the same list for hosts that redirect themselves.

`/_redirects` is read by Netlify, Cloudflare Pages and GitLab Pages, `/redirects.nginx.map` by nginx's `map`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

import msgspec

from explainer.compose import feed
from explainer.compose.paper import Paper
from explainer.model.address import id_in, output_path
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Page

TEMPLATE = "redirect.html"
"""The template of pages that only lead elsewhere."""


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page at each old address, the new feed at that of a feed, and both lists, which may be empty."""
    for old, new in archive.moved.items():
        if old.endswith("/"):
            yield _page(archive, config, old, new)
        else:
            # Readers of feeds follow no page: they get the feed itself, whose entries name the new addresses.
            for page in feed.of_conflicts(archive, config, (id_in(new),)):
                if page.address == new:
                    yield msgspec.structs.replace(page, address=old)
    yield Page("/_redirects", "redirects.txt", {"pairs": _encoded(archive.moved, config)})
    yield Page("/redirects.nginx.map", "redirects.nginx.map", {"pairs": _for_nginx(archive.moved, config)})


def _page(archive: Archive, config: Config, old: str, new: str) -> Page:
    paper = Paper(archive, config, old)
    title = paper.link(id_in(new))["title"] if new != "/" else config.site_name
    return paper.page(
        TEMPLATE,
        f"{title} has moved",
        f"What stood at this address is now at another: {title}.",
        canonical_address=new,
        target={"href": paper.href(new), "title": title},
    )


def _encoded(moved: Mapping[str, str], config: Config) -> list[list[str]]:
    base = _base(config)
    return [[base + quote(old), base + quote(new)] for old, new in moved.items()]


def _for_nginx(moved: Mapping[str, str], config: Config) -> list[list[str]]:
    """Nginx compares the decoded path (`$uri`), and sends the new address as it stands. Links name the file too."""
    base = _base(config)
    return [
        [base + name, base + quote(new)]
        for old, new in moved.items()
        for name in dict.fromkeys((old, f"/{output_path(old)}"))
    ]


def _base(config: Config) -> str:
    """The path under which the site lies, without its last "/"."""
    return urlsplit(config.site_url).path.rstrip("/")
