"""A folder with other people's files is never taken for a site."""

from __future__ import annotations

import os
from pathlib import Path

from explainer.model.problem import SetupError
from explainer.write.manifest import Manifest, Record
from explainer.write.publish import HALF

MARKER = "archive.json"
"""A folder with this file was made by us, even if the cache was lost."""


def refuse_foreign(site: Path, manifest: Manifest) -> None:
    """Raise `SetupError` where a site must not be, even if one of ours was there before; nothing may be there."""
    if not site.exists():
        return
    if not site.is_dir():
        raise SetupError(f"site_dir is {site}, which is a file")
    if any(site.iterdir()) and not is_ours(site, manifest):
        raise SetupError(
            f"site_dir is {site}, which holds files that this program did not write; empty it or name another folder"
        )


def is_ours(site: Path, manifest: Manifest) -> bool:
    """Whether a folder is a site of this program: by one file of the manifest, or by what it says of itself."""
    if (site / HALF).is_dir() or any(stands(site / path, record) for path, record in manifest.files.items()):
        return True
    try:
        with (site / MARKER).open("rb") as stream:
            return b'"generator": "explainer"' in stream.read(200)
    except OSError:
        return False


def stands(file: Path, record: Record) -> bool:
    """Whether a file is there as it was left."""
    try:
        status = os.stat(file, follow_symlinks=False)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (record.size, record.mtime)
