"""`build.py rules`: list the rules, or write their pages."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("rules")
@click.option("--write", "folder", type=click.Path(path_type=Path), help="Write a page for each rule into this folder.")
def command(folder: Path | None) -> None:
    """List every rule that a problem can name."""
    if folder is None:
        from explainer.desk.explain import listing

        click.echo(listing(), nl=False)
        return
    from explainer.desk.rule_pages import write_rule_pages

    click.echo(f"{folder}: {write_rule_pages(folder)} pages written", err=True)
