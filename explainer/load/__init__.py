"""Files to entries. Every fault is a problem with a place; one bad file does not hide the next."""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from pathlib import Path

import msgspec

from explainer.load.body import read_body
from explainer.load.configuration import check_config, read_config
from explainer.load.decode import read_text
from explainer.load.discover import Source, discover
from explainer.load.fields import typed_front
from explainer.load.frontmatter import split_front_matter
from explainer.load.rules import RULES as LOADED
from explainer.model.config import Config
from explainer.model.entry import Asset, Entry
from explainer.model.problem import Position, Problem
from explainer.model.progress import Progress, silent

__all__ = ["LOADED", "Loaded", "check_config", "load", "load_entry", "read_config"]

_ID = re.compile(r"\w[\w.-]*")


class Loaded(msgspec.Struct, frozen=True):
    """What the content holds. `broken` are the ids of entries that could not be read: they exist, so a reference
    to them is no fault of its own.
    """

    entries: tuple[Entry, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def load(config: Config, progress: Progress = silent) -> Loaded:
    """Read all of the content, in the order of paths."""
    discovered = discover(config)
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
        entry, faults = load_entry(source, config)
        problems.extend(faults)
        if entry is None:
            broken.add(entry_id)
        else:
            entries[entry_id] = entry
    assets: list[Asset] = []
    prefix = posixpath.relpath(config.content_dir.as_posix(), config.root.as_posix())
    for within, file in discovered.assets:
        try:
            digest = _digest(file)
        except OSError as fault:
            message = f"this file cannot be read: {fault.strerror}"
            problems.append(Problem(Position(f"{prefix}/{within}"), "unreadable-file", message))
            continue
        assets.append(Asset(f"{prefix}/{within}", f"/{within}", digest))
    return Loaded(tuple(entries.values()), tuple(assets), tuple(problems), frozenset(broken))


def load_entry(source: Source, config: Config) -> tuple[Entry | None, list[Problem]]:
    """Read one entry. None with at least one error when it cannot be trusted."""
    text, problems = read_text(source.file, source.path, config.largest_entry)
    if text is None:
        return None, problems
    front, faults = split_front_matter(text, source.path)
    problems.extend(faults)
    if front is None:
        return None, problems
    typed, relations, faults = typed_front(source.kind, front, source.path)
    problems.extend(faults)
    folder = posixpath.dirname(source.path)
    body, more, faults = read_body(front.body, source.path, front.body_line, folder)
    problems.extend(faults)
    if typed is None:
        return None, problems
    entry = Entry(id_of(source.path), source.kind, source.path, typed, body, (*relations, *more), front.positions)
    return entry, problems


def id_of(path: str) -> str:
    """The id of an entry: its file name without `.md`, in Unicode's composed form."""
    return unicodedata.normalize("NFC", posixpath.basename(path).rsplit(".", 1)[0])


def _id_faults(entry_id: str, path: str) -> list[Problem]:
    if _ID.fullmatch(entry_id) and entry_id == entry_id.lower():
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


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "blake2b").hexdigest()[:32]
