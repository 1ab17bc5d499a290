"""`build.py import`: draft a report from a news text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from explainer.commands import chosen, config_option, read

if TYPE_CHECKING:
    from datetime import datetime


@click.command("import")
@click.argument("file")
@config_option
@click.option(
    "--id", "entry_id", default="", help="The id of the report; by default one is made of its title and date."
)
@click.option("--date", "told", type=click.DateTime(["%Y-%m-%d"]), help="The day it was published, if you know it.")
@click.option("--url", default="", help="The address it was published at, if you know it.")
@click.option("--format", "kind", type=click.Choice(["text", "html", "markdown"]), help="By default it is recognised.")
@click.option("--dry-run", is_flag=True, help="Show the drafts, write nothing.")
@click.pass_context
def command(
    context: click.Context,
    file: str,
    config_file: Path,
    entry_id: str,
    told: datetime | None,
    url: str,
    kind: str | None,
    dry_run: bool,
) -> None:
    """Draft a report from FILE, a news text in plain text, HTML or Markdown ("-" reads what is piped in).

    Writes a new report and a new source; replaces nothing, and copies no more of the text than short quotations.
    """
    from typing import cast

    from explainer.desk.importing.material import Format
    from explainer.desk.importing.report import account, import_report

    imported = import_report(
        read(chosen(context, config_file)),
        file,
        wanted_id=entry_id,
        told=told.date() if told else None,
        url=url,
        kind=cast("Format | None", kind),
        dry_run=dry_run,
    )
    if dry_run:
        drafts = imported.drafts
        click.echo(
            f"reports/{drafts.report_id}.md\n\n{drafts.report}\nsources/{drafts.source_id}.md\n\n{drafts.source}"
        )
    click.echo(account(imported), err=True)
