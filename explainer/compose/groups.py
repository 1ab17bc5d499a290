"""What the site is composed of, in order, and the addresses that each part of it can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

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
from explainer.model.archive import Archive
from explainer.model.front import Kind
from explainer.model.page import Output

Of = Literal["site", "any"] | Kind
"""What has outputs of a group: the site as a whole, any entry, or the entries of a kind."""


class Group(NamedTuple):
    """Outputs that one file makes of an archive and its configuration.

    `addresses` is a pattern that matches every address that they can have, and more; a group `id` in it is the entry
    they belong to, or a group `key` its key. `outputs` makes those of some entries alone when it is given their ids,
    unless they are `of` the site. Those that have `pieces` are made one piece at a time, by its name: what the pattern
    calls `folder` or `id`, `what` and `number`, if it has them.
    """

    outputs: Callable[..., Iterator[Output]]
    addresses: str
    of: Of
    pieces: Callable[[Archive], Iterator[str]] | None = None

    def pieces_at(self, archive: Archive, match: re.Match[str]) -> Iterator[str]:
        """Those of the `pieces` that may hold an address which matches."""
        named = match.groupdict()
        if self.pieces is None or "number" not in named:
            yield from self.pieces(archive) if self.pieces is not None else ()
            return
        name = "/".join([*(named[part] for part in ("folder", "id", "what") if part in named), named["number"] or "1"])
        yield from (piece for piece in self.pieces(archive) if piece == name)

    def match(self, address: str) -> re.Match[str] | None:
        """How an address can be one of this group; patterns are compiled then, since few builds ask."""
        return re.fullmatch(self.addresses, address)

    @property
    def name(self) -> str:
        """What tells it from the other groups."""
        return self.outputs.__module__.rpartition(".")[2] + "." + self.outputs.__name__


def _group(
    outputs: Callable[..., Iterator[Output]],
    addresses: str,
    of: Of = "site",
    pieces: Callable[[Archive], Iterator[str]] | None = None,
) -> Group:
    return Group(outputs, addresses, of, pieces)


_ID = "(?P<id>[^/]+)/"
_PART = r"(?:part/(?P<number>\d+)/)?"
_BELOW = rf"{_ID}(?:chain/.*)?"

GROUPS = (
    _group(home.pages, "/"),
    _group(report.pages, f"/reports/{_BELOW}", "report"),
    _group(conflict.pages, f"/conflicts/{_BELOW}", "conflict"),
    _group(as_of.pages, rf"/conflicts/{_ID}on/.*", "conflict"),
    _group(actor.pages, f"/actors/{_BELOW}", "actor"),
    _group(place.pages, f"/places/{_BELOW}", "place"),
    _group(agreement.pages, f"/agreements/{_BELOW}", "agreement"),
    _group(term.pages, f"/terms/{_BELOW}", "term"),
    _group(source.pages, f"/sources/{_BELOW}", "source"),
    _group(about.pages, f"/pages/{_BELOW}", "page"),
    _group(more.pages, rf"/[a-z]+/{_ID}(?P<what>mentions|cited|said)/{_PART}", pieces=more.pieces),
    _group(index.pages, rf"/(?P<folder>[a-z]+)/{_PART}", pieces=index.pieces),
    _group(chronology.pages, "/chronology/.*"),
    _group(sides.pages, f"/sides/{_PART}", pieces=sides.pieces),
    _group(names.pages, f"/names/{_PART}", pieces=names.pieces),
    _group(differences.pages, f"/differences/{_PART}", pieces=differences.pieces),
    _group(corrections.pages, "/corrections/.*"),
    _group(status.pages, "/status/.*"),
    _group(search.pages, "/search/"),
    _group(search.names, r"/search/(?:index|names/.*)\.js"),
    _group(search.words, r"/search/words/.*\.js", pieces=search.word_shards),
    _group(search.filters, r"/search/filters/.*\.js", pieces=search.filter_names),
    _group(search.text, r"/search/text/(?P<key>[^/-]+)(?:-\d+)?\.js", "any"),
    _group(previews.pages, r"/previews/index\.js"),
    _group(previews.parts, r"/previews/(?P<number>\d+)\.js", pieces=previews.pieces),
    _group(feed.pages, r"/feed\.xml"),
    _group(feed.of_conflicts, rf"/conflicts/{_ID}feed\.xml", "conflict"),
    _group(machine.pages, r"/archive[a-z.]*\.json"),
    _group(machine.parts, r"/data/entries-(?P<number>\d+)\.json", pieces=machine.pieces),
    _group(sources.pages, r"/sources\.[a-z]+"),
    _group(data.pages, "/data/.*"),
    _group(not_found.pages, r"/404\.html"),
    _group(redirects.pages, ".*"),
    _group(opensearch.pages, r"/opensearch\.xml"),
    _group(social.pictures, r"/social/index\.png"),
    _group(social.of_entries, r"/social/[a-z]+/(?P<id>[^/]+?)(?:/on/.*)?\.png", "any"),
    _group(static.copies, ".*"),
    _group(book.books, rf"/conflicts/{_ID}.*\.epub", "conflict"),
    _group(admin.pages, "/admin/.*"),
)
