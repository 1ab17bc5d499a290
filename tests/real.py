"""The project's own archive, built without touching the project's folder, once for all tests."""

from __future__ import annotations

import json
import os
import shutil
from functools import cached_property
from pathlib import Path
from typing import Any

import filelock
import msgspec
import pytest

from explainer import messages, pipeline
from explainer.load import read_config
from tests.conftest import PROJECT
from tests.reading import Element, ids, read_page

BASE = "https://example.org/some/base/"
"""An address under a base path."""


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


class Site:
    """All files of a site, and its pages read."""

    def __init__(self, folder: Path) -> None:
        self.files = files_of(folder)
        self.html = {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}
        self.data: dict[str, Any] = json.loads(self.files["archive.json"])

    @cached_property
    def pages(self) -> dict[str, Element]:
        return {path: read_page(html) for path, html in self.html.items()}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """By path of a page, what it may be linked to by."""
        return {path: set(ids(page)) for path, page in self.pages.items()}

    def page_of(self, entry: dict[str, Any]) -> str:
        """The path of an entry's page."""
        return f"{entry['address']}index.html".lstrip("/")
