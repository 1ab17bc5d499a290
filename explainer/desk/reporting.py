"""What a run found, told in one of the forms: to the terminal, to another program or into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import click

from explainer import __version__, messages
from explainer.desk.terminal import has_colours, painted
from explainer.model.config import Config
from explainer.model.forge import forge_of
from explainer.model.problem import Position, Problem, SetupError

RULE_PAGES = "docs/rules"
"""Where the pages of rules stand in a repository that has them."""


def report(problems: Iterable[Problem], config: Config, form: str = "text", output: Path | None = None) -> None:
    """Tell the problems in a form of `messages.FORMS`, and their count in one line on standard error.

    Text goes to standard error, what programs read to standard output, and either into the file `output` when there is
    one. Raises `SetupError` when that cannot be written.
    """
    found = tuple(problems)
    if output is None and form == "text":
        _print(found)
    else:
        text = messages.FORMS[form](found, surroundings(config, Path.cwd(), with_rules=form == "sarif"))
        _deliver(text.encode("utf-8", "replace"), output)
    click.echo(messages.summary(found), err=True)


def surroundings(config: Config, start: Path, *, with_rules: bool) -> messages.Surroundings:
    """What the forms need to know of an archive when a command was started in the folder `start`."""
    prefix = os.path.relpath(config.root, start).replace(os.sep, "/") if _is_under(config.root, start) else ""
    from explainer.desk.rules import rules

    lines = cache(_lines)
    return messages.Surroundings(
        version=__version__,
        prefix="" if prefix == "." else prefix,
        rules=rules() if with_rules else {},
        rule_pages=_rule_pages(config),
        line=lambda position: _line(lines(config.root / position.path), position),
    )


def _print(problems: tuple[Problem, ...]) -> None:
    colour = has_colours(sys.stderr, os.environ)
    for problem in problems:
        text = messages.problem_lines(problem, painted) if colour else messages.problem_lines(problem)
        click.echo(text, err=True, color=colour)


def _deliver(data: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as fault:
        raise SetupError(f"{output} cannot be written: {fault.strerror or fault}") from None


def _rule_pages(config: Config) -> str:
    """The address of the pages of rules, when the archive's repository has them and its host is one we know."""
    forge = forge_of(config.repo_url)
    if forge is None or not (config.root / RULE_PAGES / "README.md").is_file():
        return ""
    return f"{config.repo_url.rstrip('/')}/{forge.view}{RULE_PAGES}/"


def _line(lines: tuple[str, ...], position: Position) -> str:
    return lines[position.line - 1] if position.line <= len(lines) else ""


def _lines(file: Path) -> tuple[str, ...]:
    """A file's lines as its problems count them; none when it cannot be read."""
    try:
        text = file.read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    except OSError:
        return ()
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _is_under(folder: Path, other: Path) -> bool:
    return other.resolve() in (folder.resolve(), *folder.resolve().parents)
