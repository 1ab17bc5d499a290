"""Whether a site is, file by file, as the last build left it."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import msgspec

from explainer.write.manifest import Manifest, Record, manifest_in
from explainer.write.publish import left_over


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
    try:
        found = _matching(str(site), "", manifest.files)
    except OSError:
        return None
    return (_digest(data), found) if found == len(manifest.files) else None


def forget_lost_sites(place: Path) -> None:
    """Take away what is kept, beside the folder `place`, of sites that are gone (a preview's temporary folder) or
    never came to be.
    """
    for other in place.parent.glob("*"):
        if other != place:
            try:
                site = msgspec.json.decode((other / "manifest.json").read_bytes(), type=Manifest).site
            except (OSError, msgspec.DecodeError, UnicodeDecodeError):
                site = ""
            if not site or not os.path.isdir(site):
                shutil.rmtree(other, ignore_errors=True)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _matching(folder: str, prefix: str, files: dict[str, Record]) -> int:
    """How many files of a folder are as the manifest says; -1 when one is not."""
    count = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                inner = _matching(entry.path, f"{path}/", files)
                if inner < 0:
                    return -1
                count += inner
                continue
            record = files.get(path)
            status = entry.stat(follow_symlinks=False)
            if record is None or (status.st_size, status.st_mtime_ns) != (record.size, record.mtime):
                return -1
            count += 1
    return count
