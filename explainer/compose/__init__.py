"""An archive to pages: one kind of page a file. A page is an address, a template and plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from explainer.compose import (
    about,
    actor,
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
    sitemap,
    social,
    source,
    sources,
    static,
    status,
    term,
)
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Output, Page

__all__ = ["compose"]

_KINDS: tuple[Callable[[Archive, Config], Iterator[Page]], ...] = (
    home.pages,
    report.pages,
    conflict.pages,
    as_of.pages,
    actor.pages,
    place.pages,
    agreement.pages,
    term.pages,
    source.pages,
    about.pages,
    more.pages,
    index.pages,
    chronology.pages,
    sides.pages,
    names.pages,
    differences.pages,
    corrections.pages,
    status.pages,
    search.pages,
    previews.pages,
    feed.pages,
    machine.pages,
    sources.pages,
    data.pages,
    not_found.pages,
    redirects.pages,
    opensearch.pages,
)


def compose(archive: Archive, config: Config) -> list[Output]:
    """All that the site holds, each address once."""
    outputs: list[Output] = [page for pages in _KINDS for page in pages(archive, config)]
    outputs.extend(sitemap.pages(outputs, config))
    outputs.extend(social.pictures(archive, config))
    outputs.extend(static.copies(archive, config))
    outputs.extend(book.books(archive, config))
    return outputs
