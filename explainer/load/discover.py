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
    file: Path
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
    sources: list[Source] = []
    assets: list[tuple[str, Path]] = []
    problems: list[Problem] = []
    inside = config.content_dir.resolve()
    prefix = _relative(config.content_dir, config.root)

    def unreadable(fault: OSError) -> None:
        path = _relative(Path(fault.filename), config.root)
        problems.append(_problem(path, "unreadable-file", f"this folder cannot be read: {fault.strerror}"))

    for folder, folders, names in os.walk(config.content_dir, onerror=unreadable):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not passed_over(name))
        linked = [name for name in folders if (here / name).is_symlink()]
        for name in sorted(name for name in (*names, *linked) if not passed_over(name)):
            file = here / name
            within = _relative(file, config.content_dir)
            path = f"{prefix}/{within}"
            fault = _file_fault(file, path, inside)
            if fault:
                problems.append(fault)
            elif file.is_dir():
                continue
            elif file.suffix.lower() == ".md":
                kind = _kind(within)
                if kind:
                    sources.append(Source(path, file, kind))
                else:
                    problems.append(_unknown_folder(path, within))
            elif file.suffix.lower() in ASSET_TYPES:
                assets.append((within, file))
            else:
                problems.append(_asset_type(path, file.suffix))
    return Discovered(tuple(sorted(sources, key=lambda source: source.path)), tuple(sorted(assets)), tuple(problems))


def passed_over(name: str) -> bool:
    """Whether a file or folder of the content is none of ours: hidden, a backup of an editor, a README.md."""
    return name.startswith((".", "#")) or name.endswith("~") or name.lower() == "readme.md"


def _relative(path: Path, root: Path) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


def _kind(within: str) -> Kind | None:
    first, slash, _ = within.partition("/")
    if not slash:
        return "page"
    return FOLDERS.get(first)


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
