"""`build.py build`: check the content and bring the site up to date."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer.commands import chosen, config_option, read, report, today_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("build")
@config_option
@click.option("--site-dir", type=click.Path(path_type=Path), help="Write the site here instead.")
@click.option("--clean", is_flag=True, help="Ignore what earlier builds left.")
@today_option
@click.pass_context
def command(
    context: click.Context, config_file: Path, site_dir: Path | None, clean: bool, today: datetime | None
) -> None:
    """Check the content and bring the site up to date."""
    run(chosen(context, config_file), site_dir, clean, today)


def run(config_file: Path, site_dir: Path | None, clean: bool, today: datetime | None = None) -> None:
    """Build, and say what was done and what was found."""
    from explainer import messages, pipeline
    from explainer.desk.progress import progress_on

    gc.disable()  # this process ends with the build: what is left over then need not be looked for

    config = read(config_file, site_dir, today)
    with progress_on(sys.stderr) as progress:
        outcome = pipeline.build(config, clean=clean, progress=progress)
    if outcome.written:
        done = outcome.written
        site = str(site_dir or "site")
        click.echo(messages.built(len(done.made), done.kept, len(done.removed), site), err=True)
    report(outcome, config)
