"""`check --watch`: check, wait for a change, check again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import click

from explainer import pipeline
from explainer.desk.progress import progress_on
from explainer.desk.reporting import report
from explainer.desk.watching import Watched, changes, in_words
from explainer.load.promises import ADDRESSES, REDIRECTS
from explainer.model.config import Config
from explainer.model.problem import SetupError


def recheck(config_file: Path, read: Callable[[], Config], *, polling: bool = False) -> None:
    """Check whenever the content, the templates or mkdocs.yml change; returns when it is interrupted (Ctrl+C).

    `read` gives the configuration in `config_file` as it is now. It must be sound at the beginning (else it raises
    `SetupError`); when it breaks later, that is told like a problem, and the next change is waited for.
    """
    config = read()
    _check(config)
    try:
        while True:
            config = _until_moved(config, config_file.absolute(), read, polling=polling)
    except KeyboardInterrupt:
        click.echo("\nstopped watching", err=True)


def _until_moved(config: Config, config_file: Path, read: Callable[[], Config], *, polling: bool) -> Config:
    """Check again and again; returns the new configuration as soon as it names other folders."""
    watched = watched_by(config, config_file)
    with closing(changes(watched, polling=polling)) as batches:
        _say(f"watching {config.content_dir.name}, {config.templates_dir.name} and {config_file.name}; Ctrl+C ends it")
        for batch in batches:
            _say(f"\n--- {in_words(batch, config.root)} changed ---")
            try:
                config = read()
                _check(config)
            except SetupError as fault:
                _say(f"error: {fault}")
            if watched_by(config, config_file) != watched:
                break
    return config


def watched_by(config: Config, config_file: Path) -> Watched:
    """All that a build of an archive reads."""
    lists = (config.root / ADDRESSES, config.root / REDIRECTS)
    return Watched((config.content_dir, config.templates_dir), (config_file, *lists))


def _check(config: Config) -> None:
    with progress_on(sys.stderr) as progress:
        outcome = pipeline.check(config, progress)
    report(outcome.problems, config)


def _say(text: str) -> None:
    click.echo(text, err=True)
