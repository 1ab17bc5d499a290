"""What is known of the folders of a site: in which of them nothing can have come or gone since somebody looked.

The time of change of a folder, `ctime`, is set when a file in it comes, goes or is renamed (open(2), unlink(2),
rename(2)), and no program can set it back. So a folder whose time and inode are as they were when it held what the
manifest says holds nothing else now. Every file of the manifest is looked at all the same; this spares the lists of
folders, which take twice as long as all files. A folder that had just been changed when it was looked at is listed
again, as with the files in `load/census.py`.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Collection, Iterable, Sequence, Set
from contextlib import suppress
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

import msgspec

from explainer.model.sealed import sealed, unsealed
from explainer.write.crew import share
from explainer.write.manifest import Manifest, Record

FORMAT = 1
_NAME = "folders"
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest times that a file system keeps (FAT)."""
_STAMPED = sys.platform != "win32"
MANY = 200
"""Folders that had to be listed, from which on it is worth keeping what was found."""
_SHARE = 4
"""When one folder in so many has to be listed, all are: they are other folders."""
_WORTH = 8_000
"""Folders and files that are worth a second process: some 20 milliseconds."""
_PIECES = 64
"""Pieces in which they are looked at by all processes."""

Stamp = tuple[int, int]
"""Of a folder: its time of change (ctime) in nanoseconds, and its inode."""

Item = TypeVar("Item")

UNKNOWN: Stamp = (0, 0)
"""The stamp of a folder that has to be listed."""


class Folders(msgspec.Struct, frozen=True, array_like=True):
    """All folders of a site in which files of a manifest lie, by their paths under the site; "" is the site itself.

    `files` is the digest of the paths of those files.
    """

    files: str
    stamps: dict[str, Stamp]
    format: int = FORMAT


def read_folders(place: Path) -> Folders | None:
    """What is kept of the folders of a site; None when there is nothing, or when it cannot be trusted."""
    if not _STAMPED:
        return None
    try:
        found = msgspec.msgpack.decode(unsealed((place / _NAME).read_bytes()), type=Folders)
    except (OSError, ValueError):
        return None
    return found if found.format == FORMAT else None


def keep_folders(place: Path, folders: Folders) -> None:
    """Keep it. Where that cannot be done, folders are listed."""
    if not _STAMPED:
        return
    beside_it = _beside(place)
    with suppress(OSError):
        beside_it.write_bytes(sealed(msgspec.msgpack.encode(folders)))
        beside_it.replace(place / _NAME)


def forget_half(place: Path) -> None:
    """Take away what a build that was killed had begun to keep."""
    with suppress(OSError):
        _beside(place).unlink(missing_ok=True)


def _beside(place: Path) -> Path:
    return place / f"{_NAME}.next"


def keep_others(place: Path, before: Set[str], after: Set[str]) -> None:
    """Keep what is known of a site in which files came or went, by the paths of those before and after.

    The folders in which they did so have other times now, so they will be listed.
    """
    known = read_folders(place) if before != after else None
    if known is not None and known.files == _digest(before):
        keep_folders(place, Folders(_digest(after), {path: known.stamps.get(path, UNKNOWN) for path in _above(after)}))


def stamped(root: Path, paths: Collection[str]) -> Folders:
    """The folders below `root` that hold files at these paths and nothing else, as they are now."""
    limit = time.time_ns() - _TICK
    stamps = {}
    start = f"{root}{os.sep}"
    for folder in _above(paths):
        stamp = UNKNOWN
        with suppress(OSError):
            stamp = _if_older(_stamp(os.lstat(start + folder)), limit)
        stamps[folder] = stamp
    return Folders(_digest(paths), stamps)


def undisturbed(site: Path, manifest: Manifest, known: Folders) -> Folders | None:
    """What is to be known of the folders of a site that holds what the manifest says, file by file, and nothing else.

    None when it does not, or when too little is `known`. It is `known` itself while that is good enough.
    """
    if not manifest.files or known.files != _digest(manifest.files):
        return None
    limit = time.time_ns() - _TICK
    try:
        root = os.open(site, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
    try:
        others = _others(root, manifest, known)
        if others is None or len(others) > len(known.stamps) // _SHARE + MANY:
            return None
        if not all(_holds_ours(root, folder, manifest, known) for folder in others):
            return None
    finally:
        os.close(root)
    if len(others) <= MANY:
        return known
    return Folders(known.files, {**known.stamps, **{path: _if_older(stamp, limit) for path, stamp in others.items()}})


def _others(root: int, manifest: Manifest, known: Folders) -> dict[str, Stamp] | None:
    """The folders with other stamps than those known; None when a file is not as it was left."""
    folders, files = list(known.stamps.items()), list(manifest.files.items())

    def look(number: int) -> bytes:
        return msgspec.msgpack.encode(_others_among(root, _piece(folders, number), _piece(files, number)))

    most = None if len(folders) + len(files) >= _WORTH else 1
    others: dict[str, Stamp] = {}
    for told in share(_PIECES, look, lambda _: None, _PIECES, most):
        for _, answer in told:
            found = msgspec.msgpack.decode(answer, type=dict[str, Stamp] | None)
            if found is None:
                return None
            others |= found
    return others


def _piece(whole: list[Item], number: int) -> list[Item]:
    return whole[len(whole) * number // _PIECES : len(whole) * (number + 1) // _PIECES]


def _others_among(
    root: int, folders: Sequence[tuple[str, Stamp]], files: Sequence[tuple[str, Record]]
) -> dict[str, Stamp] | None:
    look, found = os.stat, {}
    try:
        for path, stamp in folders:
            status = look(path or ".", dir_fd=root, follow_symlinks=False)
            if (status.st_ctime_ns, status.st_ino) != stamp:
                found[path] = _stamp(status)
        for path, record in files:
            status = look(path, dir_fd=root, follow_symlinks=False)
            if status.st_mtime_ns != record.mtime or status.st_size != record.size or not S_ISREG(status.st_mode):
                return None
    except (OSError, ValueError):  # no path at all
        return None
    return found


def _holds_ours(root: int, folder: str, manifest: Manifest, known: Folders) -> bool:
    """Whether a folder holds nothing but files of the manifest and folders with such."""
    prefix = f"{folder}/" if folder else ""
    try:
        inner = os.open(folder or ".", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=root)
    except OSError:
        return False
    try:
        with os.scandir(inner) as entries:
            return all(
                prefix + entry.name in (known.stamps if entry.is_dir(follow_symlinks=False) else manifest.files)
                for entry in entries
            )
    except OSError:
        return False
    finally:
        os.close(inner)


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_ctime_ns, status.st_ino


def _if_older(stamp: Stamp, limit: int) -> Stamp:
    return stamp if stamp[0] < limit else UNKNOWN


def _digest(paths: Iterable[str]) -> str:
    told = "\0".join(sorted(paths)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=16).hexdigest()


def _above(paths: Iterable[str]) -> list[str]:
    """The folders that files at some paths lie in, and those around them, sorted."""
    found = {path.rpartition("/")[0] for path in paths}
    left = list(found)
    while left:
        outer = left.pop().rpartition("/")[0]
        if outer not in found:
            found.add(outer)
            left.append(outer)
    return sorted(found)
