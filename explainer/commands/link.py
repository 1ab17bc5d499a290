"""`build.py link`: suggest references for names that stand unlinked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from explainer.commands import chosen, config_option, read


@click.command("link")
@config_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.pass_context
def command(context: click.Context, config_file: Path, file: Path, yes: bool) -> None:
    """Suggest references for the names in FILE that stand unlinked, and write them if you agree.

    The first mention in each section, never in quotations, headings or code. A name that several entries have is
    listed and left to you. Where nobody can be asked, the suggestion is shown and nothing is written.
    """
    from explainer import pipeline
    from explainer.desk.linking import accept, entry_at, suggest
    from explainer.desk.terminal import has_colours
    from explainer.messages import counted

    config = read(chosen(context, config_file))
    archive, _ = pipeline.read(config)
    suggestion = suggest(config, archive, entry_at(config, archive, file))
    colours = has_colours(sys.stdout, os.environ)
    for line in suggestion.diff():
        click.echo(_coloured(line) if colours else line, color=colours)
    for unclear in suggestion.unclear:
        owners = " or ".join(f"[[{owner}|{unclear.words}]]" for owner in unclear.owners)
        click.echo(f"{unclear.position}: “{unclear.words}” is the name of several entries; write {owners}", err=True)
    if not suggestion.added:
        click.echo(f"{suggestion.path}: no name to link", err=True)
        return
    what = counted(suggestion.added, "reference")
    if not yes and not sys.stdin.isatty():
        click.echo(f"{what} suggested; --yes writes them", err=True)
    elif yes or click.confirm(f"Write {what}?", err=True):
        accept(config, suggestion)
        click.echo(f"{suggestion.path}: {what} written", err=True)
    else:
        click.echo("nothing written", err=True)


def _coloured(line: str) -> str:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    return click.style(line, fg=colours.get(line[:1]), bold=line.startswith(("+++", "---")) or None)
