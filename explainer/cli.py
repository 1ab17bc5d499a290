"""The command line: which commands there are, and what becomes of a broken set-up."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from explainer.commands import (
    addresses,
    build,
    check,
    config_option,
    import_report,
    import_sources,
    init,
    link,
    new,
    rename,
    rules,
    schema,
    serve,
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@config_option
@click.option("--clean", is_flag=True, help="Ignore what earlier builds left.")
@click.pass_context
def main(context: click.Context, config_file: Path, clean: bool) -> None:
    """Build an explainer archive: Markdown entries in content/, a static site in site/.

    Without a command, builds. Exit codes: 0 done, 1 the content has errors, 2 the set-up is broken.
    """
    context.obj = config_file
    if context.invoked_subcommand is None:
        build.run(config_file, None, clean)


_COMMANDS = (build, check, serve, new, import_report, import_sources, link, rename, addresses, init, rules, schema)
for _module in _COMMANDS:
    main.add_command(_module.command)


def run(arguments: list[str] | None = None) -> int:
    """Run a command; returns its exit code. A broken set-up is one sentence, never a traceback."""
    from explainer.model.setup import SetupError

    try:
        return int(main.main(arguments, prog_name="build.py", standalone_mode=False) or 0)
    except SetupError as fault:
        click.echo(f"error: {fault}", err=True)
        return 2
    except click.exceptions.Exit as fault:
        return fault.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as fault:
        fault.show()
        return 2


if __name__ == "__main__":
    sys.exit(run())
