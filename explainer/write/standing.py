"""Whether a site is, file by file, as the last build left it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from explainer.write.folders import MANY, Folders, keep_folders, read_folders, stamped, undisturbed
from explainer.write.manifest import Manifest, Record, manifest_in
from explainer.write.publish import left_over


class _Whose(msgspec.Struct):
    """Of a manifest only what it is of: its many records are passed over."""

    site: str


def place_of(site: Path, cache: Path) -> Path:
    """The folder of the cache in which what is known of a site lies."""
    return cache / "sites" / hashlib.blake2b(str(site.resolve()).encode(), digest_size=8).hexdigest()


def manifest_digest(site: Path, cache: Path) -> str:
    """The digest of a site's manifest; raises `OSError` when there is none."""
    return _digest((place_of(site, cache) / "manifest.json").read_bytes())


def standing(site: Path, cache: Path) -> tuple[str, int] | None:
    """The digest of a site's manifest and the number of its files, if all of them are there as it says, and no other.

    None when they are not, or when a killed build left something to mend.
    """
    site = site.resolve()
    place = place_of(site, cache)
    try:
        data = (place / "manifest.json").read_bytes()
    except OSError:
        return None
    manifest = manifest_in(data, site)
    if not manifest.files or left_over(place / "next", site):
        return None
    if not _undisturbed(site, place, manifest):
        folders, found, empty = stamped(site, manifest.files), 0, False
        for path, status in _walk(site):
            if status is None:
                empty = True
            elif _as_left(status, manifest.files.get(path)):
                found += 1
            else:
                return None
        if found != len(manifest.files):
            return None
        if not empty:
            _keep(place, folders)
    return _digest(data), len(manifest.files)


class Survey(msgspec.Struct, frozen=True):
    """What lies in a site, by paths under it: files `as_left` by the last build, all `others` (changed since, or of
    somebody else), and folders with nothing in them.
    """

    as_left: frozenset[str]
    others: tuple[str, ...]
    empty: tuple[str, ...]


def survey(site: Path, place: Path, manifest: Manifest) -> Survey:
    """Look once at everything in a site, which may be missing; `place` has what is known of it."""
    if _undisturbed(site, place, manifest):
        return Survey(frozenset(manifest.files), (), ())
    folders = stamped(site, manifest.files)
    as_left, others, empty = [], [], []
    for path, status in _walk(site):
        if status is None:
            empty.append(path)
        elif _as_left(status, manifest.files.get(path)):
            as_left.append(path)
        else:
            others.append(path)
    if as_left and not others and not empty and len(as_left) == len(manifest.files):
        _keep(place, folders)
    return Survey(frozenset(as_left), tuple(others), tuple(empty))


def _undisturbed(site: Path, place: Path, manifest: Manifest) -> bool:
    """Whether a site holds what the manifest says and nothing else, as far as that can be told from its folders."""
    known = read_folders(place)
    found = undisturbed(site, manifest, known) if known else None
    if found is not None and found is not known:
        keep_folders(place, found)
    return found is not None


def _keep(place: Path, folders: Folders) -> None:
    """Where there are few folders the next build may as well list them, and one with nothing to do writes nothing."""
    if len(folders.stamps) > MANY:
        keep_folders(place, folders)


def forget_lost_sites(place: Path) -> None:
    """Take away what is kept, beside the folder `place`, of sites that are gone (a preview's temporary folder) or
    never came to be.
    """
    for other in place.parent.glob("*"):
        if other != place:
            try:
                site = msgspec.json.decode((other / "manifest.json").read_bytes(), type=_Whose).site
            except (OSError, msgspec.DecodeError, UnicodeDecodeError):
                site = ""
            if not site or not os.path.isdir(site):
                shutil.rmtree(other, ignore_errors=True)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _as_left(status: os.stat_result, record: Record | None) -> bool:
    return (
        record is not None
        and (status.st_size, status.st_mtime_ns) == (record.size, record.mtime)
        and stat.S_ISREG(status.st_mode)
    )


def _walk(site: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """Everything in a site that is no folder, by its path under it; None for a folder with nothing in it."""
    left = [(str(site), "")]
    while left:
        folder, prefix = left.pop()
        empty = True
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                empty = False
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{path}/"))
                    continue
                try:
                    status = entry.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue
                yield path, status
        if empty and prefix:
            yield prefix[:-1], None
