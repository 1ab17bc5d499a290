"""The finished folder takes the place of the site, so that nobody who reads the site meets half a build."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from explainer.write.exchange import exchange

HALF = ".explainer-next"
"""The folder in a site that cannot be moved, to which new files are copied first; gone when the site is whole."""


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
        shutil.rmtree(staged, ignore_errors=True)
        return
    elif _two_renames(staged, site):
        return
    _file_by_file(staged, site, set(claimed))
    shutil.rmtree(staged, ignore_errors=True)


def recover(staged: Path, site: Path) -> None:
    """Take away what a killed build left; a site that it had moved aside, and not yet replaced, comes back."""
    old = _aside(staged)
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (staged, old):
        if left.exists():
            shutil.rmtree(left)
    for name in ("journal.next", "manifest.next"):
        staged.with_name(name).unlink(missing_ok=True)


def left_over(staged: Path, site: Path) -> bool:
    """Whether a killed build left something that `recover` or the next build must see to."""
    return any(os.path.lexists(left) for left in (staged, _aside(staged), journal_of(staged), site / HALF))


def journal_of(staged: Path) -> Path:
    """Where the journal of a change in place lies (`in_place.py`)."""
    return staged.with_name("journal")


def _aside(staged: Path) -> Path:
    return staged.with_name(staged.name + ".old")


def _two_renames(staged: Path, site: Path) -> bool:
    old = _aside(staged)
    try:
        site.rename(old)
    except OSError:
        return False
    try:
        staged.rename(site)
    except OSError:
        old.rename(site)
        return False
    shutil.rmtree(old, ignore_errors=True)
    return True


def _file_by_file(staged: Path, site: Path, claimed: set[str]) -> None:
    """All new files to the site's own disk, which may be full, and then each into its place."""
    site.mkdir(parents=True, exist_ok=True)
    _remove_links(site)
    half = site / HALF
    changed = [path for path in sorted(claimed) if not _same(staged / path, site / path)]
    try:
        for path in changed:
            (half / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(staged / path, half / path)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    for path in changed:
        _put(half / path, site / path, site)
    _remove_unclaimed(site, claimed)


def _remove_links(site: Path) -> None:
    """A link is never ours, and would lead what is written out of the site."""
    for folder, folders, names in os.walk(site):
        for name in (*folders, *names):
            inner = Path(folder) / name
            if inner.is_symlink():
                inner.unlink()


def _put(source: Path, target: Path, site: Path) -> None:
    """Replace one file in one step; a folder where a file belongs, and the other way round, gives way."""
    if target.is_dir():
        shutil.rmtree(target)
    for parent in target.relative_to(site).parents:
        if (site / parent).is_file():
            (site / parent).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _remove_unclaimed(site: Path, claimed: set[str]) -> None:
    for folder, folders, names in os.walk(site, topdown=False):
        for name in names:
            file = Path(folder) / name
            if file.relative_to(site).as_posix() not in claimed:
                file.unlink()
        for name in folders:
            inner = Path(folder) / name
            if not any(inner.iterdir()):
                inner.rmdir()


def _same(one: Path, other: Path) -> bool:
    try:
        first, second = one.stat(), other.stat()
    except OSError:
        return False
    return (first.st_size, first.st_mtime_ns) == (second.st_size, second.st_mtime_ns)
