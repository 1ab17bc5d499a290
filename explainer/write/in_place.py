"""A few files of a large site are replaced where they stand, each by one rename.

First the new files lie ready on the site's own disk and a journal in the cache says what is to be done; from then on
the change has happened. A build that is killed in the middle is finished by the next one before anything else.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

import msgspec

from explainer.model.sealed import sealed, unsealed
from explainer.write.deferred import deferred
from explainer.write.foreign import is_ours, stands
from explainer.write.manifest import Manifest, Record, stage_manifest
from explainer.write.passage import folders_of, passage
from explainer.write.publish import HALF, journal_of

MOST = 500
"""Files that are replaced so: about 40 milliseconds (docs/decisions.md)."""
SHARE = 10
"""Of the files of a site at most one in so many."""


class Journal(msgspec.Struct, frozen=True, array_like=True):
    """What is to be done: files to `put` in their place, in this order, then files to `remove` and folders that may be
    `empty`. All paths are under the site; the new files lie at the same paths under `source`.
    """

    site: str
    source: str
    put: tuple[tuple[str, Record], ...]
    remove: tuple[str, ...]
    empty: tuple[str, ...]


def is_small(changes: int, files: int) -> bool:
    """Whether so many changes to a site of so many files may be made in place."""
    return changes <= min(MOST, files // SHARE)


def plan(
    staged: Path, site: Path, made: dict[str, Record], remove: tuple[str, ...], empty: tuple[str, ...]
) -> Journal | None:
    """How the files `made`, which lie in `staged`, get into the site by one rename each; None where that cannot be.

    Where the site is on another disk they are copied to a folder in it first. Raises `OSError` when that fails; the
    site is then as it was.
    """
    source = passage(staged, site, made, remove)
    if source is None:
        return None
    # A page that is new comes before those that lead to it.
    order = sorted(made, key=lambda path: (os.path.lexists(site / path), path))
    return Journal(str(site), str(source), tuple((path, made[path]) for path in order), remove, empty)


def change_in_place(staged: Path, journal: Journal, manifest: Manifest) -> None:
    """Do what a journal says, and put the new manifest in its place; Ctrl+C waits meanwhile.

    Raises `OSError`; while the journal is there the next build goes on.
    """
    file = journal_of(staged)
    # The last things that a full disk can stop are written before the site changes.
    beside = stage_manifest(staged.with_name("manifest.json"), manifest)
    with deferred():
        _write(file, journal)
        for path, _ in journal.put:
            _put(Path(journal.source) / path, Path(journal.site) / path)
        _take_away(journal)
        beside.replace(beside.with_suffix(".json"))
        file.unlink()
        _remove_half(journal)


def finish(staged: Path, site: Path, manifest: Manifest) -> None:
    """Finish what a killed build began in place; `manifest` is the one that it left.

    What cannot be finished is known no more, so it is made anew.
    """
    file = journal_of(staged)
    if not os.path.lexists(file):
        return
    journal = _read(file, site)
    with deferred():
        if journal:
            put = [path for path, _ in journal.put]
            touched = {*put, *journal.remove}
            files = {path: record for path, record in manifest.files.items() if path not in touched}
            if is_ours(site, manifest) and folders_of(site, put, journal.remove) is not None:
                with suppress(OSError):  # it stays in the way: this build may still replace the whole site
                    files |= _go_on(journal)
            beside = stage_manifest(staged.with_name("manifest.json"), Manifest(str(site), files=files))
            beside.replace(beside.with_suffix(".json"))
        file.unlink()
        if journal:
            _remove_half(journal)


def _go_on(journal: Journal) -> dict[str, Record]:
    """Do the rest of what a journal says; returns the files that are in their place now."""
    source, site = Path(journal.source), Path(journal.site)
    waiting = [os.path.lexists(source / path) for path, _ in journal.put]
    # They were put in order: one that is not there though one before it is was not put but is lost.
    done = waiting.index(True) if True in waiting else len(waiting)
    found: dict[str, Record] = {}
    for number, (path, record) in enumerate(journal.put):
        if waiting[number]:
            _put(source / path, site / path)
        elif number >= done or not source.is_dir():
            continue
        if stands(site / path, record):
            found[path] = record
    _take_away(journal)
    return found


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _take_away(journal: Journal) -> None:
    """Remove files, and folders in which nothing is left."""
    site = Path(journal.site)
    for path in journal.remove:
        (site / path).unlink(missing_ok=True)
    folders = {*journal.empty, *(str(PurePosixPath(path).parent) for path in journal.remove)}
    for folder in sorted(folders, reverse=True):
        for inner in (PurePosixPath(folder), *PurePosixPath(folder).parents):
            try:
                if inner.name:
                    (site / inner).rmdir()
            except OSError:  # not empty, or gone with another one
                break


def _remove_half(journal: Journal) -> None:
    if Path(journal.source).name == HALF:
        shutil.rmtree(journal.source, ignore_errors=True)


def _write(file: Path, journal: Journal) -> None:
    beside = file.with_suffix(".next")
    try:
        beside.write_bytes(sealed(msgspec.msgpack.encode(journal)))
        beside.replace(file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _read(file: Path, site: Path) -> Journal | None:
    """A journal of this site whose new files lie where this program put them; None when it cannot be trusted."""
    try:
        journal = msgspec.msgpack.decode(unsealed(file.read_bytes()), type=Journal)
    except (OSError, ValueError):
        return None
    expected = (str(file.with_name("next")), str(site / HALF))
    trusted = journal.site == str(site) and journal.source in expected and not os.path.islink(journal.source)
    return journal if trusted else None
