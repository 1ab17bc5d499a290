"""What the site is composed of, in order, and the addresses that each part of it can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from explainer.compose import (
    about,
    actor,
    admin,
    agreement,
    as_of,
    book,
    chronology,
    conflict,
    corrections,
    data,
    differences,
    feed,
    home,
    index,
    machine,
    more,
    names,
    not_found,
    opensearch,
    place,
    previews,
    redirects,
    report,
    search,
    sides,
    social,
    source,
    sources,
    static,
    status,
    term,
)
from explainer.model.page import Output


class Group(NamedTuple):
    """Outputs that one file makes of an archive and its configuration.

    `addresses` matches every address that they can have, and more. Where it has a group `id`, the outputs whose address
    has this id can be made without the others, by naming it.
    """

    outputs: Callable[..., Iterator[Output]]
    addresses: re.Pattern[str]


def _group(outputs: Callable[..., Iterator[Output]], addresses: str) -> Group:
    return Group(outputs, re.compile(addresses))


_BELOW = r"(?P<id>[^/]+)/(?:chain/.*)?"

GROUPS = (
    _group(home.pages, "/"),
    _group(report.pages, f"/reports/{_BELOW}"),
    _group(conflict.pages, f"/conflicts/{_BELOW}"),
    _group(as_of.pages, r"/conflicts/(?P<id>[^/]+)/on/.*"),
    _group(actor.pages, f"/actors/{_BELOW}"),
    _group(place.pages, f"/places/{_BELOW}"),
    _group(agreement.pages, f"/agreements/{_BELOW}"),
    _group(term.pages, f"/terms/{_BELOW}"),
    _group(source.pages, f"/sources/{_BELOW}"),
    _group(about.pages, f"/pages/{_BELOW}"),
    _group(more.pages, r"/[a-z]+/(?P<id>[^/]+)/(?:mentions|cited|said)/.*"),
    _group(index.pages, r"/[a-z]+/(?:part/\d+/)?"),
    _group(chronology.pages, "/chronology/.*"),
    _group(sides.pages, "/sides/.*"),
    _group(names.pages, "/names/.*"),
    _group(differences.pages, "/differences/.*"),
    _group(corrections.pages, "/corrections/.*"),
    _group(status.pages, "/status/.*"),
    _group(search.pages, "/search/.*"),
    _group(previews.pages, r".*/preview\.js"),
    _group(feed.pages, r".*/feed\.xml"),
    _group(machine.pages, r"/archive[a-z.]*\.json"),
    _group(sources.pages, r"/sources\.[a-z]+"),
    _group(data.pages, "/data/.*"),
    _group(not_found.pages, r"/404\.html"),
    _group(redirects.pages, ".*"),
    _group(opensearch.pages, r"/opensearch\.xml"),
)
"""The pages, which `sitemap.pages` lists."""

FILES = (
    _group(social.pictures, r"/social/.*\.png"),
    _group(static.copies, ".*"),
    _group(book.books, r".*\.epub"),
    _group(lambda _, config: admin.outputs(config), "/admin/.*"),
)
"""What the site holds besides."""
