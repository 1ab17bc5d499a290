"""The pictures that other sites show beside a link: `/social/reports/<id>.png` for `/reports/<id>/`."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.compose.background import on_address
from explainer.compose.head import has_pictures
from explainer.compose.naming import title_on
from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import date_of
from explainer.model.address import entry_address, picture_address
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.dates import day_words
from explainer.model.entry import Entry
from explainer.model.front import Accent, ConflictFront, ReportFront, SourceFront
from explainer.model.page import Picture

_ACCENTS = 3
"""Conflicts whose colours a picture shows."""


def pictures(_archive: Archive, config: Config) -> Iterator[Picture]:
    """The one for the site."""
    if has_pictures(config):
        yield Picture(picture_address("/"), "", config.site_name, "", "")


def of_entries(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Picture]:
    """One for each entry and one for each day of a conflict that has a page."""
    for entry in archive.some(ids) if has_pictures(config) else ():
        address = entry_address(entry.kind, entry.id)
        if address != "/":
            yield _picture(archive, config, entry, address, entry.title, _line(entry))
        for view in archive.views.get(entry.id, ()):
            title = title_on(entry.front, view.day)
            line = f"as it stood on {day_words(view.day)}"
            yield _picture(archive, config, entry, on_address(entry, view), title, line)


def _picture(archive: Archive, config: Config, entry: Entry, address: str, title: str, line: str) -> Picture:
    accents = tuple(_accents(archive, entry))[:_ACCENTS]
    return Picture(picture_address(address), KIND_WORDS[entry.kind][0], title, line, config.site_name, accents)


def _accents(archive: Archive, entry: Entry) -> Iterator[Accent]:
    """The colours of a conflict, or of the conflicts that an entry names, in order."""
    conflicts = [entry.id] if entry.kind == "conflict" else archive.links[entry.id].related("conflicts")
    for conflict in conflicts:
        front = archive.entries[conflict].front
        if isinstance(front, ConflictFront) and front.accent:
            yield front.accent


def _line(entry: Entry) -> str:
    front = entry.front
    by = ""
    if isinstance(front, ReportFront):
        by = front.publisher
    elif isinstance(front, SourceFront):
        by = front.container_title or front.publisher
    return " · ".join(part for part in (date_of(entry), by) if part)
