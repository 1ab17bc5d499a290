"""`build.py import-sources`: entries for a list of sources."""

from __future__ import annotations

from pathlib import Path

import click

from explainer.commands import chosen, config_option, read


@click.command("import-sources")
@click.argument("file")
@config_option
@click.option("--format", "kind", type=click.Choice(["bibtex", "ris", "csl"]), help="By default it is recognised.")
@click.option("--dry-run", is_flag=True, help="Show the entries, write nothing.")
@click.pass_context
def command(context: click.Context, file: str, config_file: Path, kind: str | None, dry_run: bool) -> None:
    """Write a source for each record of FILE: BibTeX, RIS or CSL-JSON ("-" reads what is piped in).

    What the archive has already, by address, DOI, or title and date, is kept as it is. Exit code 1 when a record
    could not be read; the others are taken all the same.
    """
    from typing import cast

    from explainer.desk.bibliography.sources import ListFormat, import_sources

    taken = import_sources(read(chosen(context, config_file)), file, cast("ListFormat | None", kind), dry_run=dry_run)
    if dry_run:
        for entry_id, text in taken.entries:
            click.echo(f"sources/{entry_id}.md\n\n{text}")
    for line in taken.lines:
        click.echo(line, err=True)
    if taken.failed:
        raise click.exceptions.Exit(1)
