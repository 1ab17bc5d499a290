"""The files of a new site in a folder of its own, before anything of the site changes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from explainer.model.progress import Progress
from explainer.write.bundle import Bundle, pack
from explainer.write.crew import make_all
from explainer.write.manifest import Record

Render = Callable[[str], bytes]
"""Makes the bytes of the file at a path under the site."""

_CANNOT_LINK = (errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.EACCES)


def stage_made(
    staged: Path,
    site: Path,
    kept: Iterable[str],
    made: Sequence[str],
    recipes: Mapping[str, str],
    render: Render,
    progress: Progress,
    bundle: Bundle | None,
) -> dict[str, Record]:
    """Make the files at the paths `made` in the folder `staged`; returns a record of each.

    The `bundle` is made last, of them and of those that are `kept` in the site.
    """
    _make_folders(staged, made)
    pages = [path for path in made if not bundle or path != bundle.path]

    def make(number: int) -> tuple[int, int]:
        target = staged / pages[number]
        target.write_bytes(render(pages[number]))
        status = target.stat()
        return status.st_size, status.st_mtime_ns

    stamps = make_all(len(pages), make, lambda number: progress("writing pages", number, len(made)))
    files = {path: Record(recipes[path], *stamp) for path, stamp in zip(pages, stamps, strict=True)}
    if bundle and bundle.path in made:
        progress("writing pages", len(pages), len(made))
        pack(staged, (*kept, *pages), bundle, site)
        status = (staged / bundle.path).stat()
        files[bundle.path] = Record(recipes[bundle.path], status.st_size, status.st_mtime_ns)
    return files


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
