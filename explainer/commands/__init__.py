"""The commands: one a file, each arguments, one call and an exit code. What they share stands here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import datetime

    from explainer.model.config import Config
    from explainer.pipeline import Outcome

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

config_option: Decorator = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The configuration of the archive.",
)
today_option: Decorator = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day that counts as today; by default the newest in the content.",
)


def chosen(context: click.Context, config_file: Path) -> Path:
    """The configuration named behind the command, or else before it."""
    source = context.get_parameter_source("config_file")
    if source is click.core.ParameterSource.DEFAULT and isinstance(context.obj, Path):
        return context.obj
    return config_file


def read(config_file: Path, site_dir: Path | None = None, today: datetime | None = None) -> Config:
    """The configuration with what the command line changes of it; raises `SetupError`."""
    import msgspec

    from explainer.load import check_config, read_config

    config = read_config(config_file)
    if today:
        config = msgspec.structs.replace(config, today=today.date())
    if site_dir:
        config = check_config(msgspec.structs.replace(config, site_dir=site_dir.absolute()))
    return config


def report(outcome: Outcome, config: Config, form: str = "text", output: Path | None = None) -> None:
    """Tell what a run found; ends the command with 1 when the content has errors."""
    from explainer.desk import reporting

    reporting.report(outcome.problems, config, form, output)
    if outcome.failed:
        raise click.exceptions.Exit(1)
