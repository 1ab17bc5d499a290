"""Whether files can be put into a site by one rename each, and from where."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from explainer.write.publish import HALF


def passage(staged: Path, site: Path, put: Collection[str], remove: Collection[str]) -> Path | None:
    """The folder from which the files at the paths `put` can be renamed into the site; None where that cannot be.

    That is `staged`, in which they lie, or where the site is on another disk a folder in it, to which they are copied.
    Raises `OSError` when the copy fails.
    """
    folders = folders_of(site, put, remove)
    if folders is None:
        return None
    if not put or all(_same_disk(staged, folder) for folder in folders):
        return staged
    half = site / HALF
    if os.path.lexists(half):  # a killed build left it, or it is a link
        return None
    try:
        for path in put:
            (half / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(staged / path, half / path)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    if all(_same_disk(half, folder) for folder in folders):
        return half
    shutil.rmtree(half, ignore_errors=True)
    return None


def folders_of(site: Path, put: Collection[str], remove: Collection[str]) -> list[Path] | None:
    """The folders of the site that change, as far as they are there.

    None where something stands in the way: a link or a file for a folder, a folder for a file, a folder that may not
    be written to, or two paths that are one to some systems.
    """
    if not _plain(put, remove):
        return None
    found: dict[str, Path | None] = {"": site}
    for path in (*put, *remove):
        if not _enter(path.rpartition("/")[0], site, found):
            return None
    for path in put:
        if not _is(site / path, stat.S_ISREG, missing=True):
            return None
    folders = [folder for folder in dict.fromkeys(found.values()) if folder]
    return folders if all(os.access(folder, os.W_OK | os.X_OK) for folder in folders) else None


def _enter(folder: str, site: Path, found: dict[str, Path | None]) -> bool:
    """Whether a folder is there or can be made; `found` gets it and those around it, None for one that is missing."""
    if folder in found:
        return True
    outer = folder.rpartition("/")[0]
    if not _enter(outer, site, found):
        return False
    if found[outer] is None or not os.path.lexists(site / folder):
        found[folder] = None
        return True
    found[folder] = site / folder
    return _is(site / folder, stat.S_ISDIR, missing=False)


def _is(file: Path, kind: Callable[[int], bool], *, missing: bool) -> bool:
    try:
        mode = os.stat(file, follow_symlinks=False).st_mode
    except FileNotFoundError:
        return missing
    except OSError:
        return False
    return kind(mode)


def _plain(put: Iterable[str], remove: Iterable[str]) -> bool:
    """Whether the paths can be written down, and none that goes is on some systems one that comes."""
    try:
        coming, going = ({_folded(path) for path in paths} for paths in (put, remove))
    except UnicodeEncodeError:
        return False
    return coming.isdisjoint(going)


def _folded(path: str) -> str:
    path.encode()
    return unicodedata.normalize("NFC", path.casefold())


def _same_disk(source: Path, folder: Path) -> bool:
    """Whether a file can be renamed from one folder to another.

    Two mounted folders of one disk are two to rename(2), which says so before it looks for the file: so it is asked for
    one that is not there.
    """
    if os.stat(source).st_dev != os.stat(folder).st_dev:
        return False
    try:
        (source / ".nothing").rename(folder / ".nothing")
    except OSError as fault:
        return fault.errno == errno.ENOENT
    return False
