"""All names in the order of `/names/`, page by page."""

from __future__ import annotations

import unicodedata
from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from explainer.link.folds import World
from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.lists import PAGE_LENGTH, NameRow, NamesPage


def names_by_page(entries: Iterable[Entry]) -> dict[int, NamesPage]:
    """By the number of the page, titles and names of all entries but sources and pages, each once for an entry."""
    return _in_pages(sorted((row for entry in entries for row in _rows(entry)), key=_place))


def names_by_page_again(
    old: Mapping[int, NamesPage], before: World, after: World, changed: Collection[str]
) -> dict[int, NamesPage | None]:
    """The pages that are others when the `changed` entries have other names, None for one that is gone."""
    renamed = {entry_id for entry_id in changed if _rows_of(entry_id, before) != _rows_of(entry_id, after)}
    if not renamed:
        return {}
    rows = [row for number in sorted(old) for row in old[number].rows if row[2] not in renamed]
    for entry_id in renamed:
        for row in _rows_of(entry_id, after):
            insort(rows, row, key=_place)
    pages = _in_pages(rows)
    found: dict[int, NamesPage | None] = {number: None for number in old if number not in pages}
    found.update((number, page) for number, page in pages.items() if old.get(number) != page)
    return found


def sort_key(name: str) -> str:
    """A name for sorting: without accents, case and a leading mark such as ʿ."""
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character)
    )
    return plain.casefold().lstrip("ʿʾ'’‘\"“«(")


def _rows_of(entry_id: str, world: World) -> list[NameRow]:
    entry = world.entries.get(entry_id)
    return list(_rows(entry)) if entry is not None else []


def _rows(entry: Entry) -> Iterator[NameRow]:
    if entry.kind in ("source", "page"):
        return
    seen = {entry.title}
    yield (entry.title, "", entry.id)
    if isinstance(entry.front, NamedFront):
        for name in entry.front.names:
            if name.text not in seen:
                seen.add(name.text)
                yield (name.text, name.lang, entry.id)


def _place(row: NameRow) -> Any:
    return (sort_key(row[0]), row[0], row[2])


def _in_pages(rows: list[NameRow]) -> dict[int, NamesPage]:
    count = len(rows)
    return {
        number: NamesPage(count, tuple(rows[start : start + PAGE_LENGTH]))
        for number, start in enumerate(range(0, count, PAGE_LENGTH), 1)
    }
