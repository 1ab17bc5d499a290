"""The manifest: which recipe every file of the site was made by. It lies in the cache, never in the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

FORMAT = 2

_LAST: list[tuple[bytes, Manifest]] = []
"""The bytes that were taken apart last, and what was in them: a build asks for them more than once."""


class Record(msgspec.Struct, frozen=True, array_like=True):
    """One file of the site: its recipe, and its size and time of change as they were when it was written.

    A file that was changed or replaced since by somebody else has another size or time, and is written anew.
    `size` is in bytes, `mtime` in nanoseconds.
    """

    recipe: str
    size: int
    mtime: int


class Manifest(msgspec.Struct, frozen=True):
    """The files of one site by their path under it."""

    site: str
    format: int = FORMAT
    files: Mapping[str, Record] = {}


def read_manifest(path: Path, site: Path) -> Manifest:
    """The manifest of a site; an empty one when there is none, or when it cannot be trusted."""
    try:
        data = path.read_bytes()
    except OSError:
        return Manifest(str(site))
    return manifest_in(data, site)


def manifest_in(data: bytes, site: Path) -> Manifest:
    """The manifest of a site in the bytes of its file; an empty one when they cannot be trusted."""
    empty = Manifest(str(site))
    if not _LAST or _LAST[0][0] != data:
        try:
            _LAST[:] = [(data, msgspec.json.decode(data, type=Manifest))]
        except (msgspec.DecodeError, UnicodeDecodeError):
            return empty
    manifest = _LAST[0][1]
    return manifest if manifest.format == FORMAT and manifest.site == str(site) else empty


def stage_manifest(path: Path, manifest: Manifest) -> Path:
    """Write a manifest beside the one at `path`; returns where, for it to be renamed to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".next")
    beside.write_bytes(msgspec.json.encode(manifest))
    return beside
