"""The project's own archive, to build without touching the project's folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.conftest import PROJECT


def copy_of_the_archive(folder: Path) -> Path:
    """Copy configuration, templates and content, in another order and with other times; returns mkdocs.yml.

    A folder lists its files in the order they came to it, on many systems.
    """
    folder.mkdir(parents=True)
    shutil.copyfile(PROJECT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(PROJECT / "templates", folder / "templates")
    for file in sorted((PROJECT / "content").rglob("*"), reverse=True):
        if file.is_file():
            target = folder / file.relative_to(PROJECT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
            os.utime(target, (0, 0))
    return folder / "mkdocs.yml"
