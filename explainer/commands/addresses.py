"""`build.py addresses`: put the addresses of new entries on the list of those that must go on answering."""

from __future__ import annotations

from pathlib import Path

import click

from explainer.commands import chosen, config_option, read, report


@click.command("addresses")
@config_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 if an address is not listed.")
@click.pass_context
def command(context: click.Context, config_file: Path, only_check: bool) -> None:
    """Add new addresses to addresses.txt, the list of those that were published.

    Once an address is on the list, `check` fails when nothing answers there any more. Run this when you publish.
    """
    from explainer import pipeline
    from explainer.desk.promising import add_unlisted, unlisted

    config = read(chosen(context, config_file))
    archive, problems = pipeline.read(config)
    if pipeline.Outcome(problems).failed:
        report(pipeline.Outcome(problems), config)
    added = unlisted(archive) if only_check else add_unlisted(archive, config)
    for address in added:
        click.echo(address)
    what = "not listed yet" if only_check else "added"
    click.echo(f"addresses.txt: {len(added):,} {what}", err=True)
    if only_check and added:
        raise click.exceptions.Exit(1)
