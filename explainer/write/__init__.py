"""Text to `site/`: what has the same recipe is kept, the rest is written beside, and then put in its place."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from explainer.model.problem import SetupError
from explainer.write.bundle import Bundle, folder_name
from explainer.write.crew import alone_in, apart, share
from explainer.write.folders import forget_half, keep_folders, keep_others, stamped
from explainer.write.foreign import refuse_foreign
from explainer.write.in_place import change_in_place, finish, is_small, plan
from explainer.write.manifest import Manifest, Record, read_manifest, stage_manifest
from explainer.write.publish import journal_of, left_over, publish, recover
from explainer.write.staging import Stage, stage_bundle, stage_kept
from explainer.write.standing import Survey, forget_lost_sites, place_of, survey

__all__ = [
    "Bundle",
    "Record",
    "Stage",
    "Written",
    "alone_in",
    "apart",
    "folder_name",
    "locked",
    "settle",
    "share",
    "write_parts",
]

_WAIT = 600.0
"""Seconds that a build waits for another one to end."""


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


def settle(site: Path, cache: Path) -> None:
    """Finish, or take back, what a build that was killed has left. Raises `SetupError` for a fault of the disk."""
    site = site.resolve()
    place = place_of(site, cache)
    staged = place / "next"
    forget_half(place)
    if left_over(staged, site):
        with _sentence(site, staged), alone_in(place):
            finish(staged, site, read_manifest(place / "manifest.json", site))
            recover(staged, site)


Make = Callable[[Stage], Mapping[str, Record]]
"""Puts all files of a site on the stage; returns the record of each by its path under the site."""


def write_parts(site: Path, cache: Path, make: Make, *, clean: bool = False, bundle: Bundle | None = None) -> Written:
    """Bring a site up to date whose recipes are known only when its parts are made.

    A `bundle` is one file more, made last. When `make` or the disk fails, the site stays as it was. Raises `SetupError`
    for a fault of the disk.
    """
    site = site.resolve()
    with _at_work(site, cache, clean=clean) as (stage, found):
        staged, known = stage.folder, stage.known
        files = dict(make(stage))
        if bundle:
            recipe = bundle.recipe({path: record.recipe for path, record in files.items()})
            standing = known.get(bundle.path)
            if standing is not None and standing.recipe == recipe:
                files[bundle.path] = standing
            else:
                files[bundle.path] = stage_bundle(staged, site, sorted(files), recipe, bundle)
        kept = {path: record for path, record in files.items() if known.get(path) == record}
        new = {path: files[path] for path in sorted(files) if path not in kept}
        removed = tuple(sorted(found.as_left.union(found.others).difference(files)))
        if new or removed or not site.exists():
            _replace(staged, site, kept, new, removed, found)
        else:
            shutil.rmtree(staged, ignore_errors=True)
    return Written(tuple(new), len(kept), removed)


@contextmanager
def _at_work(site: Path, cache: Path, *, clean: bool) -> Iterator[tuple[Stage, Survey]]:
    """Hold a site; gives the stage, and what stands."""
    place = place_of(site, cache)
    staged = place / "next"
    settle(site, cache)
    manifest = read_manifest(place / "manifest.json", site)
    with _sentence(site, staged):
        refuse_foreign(site, manifest)
        forget_lost_sites(place)
    with _sentence(site, staged), alone_in(place):
        if clean:
            manifest = Manifest(str(site))
        found = survey(site, place, manifest)
        known = manifest.files
        if len(found.as_left) < len(known):
            known = {path: record for path, record in known.items() if path in found.as_left}
        yield Stage(staged, known, manifest.files), found


def _replace(
    staged: Path, site: Path, kept: dict[str, Record], new: dict[str, Record], removed: tuple[str, ...], found: Survey
) -> None:
    """Files that are staged, and no others but those that are kept, become the site."""
    manifest, rest = Manifest(str(site), files={**kept, **new}), list(kept)
    journal = None
    if is_small(len(new) + len(removed), len(manifest.files)):
        journal = plan(staged, site, new, removed, found.empty)
    if journal:
        try:
            change_in_place(staged, journal, manifest)
        except OSError:  # something is in the way that could not be seen before: then all at once
            rest = [path for path in manifest.files if not os.path.lexists(staged / path)]
        else:
            shutil.rmtree(staged, ignore_errors=True)
            keep_others(staged.parent, found.as_left, manifest.files.keys())
            return
    stage_kept(staged, site, rest)
    # Before the site changes: the last thing a full disk can stop.
    beside = stage_manifest(staged.with_name("manifest.json"), manifest)
    journal_of(staged).unlink(missing_ok=True)
    folders = stamped(staged, manifest.files)
    publish(staged, site, manifest.files)
    beside.replace(beside.with_suffix(".json"))
    keep_folders(staged.parent, folders)


@contextmanager
def _sentence(site: Path, staged: Path) -> Iterator[None]:
    """A fault of the disk in one sentence, and nothing left of what was not begun."""
    try:
        yield
    except BaseException as fault:
        begun = journal_of(staged).exists()
        if not begun:
            shutil.rmtree(staged, ignore_errors=True)
        if isinstance(fault, OSError):
            raise SetupError(_disk_fault(fault, site, begun=begun)) from None
        raise


def _disk_fault(fault: OSError, site: Path, *, begun: bool) -> str:
    after = (
        f"a few files of {site} are new already, and the next build goes on" if begun else f"{site} is as it was before"
    )
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full; {after}"
    name = fault.filename or site
    return f"{name} cannot be written: {fault.strerror or fault}; {after}"
