"""`build.py init`: begin an archive of one's own."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What the archive is called; by default like its folder.")
def command(folder: Path, name: str) -> None:
    """Begin an archive of your own in DIR, an empty folder: a small invented example to replace, and the templates."""
    from explainer.desk.starting import start
    from explainer.messages import counted

    click.echo(f"{folder}: {counted(start(folder, name), 'file')} written", err=True)
    click.echo(f"Build it with: python build.py --config {folder / 'mkdocs.yml'}", err=True)
