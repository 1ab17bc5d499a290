"""The finished folder takes the place of the site, so that nobody who reads the site meets half a build."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from explainer.write.exchange import exchange


def publish(staged: Path, site: Path, claimed: Iterable[str]) -> None:
    """Replace `site` by `staged`, which holds the `claimed` files.

    In one step where the system can swap two folders; by two renames where it cannot; and where `site` cannot be
    moved (another disk, a mount point) file by file, each in one step. Afterwards `staged` is gone.
    """
    if not site.exists():
        try:
            site.parent.mkdir(parents=True, exist_ok=True)
            staged.rename(site)
            return
        except OSError as fault:
            if fault.errno != errno.EXDEV:
                raise
    elif exchange(staged, site):
        shutil.rmtree(staged)
        return
    elif _two_renames(staged, site):
        return
    _file_by_file(staged, site, set(claimed))
    shutil.rmtree(staged)


def _two_renames(staged: Path, site: Path) -> bool:
    old = staged.with_name(staged.name + ".old")
    try:
        site.rename(old)
    except OSError:
        return False
    try:
        staged.rename(site)
    except OSError:
        old.rename(site)
        return False
    shutil.rmtree(old)
    return True


def _file_by_file(staged: Path, site: Path, claimed: set[str]) -> None:
    site.mkdir(parents=True, exist_ok=True)
    for path in sorted(claimed):
        if not ((site / path).is_file() and _same(staged / path, site / path)):
            _put(staged / path, site / path, site)
    for folder, folders, names in os.walk(site, topdown=False):
        for name in names:
            file = Path(folder) / name
            if file.relative_to(site).as_posix() not in claimed:
                file.unlink()
        for name in folders:
            inner = Path(folder) / name
            if inner.is_symlink():
                inner.unlink()
            elif not any(inner.iterdir()):
                inner.rmdir()


def _put(source: Path, target: Path, site: Path) -> None:
    """Replace one file in one step; a folder where a file belongs, and the other way round, gives way."""
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    for parent in target.relative_to(site).parents:
        if (site / parent).is_file():
            (site / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.next")
    shutil.copy2(source, beside)
    beside.replace(target)


def _same(one: Path, other: Path) -> bool:
    first, second = one.stat(), other.stat()
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
