"""Files to entries. Every fault is a problem with a place; one bad file does not hide the next."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable
from pathlib import Path

import msgspec

from explainer.load.census import Census, bytes_digest, file_digest
from explainer.load.configuration import check_config, read_config
from explainer.load.decode import decode, read_bytes
from explainer.load.discover import Source, discover
from explainer.load.kept import Kept
from explainer.load.promises import read_promises
from explainer.load.rules import RULES as LOADED
from explainer.model.config import Config
from explainer.model.entry import Asset, Entry
from explainer.model.front import Kind
from explainer.model.ids import id_of, is_id
from explainer.model.problem import Position, Problem
from explainer.model.progress import Progress, silent
from explainer.model.promises import Promises

__all__ = ["LOADED", "Loaded", "ReadOne", "Source", "check_config", "entry_of", "load", "load_entry", "read_config"]


class Loaded(msgspec.Struct, frozen=True):
    """What the content holds. `broken` are the ids of entries that could not be read: they exist, so a reference
    to them is no fault of its own.
    """

    entries: tuple[Entry, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]
    promises: Promises = Promises()


ReadOne = Callable[[Source, Config], tuple[Entry | None, list[Problem]]]
"""Reads one entry, as `load_entry` does; a caller that keeps what it read has its own."""


def load(
    config: Config,
    progress: Progress = silent,
    census: Census | None = None,
    *,
    keep: bool = False,
    read_one: ReadOne | None = None,
) -> Loaded:
    """Read all of the content, in the order of paths.

    With a `census`, entries that the cache holds are not parsed again, and with `keep` the cache is brought up to date.
    With `read_one`, that reads each entry instead.
    """
    discovered = discover(config)
    kept = Kept(config.cache_dir, census, config.largest_entry, len(discovered.sources)) if census else None
    problems = list(discovered.problems)
    entries: dict[str, Entry] = {}
    broken: set[str] = set()
    owners: dict[str, str] = {}
    for number, source in enumerate(discovered.sources):
        progress("reading entries", number, len(discovered.sources))
        entry_id = id_of(source.path)
        problems.extend(_id_faults(entry_id, source.path))
        first = owners.setdefault(entry_id.casefold(), source.path)
        if first != source.path:
            problems.append(_taken(entry_id, source.path, first))
            continue
        if read_one:
            entry, faults = read_one(source, config)
        else:
            entry, faults = (kept and kept.entry(source.path, source.file)) or load_entry(source, config, kept)
        problems.extend(faults)
        if entry is None:
            broken.add(entry_id)
        else:
            entries[entry_id] = entry
    assets: list[Asset] = []
    prefix = posixpath.relpath(config.content_dir.as_posix(), config.root.as_posix())
    for within, file in discovered.assets:
        try:
            digest = _digest(file, census)
        except OSError as fault:
            message = f"this file cannot be read: {fault.strerror}"
            problems.append(Problem(Position(f"{prefix}/{within}"), "unreadable-file", message))
            continue
        assets.append(Asset(f"{prefix}/{within}", f"/{within}", digest))
    if kept and keep:
        kept.save()
    promises, faults = read_promises(config.root)
    problems.extend(faults)
    return Loaded(tuple(entries.values()), tuple(assets), tuple(problems), frozenset(broken), promises)


def load_entry(source: Source, config: Config, kept: Kept | None = None) -> tuple[Entry | None, list[Problem]]:
    """Read one entry, and tell `kept` of it. None with at least one error when it cannot be trusted."""
    data, problems = read_bytes(Path(source.file), source.path, config.largest_entry)
    if data is None:
        return None, problems
    text, problems = decode(data, source.path)
    if text is None:
        return None, problems
    entry, faults = entry_of(text, source.path, source.kind)
    problems.extend(faults)
    if entry and kept:
        kept.learn(bytes_digest(data), entry, problems)
    return entry, problems


def entry_of(text: str, path: str, kind: Kind) -> tuple[Entry | None, list[Problem]]:
    """Read one entry from its text, as `decode` gives it; `path` is relative to the folder of mkdocs.yml."""
    from explainer.load.body import read_body
    from explainer.load.fields import typed_front
    from explainer.load.frontmatter import split_front_matter

    front, problems = split_front_matter(text, path)
    if front is None:
        return None, problems
    typed, relations, faults = typed_front(kind, front, path)
    problems.extend(faults)
    folder = posixpath.dirname(path)
    body, more, faults = read_body(front.body, path, front.body_line, folder)
    problems.extend(faults)
    if typed is None:
        return None, problems
    return Entry(id_of(path), kind, path, typed, body, (*relations, *more), front.positions), problems


def _id_faults(entry_id: str, path: str) -> list[Problem]:
    if is_id(entry_id):
        return []
    return [
        Problem(
            Position(path),
            "bad-id",
            f"“{entry_id}” cannot be an id, which is the file name without .md",
            "use lower-case letters, digits and hyphens, with no spaces",
        )
    ]


def _taken(entry_id: str, path: str, first: str) -> Problem:
    return Problem(
        Position(path),
        "duplicate-id",
        f"the id “{entry_id}” is taken by {first}",
        "give this file another name; ids are unique in the whole archive",
    )


def _digest(file: Path, census: Census | None) -> str:
    """Of a file of the content, which may be large; a census has read it."""
    known = census.digest_of(file) if census and not file.is_symlink() else None
    return (known or file_digest(os.fsencode(file))).hex()
