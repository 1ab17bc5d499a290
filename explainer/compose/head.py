"""What a page's head says to machines that show or search it: for previews on other sites, and for browsers' search."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from explainer.model.address import picture_address
from explainer.model.config import Config


class Card(msgspec.Struct, frozen=True):
    """A page in a preview: `picture` is the address of the page whose picture it has, `alt` what the picture says.

    `published` and `modified` are full days (ISO 8601) or "".
    """

    type: str = "website"
    picture: str = "/"
    alt: str = ""
    published: str = ""
    modified: str = ""


PLAIN = Card()


def has_pictures(config: Config) -> bool:
    """Whether pages have pictures: wished for, and at an address that other sites can ask.

    That is not this machine's own, which is what `site_url` is in a preview with `mkdocs serve`.
    """
    return config.social_pictures and urlsplit(config.site_url).hostname not in (None, "localhost", "127.0.0.1", "::1")


def head(config: Config, address: str, search: str, card: Card) -> dict[str, Any]:
    """For `head.html`; `search` is a link to `/opensearch.xml`.

    `url`, `picture` and `search` are empty while the site's address is not known: a whole address is what the Open
    Graph protocol (https://ogp.me/) and OpenSearch ask for.
    """
    return {
        "url": config.site_url + address.lstrip("/") if config.site_url else "",
        "type": card.type,
        "published": card.published,
        "modified": card.modified,
        "picture": config.site_url + quote(picture_address(card.picture).lstrip("/")) if has_pictures(config) else "",
        "alt": card.alt or config.site_name,
        "search": search if config.site_url and config.search else "",
    }
