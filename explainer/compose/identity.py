"""Permanent ids of what leaves the site: feeds, their items, and books."""

from __future__ import annotations

import uuid
from urllib.parse import quote

from explainer.model.config import Config


def identity(config: Config, address: str, part: str = "") -> str:
    """A permanent and universally unique id (RFC 4287, 4.2.6) of a page, or of a part of it.

    A `tag:` of the archive's own (RFC 4151) stays when the site moves; else it is the address, and without one a
    UUID of the archive's name and the place in it.
    """
    place = f"{address}#{part}" if part else address
    if config.feed_tag:
        return f"tag:{config.feed_tag}:{quote(place, safe='/#')}"
    if config.site_url:
        return config.site_url + place.lstrip("/")
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{config.site_name} {place}')}"
