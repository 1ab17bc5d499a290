"""The content folder to a list of files: which are entries, which are assets, which are neither."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec

from explainer.model.config import Config
from explainer.model.front import FOLDERS, Kind
from explainer.model.problem import Position, Problem
from explainer.model.spelling import closest, did_you_mean

ASSET_TYPES = frozenset(
    (
        ".avif",
        ".csv",
        ".geojson",
        ".gif",
        ".jpeg",
        ".jpg",
        ".mp3",
        ".mp4",
        ".ogg",
        ".pdf",
        ".png",
        ".txt",
        ".webm",
        ".webp",
    )
)
"""Files that are copied as they are: types in which a browser runs nothing, so that untrusted content can
bring no script."""


class Source(msgspec.Struct, frozen=True):
    """A Markdown file of the content: its path, relative and whole, and the kind its folder gives it."""

    path: str
    file: str
    kind: Kind


class Discovered(msgspec.Struct, frozen=True):
    """What the content folder holds, each in the order of paths."""

    sources: tuple[Source, ...]
    assets: tuple[tuple[str, Path], ...]
    """Path relative to the content folder, and the file."""
    problems: tuple[Problem, ...]


def discover(config: Config) -> Discovered:
    """List the files of the content. Hidden files, editors' backups and README.md are passed over.

    Nothing is opened; a link that leads out of the content folder, and a folder that is no kind's, are problems.
    """
    search = _Search(config)
    search.all_in(str(config.content_dir))
    search.sources.sort(key=lambda source: source.path)
    return Discovered(tuple(search.sources), tuple(sorted(search.assets)), tuple(search.problems))


class _Search:
    def __init__(self, config: Config) -> None:
        self.root = config.root
        self.inside = config.content_dir.resolve()
        self.prefix = _relative(config.content_dir, config.root)
        self.sources: list[Source] = []
        self.assets: list[tuple[str, Path]] = []
        self.problems: list[Problem] = []

    def all_in(self, content: str) -> None:
        folders: list[tuple[str, str, Kind | None]] = [(content, "", "page")]
        while folders:
            folder, before, kind = folders.pop()
            inner: list[tuple[str, str, Kind | None]] = []
            for item in sorted(self._items(folder), key=lambda item: item.name):
                if item.is_dir(follow_symlinks=False):
                    inner.append((item.path, f"{before}{item.name}/", kind if before else FOLDERS.get(item.name)))
                else:
                    self._file(item, before + item.name, kind)
            folders.extend(reversed(inner))

    def _items(self, folder: str) -> list[os.DirEntry[str]]:
        items: list[os.DirEntry[str]] = []
        try:
            with os.scandir(folder) as found:
                items.extend(item for item in found if not passed_over(item.name))
        except OSError as fault:
            path = _relative(Path(fault.filename or folder), self.root)
            self.problems.append(_problem(path, "unreadable-file", f"this folder cannot be read: {fault.strerror}"))
        return items

    def _file(self, item: os.DirEntry[str], within: str, kind: Kind | None) -> None:
        path = f"{self.prefix}/{within}"
        fault = None if item.is_file(follow_symlinks=False) else _file_fault(Path(item.path), path, self.inside)
        suffix = _suffix(item.name)
        if fault:
            self.problems.append(fault)
        elif suffix.lower() == ".md":
            if kind:
                self.sources.append(Source(path, item.path, kind))
            else:
                self.problems.append(_unknown_folder(path, within))
        elif suffix.lower() in ASSET_TYPES:
            self.assets.append((within, Path(item.path)))
        else:
            self.problems.append(_asset_type(path, suffix))


def _suffix(name: str) -> str:
    """As `PurePath.suffix` has it."""
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


_HIDDEN = (b".", b"#")
_OUTSIDE = b"readme.md"
"""What hosts show of a folder; in capitals or not."""


def passed_over(name: str | bytes) -> bool:
    """Whether a file or folder of the content is none of ours: hidden, a backup of an editor, a README.md."""
    spelt = name if isinstance(name, bytes) else os.fsencode(name)
    return spelt[:1] in _HIDDEN or spelt[-1:] == b"~" or (len(spelt) == len(_OUTSIDE) and spelt.lower() == _OUTSIDE)


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _file_fault(file: Path, path: str, inside: Path) -> Problem | None:
    try:
        mode = file.lstat().st_mode
        if stat.S_ISREG(mode):
            return None
        mode = file.stat().st_mode
        linked = file.is_symlink()
        real = file.resolve() if linked else file
    except OSError as fault:
        return _problem(path, "unreadable-file", f"this file cannot be read: {fault.strerror}")
    if linked and inside not in real.parents:
        return _problem(
            path,
            "outside-content",
            "this is a link to a file outside the content folder",
            "put the file itself here",
        )
    if linked and stat.S_ISDIR(mode):
        return _problem(path, "outside-content", "this is a link to a folder; only real folders are read")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        return _problem(path, "unreadable-file", "this is not an ordinary file")
    return None


def _unknown_folder(path: str, within: str) -> Problem:
    folder = within.split("/", maxsplit=1)[0]
    suggestion = closest(folder, FOLDERS)
    hint = did_you_mean(suggestion) or f"the folders are {', '.join(sorted(FOLDERS))}"
    return _problem(path, "unknown-folder", f"the folder “{folder}” is not one of the kinds of entry", hint)


def _asset_type(path: str, suffix: str) -> Problem:
    return _problem(
        path,
        "asset-type",
        f"a file of type “{suffix}” is not copied to the site" if suffix else "a file without a type is not copied",
        f"entries end in .md; the files that are copied end in {' '.join(sorted(ASSET_TYPES))}",
    )


def _problem(path: str, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(Position(path), rule, message, hint)
