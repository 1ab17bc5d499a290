"""`build.py schema`: what editors need to know of front matter."""

from __future__ import annotations

from pathlib import Path

import click

_KINDS = ("report", "conflict", "actor", "place", "agreement", "term", "source", "page")


@click.command("schema")
@click.argument("kind", type=click.Choice(_KINDS), required=False)
@click.option(
    "--write", "folder", type=click.Path(path_type=Path), help="Write a schema for each kind into this folder."
)
@click.option("--snippets", "file", type=click.Path(path_type=Path), help="Write snippets for VS Code into this file.")
def command(kind: str | None, folder: Path | None, file: Path | None) -> None:
    """Say what front matter a KIND of entry has, as a JSON Schema; or write what editors read.

    docs/editors.md tells how editors are set up with it.
    """
    from explainer.desk import schemas, snippets

    if not (kind or folder or file):
        raise click.UsageError("name a kind of entry, or a folder with --write")
    if kind:
        click.echo(schemas.schema_text(kind), nl=False)  # type: ignore[arg-type]
    if folder:
        click.echo(f"{folder}: {schemas.write_schemas(folder)} schemas written", err=True)
    if file:
        snippets.write_snippets(file)
        click.echo(f"{file}: written", err=True)
