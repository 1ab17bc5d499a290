"""The command line: arguments, one call, an exit code."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime

    from explainer.model.config import Config
    from explainer.pipeline import Outcome

_CONFIG = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The configuration of the archive.",
)
_TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that counts as today; by default the newest in the content.",
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_CONFIG
@click.option("--clean", is_flag=True, help="Ignore what earlier builds left.")
@click.pass_context
def main(context: click.Context, config_file: Path, clean: bool) -> None:
    """Build an explainer archive: Markdown entries in content/, a static site in site/.

    Without a command, builds. Exit codes: 0 done, 1 the content has errors, 2 the set-up is broken.
    """
    context.obj = config_file
    if context.invoked_subcommand is None:
        _build(config_file, None, clean)


@main.command()
@_CONFIG
@click.option("--site-dir", type=click.Path(path_type=Path), help="Write the site here instead.")
@click.option("--clean", is_flag=True, help="Ignore what earlier builds left.")
@_TODAY
@click.pass_context
def build(
    context: click.Context, config_file: Path, site_dir: Path | None, clean: bool, today: datetime | None
) -> None:
    """Check the content and bring the site up to date."""
    _build(_chosen(context, config_file), site_dir, clean, today)


@main.command()
@_CONFIG
@_TODAY
@click.pass_context
def check(context: click.Context, config_file: Path, today: datetime | None) -> None:
    """Find every problem of the content; write nothing."""
    from explainer import pipeline

    outcome = pipeline.check(_read(_chosen(context, config_file), today=today))
    _report(outcome)


def run(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit code. A broken set-up is one sentence, never a traceback."""
    from explainer.model.setup import SetupError

    try:
        return int(main.main(arguments, prog_name="build.py", standalone_mode=False) or 0)
    except SetupError as fault:
        click.echo(f"error: {fault}", err=True)
        return 2
    except click.exceptions.Exit as fault:
        return fault.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as fault:
        fault.show()
        return 2


def _build(config_file: Path, site_dir: Path | None, clean: bool, today: datetime | None = None) -> None:
    from explainer import messages, pipeline

    outcome = pipeline.build(_read(config_file, site_dir, today), clean=clean)
    if outcome.written:
        done = outcome.written
        site = str(site_dir or "site")
        click.echo(messages.built(len(done.made), done.kept, len(done.removed), site), err=True)
    _report(outcome)


def _report(outcome: Outcome) -> None:
    from explainer import messages

    for problem in outcome.problems:
        click.echo(messages.problem_lines(problem), err=True)
    click.echo(messages.summary(outcome.problems), err=True)
    if outcome.failed:
        raise click.exceptions.Exit(1)


def _chosen(context: click.Context, config_file: Path) -> Path:
    """The configuration named behind the command, or else before it."""
    source = context.get_parameter_source("config_file")
    if source is click.core.ParameterSource.DEFAULT and isinstance(context.obj, Path):
        return context.obj
    return config_file


def _read(config_file: Path, site_dir: Path | None = None, today: datetime | None = None) -> Config:
    import msgspec

    from explainer.load import check_config, read_config

    config = read_config(config_file)
    if today:
        config = msgspec.structs.replace(config, today=today.date())
    if site_dir:
        config = check_config(msgspec.structs.replace(config, site_dir=site_dir.absolute()))
    return config


if __name__ == "__main__":
    sys.exit(run())
