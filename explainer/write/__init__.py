"""Text to `site/`: what has the same recipe is kept, the rest is written beside, and then all is swapped in."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from explainer.model.problem import SetupError
from explainer.model.progress import Progress, silent
from explainer.write.bundle import Bundle, folder_name, pack
from explainer.write.crew import alone_in, make_all
from explainer.write.manifest import Manifest, Record, read_manifest, stage_manifest
from explainer.write.publish import HALF, publish, recover
from explainer.write.standing import forget_lost_sites, place_of

__all__ = ["Bundle", "Written", "folder_name", "locked", "write"]

MARKER = "archive.json"
"""A folder with this file was made by us, even if the cache was lost."""

_WAIT = 600.0
"""Seconds that a build waits for another one to end."""

Render = Callable[[str], bytes]
"""Makes the bytes of the file at a path under the site."""


class Written(msgspec.Struct, frozen=True):
    """What a build did to the site, in paths under it, each sorted."""

    made: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]


@contextmanager
def locked(cache: Path) -> Iterator[None]:
    """Hold the cache's lock: two builds at once do not mix, the second waits. Raises `SetupError` if it cannot."""
    import filelock

    lock = filelock.FileLock(cache / "lock", timeout=_WAIT)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        raise SetupError(f"another build has held {cache / 'lock'} for {_WAIT / 60:.0f} minutes") from None
    except OSError as fault:
        raise SetupError(f"the cache {cache} cannot be written: {fault.strerror or fault}") from None
    try:
        yield
    finally:
        lock.release()


def write(
    site: Path,
    cache: Path,
    recipes: Mapping[str, str],
    render: Render,
    *,
    clean: bool = False,
    progress: Progress = silent,
    bundle: Bundle | None = None,
) -> Written:
    """Bring a site up to date. `recipes` maps each path under the site to the recipe of its file.

    A `bundle` is one file more, made last. `render` is asked for the files whose recipe is new, or which are not there
    as they were left. When it or the disk fails, the site stays as it was. Raises `SetupError` for a fault of the disk.
    """
    site = site.resolve()
    if bundle:
        recipes = {**recipes, bundle.path: bundle.recipe(recipes)}
    place = place_of(site, cache)
    staged = place / "next"
    known = read_manifest(place / "manifest.json", site)
    try:
        _refuse_foreign(site, known)
        forget_lost_sites(place)
        with alone_in(place):
            recover(staged, site)
            manifest = Manifest(str(site)) if clean else known
            kept = {path: record for path, record in _present(site, manifest) if recipes.get(path) == record.recipe}
            made = sorted(path for path in recipes if path not in kept)
            removed = sorted(path for path in _files(site) if path not in recipes)
            if made or removed or not site.exists():
                files = _stage(staged, site, kept, made, recipes, render, progress, bundle)
                # Before the site changes: the last thing a full disk can stop.
                beside = stage_manifest(place / "manifest.json", Manifest(str(site), files=files))
                publish(staged, site, files)
                beside.replace(place / "manifest.json")
        return Written(tuple(made), len(kept), tuple(removed))
    except OSError as fault:
        shutil.rmtree(staged, ignore_errors=True)
        raise SetupError(_disk_fault(fault, site)) from None
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise


def _stage(
    staged: Path,
    site: Path,
    kept: Mapping[str, Record],
    made: list[str],
    recipes: Mapping[str, str],
    render: Render,
    progress: Progress,
    bundle: Bundle | None,
) -> dict[str, Record]:
    """The whole new site in a folder of its own: kept files by hard link where the disk allows, the rest anew."""
    files = dict(kept)
    folders: set[Path] = set()
    for path in (*kept, *made):
        folder = (staged / path).parent
        if folder not in folders:
            folder.mkdir(parents=True, exist_ok=True)
            folders.add(folder)
    linking = True
    for path in kept:
        if linking:
            try:
                os.link(site / path, staged / path)
                continue
            except OSError as fault:
                if fault.errno not in (errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EACCES):
                    raise
                linking = False
        shutil.copy2(site / path, staged / path)
    pages = [path for path in made if not bundle or path != bundle.path]

    def make(number: int) -> tuple[int, int]:
        target = staged / pages[number]
        target.write_bytes(render(pages[number]))
        status = target.stat()
        return status.st_size, status.st_mtime_ns

    stamps = make_all(len(pages), make, lambda number: progress("writing pages", number, len(made)))
    files.update((path, Record(recipes[path], *stamp)) for path, stamp in zip(pages, stamps, strict=True))
    if bundle and bundle.path in made:
        progress("writing pages", len(pages), len(made))
        pack(staged, files, bundle)
        status = (staged / bundle.path).stat()
        files[bundle.path] = Record(recipes[bundle.path], status.st_size, status.st_mtime_ns)
    return files


def _present(site: Path, manifest: Manifest) -> Iterator[tuple[str, Record]]:
    for path, record in manifest.files.items():
        try:
            status = os.stat(site / path, follow_symlinks=False)
        except OSError:
            continue
        if (status.st_size, status.st_mtime_ns) == (record.size, record.mtime):
            yield path, record


def _files(site: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(site):
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in (*names, *links):
            yield os.path.relpath(os.path.join(folder, name), site).replace(os.sep, "/")


def _refuse_foreign(site: Path, manifest: Manifest) -> None:
    """A folder that holds other people's files must not be replaced, even where a site of ours was before."""
    if not site.exists():
        return
    if not site.is_dir():
        raise SetupError(f"site_dir is {site}, which is a file")
    if any(site.iterdir()) and not _ours(site, manifest):
        raise SetupError(
            f"site_dir is {site}, which holds files that this program did not write; empty it or name another folder"
        )


def _ours(site: Path, manifest: Manifest) -> bool:
    if (site / HALF).is_dir() or any(_present(site, manifest)):
        return True
    try:
        with (site / MARKER).open("rb") as stream:
            return b'"generator": "explainer"' in stream.read(200)
    except OSError:
        return False


def _disk_fault(fault: OSError, site: Path) -> str:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full; {site} is as it was before"
    name = fault.filename or site
    return f"{name} cannot be written: {fault.strerror or fault}; {site} is as it was before"
