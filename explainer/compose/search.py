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

from collections.abc import Iterator, Sequence
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.compose.searchable import date_of, texts
from explainer.model.address import entry_address, relative
from explainer.model.archive import Archive, Ids
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.folding import tokens
from explainer.model.front import KIND_FOLDERS, Kind
from explainer.model.page import Page
from explainer.model.searching import FOREMOST, LETTERS, names_of
from explainer.model.shards import SHARD, file_name, split

NAMESAKES = 60
"""Names that share a word, from which on only the shortest are listed under it; the others under their other words."""

_YEAR = "year-"


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """The page with the form; nothing where the archive does without, as with all that follows."""
    if not config.search:
        return
    paper = Paper(archive, config, "/search/")
    kinds = {kind for kind, ids in archive.kinds.items() if any(entry_id != "index" for entry_id in ids)}
    yield paper.page(
        "search.html",
        "Search",
        "Find an entry by any of its names, in any script, or by the words of its text.",
        names=paper.href("/names/"),
        kinds=[(LETTERS[kind], *words) for kind, words in KIND_WORDS.items() if kind in kinds],
        conflicts=[(conflict.id, conflict.title) for conflict in archive.of_kind("conflict")],
        years=sorted(
            (int(name.removeprefix(_YEAR)) for name in archive.filters if name.startswith(_YEAR)), reverse=True
        ),
        ways=[
            {"href": paper.href(f"/{folder}/"), "label": KIND_WORDS[kind][1]}
            for kind, folder in KIND_FOLDERS.items()
            if kind in kinds
        ],
    )


def names(archive: Archive, config: Config) -> Iterator[Page]:
    """The names, in shards; and which shards there are, of names and of words."""
    if not config.search:
        return
    rows = _names(archive)
    sizes = {
        word: sum(6 + sum(len(str(cell).encode()) + 3 for cell in row) for row in own) for word, own in rows.items()
    }
    shards = split(sizes, SHARD)
    yield _script("index.js", [list(shards), list(archive.shards["words"])])
    for prefix, words in shards.items():
        own = {tuple(row): None for word in words for row in rows[word]}
        yield _script(f"names/{file_name(prefix)}", [list(row) for row in own])


def word_shards(archive: Archive) -> Iterator[str]:
    """The prefixes of the shards of words."""
    return iter(archive.word_sizes)


def words(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """The words of a shard, each with its postings."""
    if config.search:
        yield _script(f"words/{file_name(piece)}", [_row(word, row) for word, row in archive.words[piece].items()])


def text(archive: Archive, config: Config, ids: Ids = None) -> Iterator[Page]:
    """What a result shows of each entry."""
    for entry in archive.some(ids) if config.search else ():
        if entry.id == "index":
            continue
        key = archive.keys[entry.id]
        head = [_path(entry), entry.title, date_of(entry), entry.front.summary]
        for number, part in enumerate(texts(archive, entry)):
            yield _script(f"text/{key}{f'-{number}' if number else ''}.js", [*head, part])


def filter_names(archive: Archive) -> Iterator[str]:
    """What search can be narrowed to."""
    return iter(archive.filters)


def filters(archive: Archive, config: Config, piece: str) -> Iterator[Page]:
    """The keys of the entries that a filter lets through."""
    if config.search:
        keys = {archive.keys[entry_id] for entry_id, _ in archive.filters[piece]}
        yield _script(f"filters/{piece}.js", " ".join(sorted(keys)))


def _names(archive: Archive) -> dict[str, list[Any]]:
    """By word, the rows of the names that have it, the shortest names first. Reports and sources have titles only."""
    rows: dict[str, list[Any]] = {}
    kinds: list[Kind] = [kind for kind in KIND_FOLDERS if kind not in ("report", "source")]
    for entry in (entry for kind in kinds for entry in archive.of_kind(kind) if entry.id != "index"):
        path, key = _path(entry), archive.keys[entry.id]
        for name in names_of(entry):
            row = (key, path, entry.title, "" if name == entry.title else name)
            for word in dict.fromkeys(tokens(name)):
                rows.setdefault(word, []).append(row)
    return {word: sorted(same, key=_length)[:NAMESAKES] for word, same in rows.items()}


def _length(row: Sequence[str]) -> Any:
    return (len(row[3] or row[2]), row)


def _row(word: str, row: str) -> list[Any]:
    listed, common, _ = row.partition(FOREMOST)
    return [word, listed, 1] if common else [word, listed]


def _path(entry: Entry) -> str:
    return relative("/", entry_address(entry.kind, entry.id))


def _script(name: str, value: Any) -> Page:
    return Page(f"/search/{name}", "script", {"call": "shard", "arguments": [name, value]})
