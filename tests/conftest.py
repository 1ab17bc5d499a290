"""The fixture `archive`: draw the files of an archive, build it, look at the site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from hypothesis import settings

from explainer import messages, pipeline
from explainer.load import read_config
from explainer.model.config import Config
from explainer.pipeline import Outcome

# No test asserts a time. The gate tries the same examples in every run, so that it judges the change and not the
# draw; a developer's run draws new ones.
settings.register_profile("drawn", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.load_profile("gate" if os.environ.get("CI") else "drawn")

PROJECT = Path(__file__).parent.parent
_PLUGIN_OPTIONS = (
    "admin",
    "rules",
    "cache_dir",
    "largest_entry",
    "today",
    "coverage",
    "feed_tag",
    "download",
    "epub",
    "edition",
    "social_pictures",
    "search",
)


class Draft:
    """An archive in a folder of its own, empty at first, with the project's templates."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.site = root / "site"
        self.mkdocs_yml = root / "mkdocs.yml"
        self._keys: dict[str, Any] = {
            "site_name": "A test archive",
            "docs_dir": "content",
            "site_dir": "site",
            "theme": {"name": None, "custom_dir": str(PROJECT / "templates")},
        }
        self._options: dict[str, Any] = {}
        self.content.mkdir(parents=True)
        self.config()

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file under content/. A text loses its common indentation and a first empty line; bytes stay."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).removeprefix("\n").encode())
        return file

    def config(self, **keys: Any) -> None:
        """Set keys of mkdocs.yml, among them the plugin's own `rules`, `cache_dir` and `largest_entry`."""
        for key, value in keys.items():
            (self._options if key in _PLUGIN_OPTIONS else self._keys)[key] = value
        written = {"plugins": [{"explainer": self._options} if self._options else "explainer"], **self._keys}
        self.mkdocs_yml.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), encoding="utf-8")

    def own_templates(self) -> Path:
        """Give this archive a copy of the project's templates that it may change; returns its folder."""
        folder = self.root / "templates"
        shutil.copytree(PROJECT / "templates", folder)
        self.config(theme={"name": None, "custom_dir": "templates"})
        return folder

    def settings(self) -> Config:
        """The configuration as the program reads it."""
        return read_config(self.mkdocs_yml)

    def build(self, *, clean: bool = False) -> Outcome:
        """Build the site."""
        return pipeline.build(self.settings(), clean=clean)

    def check(self) -> Outcome:
        """Find the problems, write nothing."""
        return pipeline.check(self.settings())

    def problems(self) -> list[str]:
        """Every problem as it is printed: its line, and its hint on a line of its own behind a line end."""
        return [messages.problem_lines(problem) for problem in self.check().problems]

    def read(self, path: str) -> str:
        """A file of the site: `reports/x/index.html`."""
        return (self.site / path).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Every file of the site, by its path with "/" between parts."""
        return {
            file.relative_to(self.site).as_posix(): file.read_bytes()
            for file in sorted(self.site.rglob("*"))
            if file.is_file()
        }


@pytest.fixture
def archive(tmp_path: Path) -> Draft:
    """An empty archive to draw in."""
    return Draft(tmp_path / "archive")
