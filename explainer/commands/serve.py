"""`build.py serve`: show the site while somebody writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer.commands import chosen, config_option, read, today_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("serve")
@config_option
@today_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; only this machine.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0: any that is free.")
@click.option("--open", "opened", is_flag=True, help="Open the home page in the browser.")
@click.option("--poll", is_flag=True, help="Look for changes by oneself, for disks that tell of none.")
@click.pass_context
def command(
    context: click.Context, config_file: Path, today: datetime | None, host: str, port: int, opened: bool, poll: bool
) -> None:
    """Show the site in the browser, again after every change."""
    from explainer.desk.serving.running import serve

    config_file = chosen(context, config_file)
    serve(config_file, lambda: read(config_file, today=today), host, port, opened=opened, polling=poll)
