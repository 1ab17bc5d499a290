"""The project's own archive, built without touching the project's folder, once for all tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import filelock
import msgspec
import pytest

from explainer import messages, pipeline
from explainer.load import read_config
from tests.conftest import PROJECT


def site_of_the_archive(temporary: pytest.TempPathFactory, name: str, **keys: Any) -> Path:
    """The site that `build.py` makes of it, with some keys of the configuration changed; `name` tells sites apart."""
    base = temporary.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    with filelock.FileLock(base / f"{name}.lock"):
        folder = base / name
        if not folder.exists():
            config = read_config(PROJECT / "mkdocs.yml")
            config = msgspec.structs.replace(config, site_dir=folder, cache_dir=base / f"{name}.cache", **keys)
            outcome = pipeline.build(config)
            errors = [messages.problem_lines(problem) for problem in outcome.problems if problem.severity == "error"]
            assert outcome.written is not None, "\n".join(errors)
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path with "/" between parts."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


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
