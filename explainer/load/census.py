"""What a build reads: every file of the content, the templates and the program, by its digest.

A file whose size, times and inode are those of the last census is not read again. That is no guess: whatever changes a
file sets its time of change (ctime), which no program can set, unless both fall into one tick of the clock. So a file
that had just been changed when the last census was taken is read all the same, as git does with "racily clean" files
(https://git-scm.com/docs/racy-git). Windows keeps no such time; there every file is read.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from operator import itemgetter
from pathlib import Path

import msgspec

from explainer.load.discover import passed_over
from explainer.load.promises import ADDRESSES, REDIRECTS
from explainer.model.config import Config
from explainer.model.sealed import sealed, unsealed

FORMAT = 1
_NAME = "census"
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest times that a file system keeps (FAT)."""
_STAMPED = sys.platform != "win32"

_PROGRAM: list[tuple[str, dict[bytes, Seen]]] = []
_DIGESTS: list[tuple[Census, str]] = []
"""The census whose digest was asked for last, and that digest."""

Skip = Callable[[bytes], bool]


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """One file: its size in bytes, its times in nanoseconds, its inode, and the digest of its bytes."""

    size: int
    mtime: int
    ctime: int
    inode: int
    digest: bytes


class Census(msgspec.Struct, frozen=True):
    """All files by their absolute path, as the system spells it; `when` is the time before the first was looked at.

    `program` is the digest of this program's own files, of the names and versions of the installed libraries, and of
    Python's.
    """

    when: int
    program: str
    files: dict[bytes, Seen]
    format: int = FORMAT

    def digest_of(self, file: Path | str) -> bytes | None:
        """The digest of a file's bytes; None when the census did not meet it."""
        seen = self.files.get(os.fsencode(file))
        return seen.digest if seen else None

    def digest(self) -> str:
        """The digest of everything that was met."""
        if _DIGESTS and _DIGESTS[0][0] is self:
            return _DIGESTS[0][1]
        told = [path + b"\0" + seen.digest for path, seen in sorted(self.files.items(), key=itemgetter(0))]
        found = hashlib.blake2b(self.program.encode() + b"".join(told), digest_size=16).hexdigest()
        _DIGESTS[:] = [(self, found)]
        return found


class _Uncertain(Exception):  # noqa: N818 - no error: something that a census cannot vouch for
    """A file that cannot be read, a folder behind a link, or something that is neither file nor folder."""


def take_census(config: Config, known: Census | None) -> Census | None:
    """Look at every file that a build of this archive can read; `known` is the last census.

    Returns None where something is there that only a build can judge: a file that cannot be read, a link to a folder.
    """
    when = time.time_ns()
    trusted = known.files if known and _STAMPED else {}
    limit = known.when - _TICK if known else 0
    places: list[tuple[Path, Skip]] = [(config.content_dir, passed_over), (config.templates_dir, _nothing)]
    if config.admin:
        places.append((config.admin.folder, _nothing))
    try:
        program, own = _program(trusted, limit)
        files = dict(own)
        for folder, skip in places:
            files |= _seen_in(folder, skip, trusted, limit)
        for name in (REDIRECTS, ADDRESSES):
            file = config.root / name
            if os.path.lexists(file):
                path = os.fsencode(file)
                files[path] = Seen(0, 0, 0, 0, file_digest(path))
    except (OSError, _Uncertain):
        return None
    return Census(when, program, files)


def read_census(cache: Path) -> Census | None:
    """The census in the cache; None when there is none, or when it cannot be trusted."""
    try:
        census = msgspec.msgpack.decode(unsealed((cache / _NAME).read_bytes()), type=Census)
    except (OSError, ValueError):
        return None
    return census if census.format == FORMAT else None


def keep_census(cache: Path, census: Census) -> None:
    """Put a census into the cache."""
    replace_file(cache / _NAME, sealed(msgspec.msgpack.encode(census)))


def replace_file(file: Path, data: bytes) -> None:
    """Write a file of the cache in one step, so that nobody reads half of it.

    Where that cannot be done the file stays as it was: every file of the cache says what it was made of, so an old one
    is noticed, and a build without a cache is only slower.
    """
    beside = file.with_name(f"{file.name}.next")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(file)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def file_digest(path: bytes) -> bytes:
    """The digest of a file's bytes, of which not all need be in memory at once; raises `OSError`."""
    with open(path, "rb") as stream:  # noqa: PTH123 - paths are bytes here
        return hashlib.file_digest(stream, "blake2b").digest()[:16]


def bytes_digest(data: bytes) -> bytes:
    """The same digest of bytes in memory."""
    return hashlib.blake2b(data).digest()[:16]


def _nothing(_: bytes) -> bool:
    return False


def _seen_in(folder: Path, skip: Skip, trusted: dict[bytes, Seen], limit: int) -> dict[bytes, Seen]:
    files: dict[bytes, Seen] = {}
    folders = [os.fsencode(folder)]
    known_of = trusted.get
    while folders:
        with os.scandir(folders.pop()) as items:
            for item in items:
                if skip(item.name):
                    continue
                path = item.path
                if item.is_file(follow_symlinks=False):
                    files[path] = _seen(item, known_of(path), limit)
                elif item.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif item.is_symlink() and not item.is_dir():
                    files[path] = _link(path)
                else:
                    raise _Uncertain
    return files


def _seen(item: os.DirEntry[bytes], known: Seen | None, limit: int) -> Seen:
    status = item.stat(follow_symlinks=False)
    size, mtime, ctime, inode = status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
    if (
        known is not None
        and known.ctime == ctime < limit
        and known.mtime == mtime < limit
        and known.size == size
        and known.inode == inode
    ):
        return known
    if not stat.S_ISREG(status.st_mode):
        raise _Uncertain
    return Seen(size, mtime, ctime, inode, file_digest(item.path))


def _link(path: bytes) -> Seen:
    """A link to a file. Where it leads is part of what it is; never trusted, so nothing but the digest matters."""
    target = os.path.realpath(path)
    if not stat.S_ISREG(os.stat(target).st_mode):
        raise _Uncertain
    return Seen(0, 0, 0, 0, hashlib.blake2b(target + b"\0" + file_digest(target), digest_size=16).digest())


def _program(trusted: dict[bytes, Seen], limit: int) -> tuple[str, dict[bytes, Seen]]:
    """The digest of the program and its files, as they were when this process began: it goes on running that."""
    if not _PROGRAM:
        package = Path(__file__).parents[1]
        files = _seen_in(package, lambda name: name == b"__pycache__", trusted, limit)
        digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
        libraries: set[str] = set()
        for folder in sys.path:
            with suppress(OSError):
                libraries.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
        digest.update("\0".join(sorted(libraries)).encode("utf-8", "surrogateescape") + b"\n")
        for path in sorted(files):
            digest.update(os.path.relpath(path, os.fsencode(package)) + b"\0" + files[path].digest)
        _PROGRAM.append((digest.hexdigest(), files))
    return _PROGRAM[0]
