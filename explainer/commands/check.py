"""`build.py check`: find every problem of the content, write nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer.commands import chosen, config_option, read, report, today_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("check")
@config_option
@today_option
@click.pass_context
def command(context: click.Context, config_file: Path, today: datetime | None) -> None:
    """Find every problem of the content; write nothing."""
    from explainer import pipeline

    report(pipeline.check(read(chosen(context, config_file), today=today)))
