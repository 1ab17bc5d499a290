"""The files of a new site in a folder of its own, before anything of the site changes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from explainer.write.bundle import Bundle, pack
from explainer.write.manifest import Record

_CANNOT_LINK = (errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EACCES)


def stage_bundle(staged: Path, site: Path, paths: Iterable[str], recipe: str, bundle: Bundle) -> Record:
    """Pack the files at some paths, which are staged or else stand in the site."""
    _make_folders(staged, (bundle.path,))
    pack(staged, tuple(paths), bundle, site)
    return Record(recipe, *stamp_of(staged / bundle.path))


class Stage:
    """Where the parts of a site put their files.

    `folder` is where they are; `recorded` are the files that the last build left, `known` those of them that stand as
    it did.
    """

    def __init__(self, staged: Path, known: Mapping[str, Record], recorded: Mapping[str, Record]) -> None:
        self.known = known
        self.recorded = recorded
        self.folder = staged
        self._folders = {""}
        staged.mkdir(parents=True, exist_ok=True)

    def put(self, path: str, recipe: str, make: Callable[[], bytes]) -> Record:
        """The record of the file at a path: that of the one that stands if it has this recipe, else it is made."""
        record = self.known.get(path)
        if record is not None and record.recipe == recipe:
            return record
        target = self.folder / path
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        target.write_bytes(make())
        return Record(recipe, *stamp_of(target))


def stamp_of(file: Path) -> tuple[int, int]:
    """The size of a file in bytes and its time of change in nanoseconds."""
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def stage_kept(staged: Path, site: Path, kept: Sequence[str]) -> None:
    """Put files of the site into the folder `staged` too: by hard link where the disk allows, else as a copy."""
    _make_folders(staged, kept)
    linking = True
    for path in kept:
        if linking:
            try:
                os.link(site / path, staged / path)
                continue
            except OSError as fault:
                if fault.errno not in _CANNOT_LINK:
                    raise
                linking = False
        shutil.copy2(site / path, staged / path)


def _make_folders(staged: Path, paths: Iterable[str]) -> None:
    staged.mkdir(parents=True, exist_ok=True)
    made = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        if folder not in made:
            (staged / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
