"""MkDocs as a second door: `mkdocs build`, `serve` and `gh-deploy` make the same site, byte for byte.

MkDocs finds its files, and this plugin takes all of them away and lets the pipeline make the site. It works the same
with ProperDocs, which loads plugins of MkDocs under its own name.
"""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from mkdocs.config import config_options
from mkdocs.config.base import Config as PluginConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from pathspec.gitignore import GitIgnoreSpec

from explainer import messages, pipeline
from explainer.load import check_config, read_config
from explainer.model.config import Config
from explainer.model.problem import SetupError

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class Options(PluginConfig):
    """The options in mkdocs.yml. They are read and checked by `explainer.load`, for both doors alike."""

    rules = config_options.Type(dict, default={})
    cache_dir = config_options.Type(str, default="")
    largest_entry = config_options.Type(int, default=0)
    today = config_options.Optional(config_options.Type(date))
    coverage = config_options.Type(dict, default={})
    feed_tag = config_options.Type(str, default="")
    download = config_options.Type(bool, default=False)
    epub = config_options.Type(bool, default=False)
    edition = config_options.Type(str, default="")
    social_pictures = config_options.Type(bool, default=True)
    search = config_options.Type(bool, default=True)
    admin = config_options.Type((bool, dict), default=False)


class ExplainerPlugin(BasePlugin[Options]):
    """Lets MkDocs keep its command line, its watching and its deploying, and makes the pages itself."""

    def __init__(self) -> None:
        self._site_dir = ""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Only its presence matters: MkDocs keeps one plugin for all builds of `serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Nothing is made by MkDocs, so it need not look: our templates are no templates of its, and its own rules
        for the content (a README beside an index) are not ours.
        """
        config.theme.static_templates.clear()
        config.exclude_docs = GitIgnoreSpec.from_lines(["*"])
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Hide the site from MkDocs, which would empty it: the last good site stays until the next is whole."""
        self._site_dir = config.site_dir
        config.site_dir = str(Path(config.site_dir).with_name(".mkdocs-writes-nothing-here"))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take every file away from MkDocs."""
        config.site_dir = self._site_dir
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the site; problems of the content go to MkDocs' log, and errors stop its command."""
        try:
            outcome = pipeline.build(_configuration(config))
        except SetupError as fault:
            raise PluginError(str(fault)) from None
        for problem in outcome.problems:
            level = logging.ERROR if problem.severity == "error" else logging.WARNING
            log.log(level, messages.problem_lines(problem))
        if outcome.failed:
            raise Abort(f"Nothing was written: {messages.summary(outcome.problems)}")

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Nothing to take back: the site is as it was."""


def _configuration(config: MkDocsConfig) -> Config:
    """The same configuration as the other door reads, with what MkDocs' command line changed."""
    ours = read_config(Path(config.config_file_path))
    site_url = config.site_url or ""
    return check_config(
        msgspec.structs.replace(
            ours,
            site_dir=Path(config.site_dir),
            site_url=site_url if not site_url or site_url.endswith("/") else site_url + "/",
        )
    )
