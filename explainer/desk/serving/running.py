"""`serve` from its start to Ctrl+C."""

from __future__ import annotations

import gc
import time
import traceback
import webbrowser
from collections.abc import Callable, Collection
from contextlib import closing
from pathlib import Path

import click

from explainer import messages, pipeline
from explainer.desk.rechecking import watched_by
from explainer.desk.reporting import report
from explainer.desk.serving.answers import base_of
from explainer.desk.serving.board import Board
from explainer.desk.serving.kept import Kept
from explainer.desk.serving.server import listening
from explainer.desk.serving.site import Site
from explainer.desk.serving.soon import Soon
from explainer.desk.watching import Watched, changes, in_words
from explainer.model.config import Config
from explainer.model.problem import Problem, SetupError
from explainer.render import Renderer

_SETTLE = 0.03
"""Seconds without a further change that end a batch: a person waits."""


def serve(
    config_file: Path,
    read: Callable[[], Config],
    host: str,
    port: int,
    *,
    opened: bool = False,
    polling: bool = False,
) -> None:
    """Show the site as it would be built, and again after every change; returns when it is interrupted (Ctrl+C).

    `read` gives the configuration in `config_file` as it is now. It must be sound at the beginning, and the port
    must be free (else `SetupError`). What breaks later is shown, and the last good pages stay. Writes nothing.
    """
    config = read()
    board = Board()
    try:
        with listening(board, host, port) as address:
            desk = Desk(board, read)
            started = False
            while True:
                watched = watched_by(config, config_file.absolute())

                def begun(config: Config = config, first: bool = not started) -> None:
                    desk.renew(config)
                    if first:
                        gc.freeze()  # what was read stays, and need not be looked through in every run
                        where = address + base_of(board.state)
                        _say(f"serving {where}; watching {config.content_dir.name}; Ctrl+C ends it")
                        if opened:
                            webbrowser.open(where)

                config = _until_moved(desk, config, watched, config_file.absolute(), begun, polling=polling)
                started = True
    except KeyboardInterrupt:
        _say("\nstopped serving")


def _until_moved(
    desk: Desk,
    config: Config,
    watched: Watched,
    config_file: Path,
    begun: Callable[[], None],
    *,
    polling: bool,
) -> Config:
    """Renew after every change; returns the new configuration as soon as it names other folders."""
    with closing(changes(watched, polling=polling, settle=_SETTLE, begun=begun)) as batches:
        for batch in batches:
            config = desk.changed(batch) or config
            if watched_by(config, config_file) != watched:
                break
    return config


class Desk:
    """Keeps what was read, and puts up a new state after every change."""

    def __init__(self, board: Board, read: Callable[[], Config]) -> None:
        self._board = board
        self._read = read
        self._kept = Kept()
        self._renderer: Renderer | None = None
        self._told: tuple[Problem, ...] | None = None
        self._good: Site | None = None
        self._soon: Soon | None = None

    def changed(self, paths: Collection[Path]) -> Config | None:
        """Show the archive after a change of these files; returns the configuration, or None when it is broken."""
        started = time.perf_counter()
        try:
            config = self._read()
        except SetupError as fault:
            _say(f"error: {fault}")
            self._board.show(None, fault=str(fault))
            return None
        if self._renderer and any(not _within(path, config.content_dir) for path in paths):
            self._renderer = None  # it keeps what it knows of the templates
            self._soon = None
        site = self._soon.after(paths, config) if self._soon else None
        if site:
            self._board.show(site, self._told or ())
        self.renew(config)
        _say(f"{in_words(paths, config.root)}: read in {time.perf_counter() - started:.2f} s")
        return config

    def renew(self, config: Config) -> None:
        """Read what is new of the content, and show it if it has no errors. Whatever breaks is told, never raised."""
        try:
            archive, problems = pipeline.read(config, read_one=self._kept.read_one)
            self._kept.forget_others()
            self._renderer = self._renderer or Renderer(config.templates_dir)
        except SetupError as fault:
            _say(f"error: {fault}")
            self._board.show(self._good, fault=str(fault))
            return
        except Exception as fault:
            traceback.print_exc()
            self._board.show(
                self._good, fault=f"this program has a fault, {type(fault).__name__}; the terminal has more"
            )
            return
        if any(problem.severity == "error" for problem in problems):
            self._soon = None
        else:
            self._good = Site(archive, config, self._renderer)
            self._soon = Soon(archive, config, self._renderer)
        self._board.show(self._good, problems)
        if problems != self._told:
            report(problems, config)
        else:
            _say(messages.summary(problems))
        self._told = problems


def _within(path: Path, folder: Path) -> bool:
    real = folder.resolve()
    return real in (path, *path.parents)


def _say(text: str) -> None:
    click.echo(text, err=True)
