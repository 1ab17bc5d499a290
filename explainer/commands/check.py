"""`build.py check`: find every problem of the content, write nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer.commands import chosen, config_option, read, report, today_option

if TYPE_CHECKING:
    from datetime import datetime

_LIST = "*"
"""What `--explain` is when it names no rule."""


@click.command("check")
@config_option
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are told: to people, to programs, to GitHub Actions, to code scanning.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the problems into this file.")
@click.option("--watch", is_flag=True, help="Check again whenever something changes, until Ctrl+C.")
@click.option("--poll", is_flag=True, help="With --watch: look by oneself, for disks that tell of no changes.")
@click.option("--explain", metavar="[RULE]", is_flag=False, flag_value=_LIST, help="What a rule means; alone, a list.")
@click.pass_context
def command(
    context: click.Context,
    config_file: Path,
    today: datetime | None,
    form: str,
    output: Path | None,
    watch: bool,
    poll: bool,
    explain: str | None,
) -> None:
    """Find every problem of the content; write nothing."""
    if explain is not None:
        from explainer.desk import explain as explaining

        click.echo(explaining.listing() if explain == _LIST else explaining.explain(explain), nl=False)
        return
    if watch and (form != "text" or output):
        raise click.UsageError("--watch shows problems in the terminal; leave out --format and --output")
    if poll and not watch:
        raise click.UsageError("--poll belongs to --watch")
    config_file = chosen(context, config_file)
    if watch:
        from explainer.desk.rechecking import recheck

        recheck(config_file, lambda: read(config_file, today=today), polling=poll)
        return

    from explainer import pipeline
    from explainer.desk.progress import progress_on

    config = read(config_file, today=today)
    with progress_on(sys.stderr) as progress:
        outcome = pipeline.check(config, progress)
    report(outcome, config, form, output)
