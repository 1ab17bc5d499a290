"""Search: `/search/` and the index that its script loads piece by piece.

- `/search/index.js`: which shards there are, by their prefixes;
- `/search/names/w-….js`: rows `[key, path, title, name]` of the names that have a word in the shard;
- `/search/words/w-….js`: rows `[word, postings, common]` of the words of titles, names, summaries and statements;
- `/search/text/<key>.js`: what a result shows, `[path, title, date, summary, [[statement, anchor, when], …]]`; of
  a long entry the rest is in `<key>-1.js` and so on;
- `/search/filters/conflict-<id>.js` and `year-<year>.js`: the keys of the entries that belong there.

A posting is `<key><weight><part>`: how much of the entry the word is, 1 to 9, and the part of the text that has it
first, in base 36, left out when it is 0. A key begins with the letter of the entry's kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from explainer.compose.folding import folded_piece, tokens
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import KEY_LENGTH, LETTERS, Record, date_of, records
from explainer.compose.shards import file_name, split
from explainer.model.address import entry_address, relative
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.front import KIND_FOLDERS
from explainer.model.page import Page

SHARD = 12_000
"""Bytes of a shard: a query loads two or three of them."""

PART = 1_800
"""Characters of a part of a text, unless one statement is longer: a page of results loads ten of them."""

COMMON = 600
"""Entries from which on a word tells little: only the foremost are listed, and others are not ruled out by it."""

NAMESAKES = 60
"""Names that share a word, from which on only the shortest are listed under it; the others under their other words."""

_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_IN_NAME = 5
_MOST_COUNTED = 4


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The page with the form, and the index; nothing where the archive does without."""
    if not config.search:
        return
    found = list(records(archive))
    yield _page(archive, config, found)
    names = dict(_shards("names", _names(found)))
    words = dict(_shards("words", _words(found)))
    yield _script("index.js", [list(names), list(words)])
    for record in found:
        yield from _text(record)
    yield from _filters(found)
    yield from names.values()
    yield from words.values()


def _page(archive: Archive, config: Config, found: Sequence[Record]) -> Page:
    paper = Paper(archive, config, "/search/")
    kinds = {record.entry.kind for record in found}
    return paper.page(
        "search.html",
        "Search",
        "Find an entry by any of its names, in any script, or by the words of its text.",
        names=paper.href("/names/"),
        kinds=[(LETTERS[kind], *words) for kind, words in KIND_WORDS.items() if kind in kinds],
        conflicts=[(conflict.id, conflict.title) for conflict in archive.of_kind("conflict")],
        years=sorted({year for record in found for year in record.years}, reverse=True),
        ways=[
            {"href": paper.href(f"/{folder}/"), "label": KIND_WORDS[kind][1]}
            for kind, folder in KIND_FOLDERS.items()
            if kind in kinds
        ],
    )


def _names(found: Sequence[Record]) -> dict[str, list[Any]]:
    """By word, the rows of the names that have it, the shortest names first. Reports and sources have titles only."""
    rows: dict[str, list[Any]] = {}
    for record in found:
        if record.entry.kind in ("report", "source"):
            continue
        path = _path(record)
        for name in record.names:
            row = (record.key, path, record.entry.title, "" if name == record.entry.title else name)
            for word in dict.fromkeys(tokens(name)):
                rows.setdefault(word, []).append(row)
    return {word: sorted(same, key=_length)[:NAMESAKES] for word, same in rows.items()}


def _length(row: Sequence[str]) -> Any:
    return (len(row[3] or row[2]), row)


def _words(found: Sequence[Record]) -> dict[str, list[Any]]:
    """By word, one row."""
    postings: dict[str, list[str]] = {}
    for record in found:
        counts: Counter[str] = Counter()
        first: dict[str, str] = {}
        for number, part in enumerate(_parts(record.texts)):
            mark = _BASE36[number] if number else ""
            pieces = Counter(piece for text, _, _ in part for piece in text.split())
            if not number:
                pieces.update(record.entry.front.summary.split())
            for piece, times in pieces.items():
                for word in folded_piece(piece):
                    counts[word] = min(counts[word] + times, _MOST_COUNTED)
                    first.setdefault(word, mark)
        for word in {word for name in record.names for word in tokens(name)}:
            counts[word] = _IN_NAME + counts[word]
        for word, weight in counts.items():
            postings.setdefault(word, []).append(f"{record.key}{weight}{first.get(word, '')}")
    return {word: [_row(word, found_in)] for word, found_in in postings.items()}


def _row(word: str, postings: list[str]) -> list[Any]:
    if len(postings) <= COMMON:
        return [word, " ".join(sorted(postings))]
    weight = 1 + KEY_LENGTH
    foremost = sorted(postings, key=lambda posting: (-int(posting[weight]), posting))[:COMMON]
    return [word, " ".join(sorted(foremost)), 1]


def _shards(folder: str, rows: dict[str, list[Any]]) -> Iterator[tuple[str, Page]]:
    """By prefix, the page of each shard: its rows, each once."""
    sizes = {
        word: sum(6 + sum(len(str(cell).encode()) + 3 for cell in row) for row in own) for word, own in rows.items()
    }
    for prefix, words in split(sizes, SHARD).items():
        own = {tuple(row): None for word in words for row in rows[word]}
        yield prefix, _script(f"{folder}/{file_name(prefix)}", [list(row) for row in own])


def _text(record: Record) -> Iterator[Page]:
    entry = record.entry
    head = [_path(record), entry.title, date_of(entry), entry.front.summary]
    for number, part in enumerate(_parts(record.texts)):
        yield _script(f"text/{record.key}{f'-{number}' if number else ''}.js", [*head, [_trimmed(row) for row in part]])


def _trimmed(row: Sequence[str]) -> list[str]:
    """A row without empty cells at its end."""
    cells = list(row)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells


def _parts(texts: Sequence[tuple[str, str, str]]) -> list[list[tuple[str, str, str]]]:
    parts: list[list[tuple[str, str, str]]] = [[]]
    length = 0
    for row in texts:
        if parts[-1] and length + len(row[0]) > PART and len(parts) < len(_BASE36):
            parts.append([])
            length = 0
        parts[-1].append(row)
        length += len(row[0])
    return parts


def _filters(found: Sequence[Record]) -> Iterator[Page]:
    kept: dict[str, list[str]] = {}
    for record in found:
        for name in (
            *(f"conflict-{conflict}" for conflict in record.conflicts),
            *(f"year-{year}" for year in record.years),
        ):
            kept.setdefault(name, []).append(record.key)
    for name, keys in sorted(kept.items()):
        yield _script(f"filters/{name}.js", " ".join(sorted(keys)))


def _path(record: Record) -> str:
    return relative("/", entry_address(record.entry.kind, record.entry.id))


def _script(name: str, value: Any) -> Page:
    return Page(f"/search/{name}", "script", {"call": "shard", "arguments": [name, value]})
