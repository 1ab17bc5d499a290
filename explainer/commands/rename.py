"""`build.py rename`: give an entry another id, everywhere."""

from __future__ import annotations

from pathlib import Path

import click

from explainer.commands import chosen, config_option, read


@click.command("rename")
@config_option
@click.argument("old")
@click.argument("new")
@click.option("--no-redirect", is_flag=True, help="Give the old address up: for an entry that was never published.")
@click.pass_context
def command(context: click.Context, config_file: Path, old: str, new: str, no_redirect: bool) -> None:
    """Rename the entry OLD to NEW (both ids, the file name without .md).

    Renames the file, rewrites every reference to it in the content, and writes into redirects.txt where the old address
    leads. Nothing is changed unless all can be. Run again if it was interrupted: it finishes what it began.
    """
    from explainer.desk import journal
    from explainer.desk.renaming import rename
    from explainer.messages import counted
    from explainer.write import locked

    config = read(chosen(context, config_file))
    with locked(config.cache_dir):
        finished = journal.finish(config)
        if finished:
            click.echo(f"finished {finished}, which had been interrupted", err=True)
            if finished == journal.of_rename(old, new):
                return
        done = rename(config, old, new, redirect=not no_redirect)
    click.echo(f"{done.old_path} is {done.new_path} now", err=True)
    references, files = counted(done.references, "reference"), counted(done.files, "file")
    click.echo(f"{references} rewritten in {files}" if done.files else "nothing refers to it", err=True)
    if done.redirected:
        click.echo(f"{done.old_address} leads to {done.new_address} (redirects.txt)", err=True)
