"""`build.py new`: begin an entry of any kind."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from explainer.commands import chosen, config_option, read

_KINDS = ("report", "conflict", "actor", "place", "agreement", "term", "source", "page")


class _Kinds(click.Group):
    """A command for each kind, made of the model when it is asked for: so that `--help` of the rest stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The kinds, in the order of the writing guide."""
        return list(_KINDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a kind, with an option for each field that a text can fill."""
        if cmd_name not in _KINDS:
            return None
        from explainer.desk.blank import explained
        from explainer.desk.creating import option, simple_fields
        from explainer.model.spelling import with_article

        kind: Any = cmd_name
        parameters: list[click.Parameter] = [
            click.Option(
                [f"--{option(key)}", key.replace("-", "_")],
                multiple=several,
                help=_help(*explained(kind, key), several),
            )
            for key, several in simple_fields(kind).items()
        ]
        parameters.append(click.Option(["--id", "entry_id"], default="", help="Its id, if not made of the title."))

        @config_option
        @click.pass_context
        def callback(context: click.Context, /, config_file: Path, **given: Any) -> None:
            _run(chosen(context, config_file), kind, given)

        return click.Command(
            cmd_name,
            params=[*parameters, *reversed(getattr(callback, "__click_params__", []))],
            callback=callback,
            help=f"Begin {with_article(cmd_name)}: asks for what is needed and not given, and writes the file.",
            short_help=f"Begin {with_article(cmd_name)}.",
        )


@click.group("new", cls=_Kinds, short_help="Begin an entry of any kind.")
@config_option
@click.pass_context
def command(context: click.Context, config_file: Path) -> None:
    """Begin an entry: a file with a free id, what you say filled in, and a comment for all else it may hold.

    Asks only at a terminal. Opens no editor, and never writes over a file.
    """
    context.obj = chosen(context, config_file)


def _run(config_file: Path, kind: Any, given: dict[str, Any]) -> None:
    from explainer.desk.creating import Desk, simple_fields, split
    from explainer.model.front import RELATION_KINDS

    entry_id = given.pop("entry_id")
    values: dict[str, str | tuple[str, ...]] = {}
    for key in simple_fields(kind):
        value = given[key.replace("-", "_")]
        if value:
            parts = key in RELATION_KINDS and isinstance(value, tuple)
            values[key] = tuple(part for text in value for part in split(text)) if parts else value
    desk = Desk(read(config_file))
    ask = _ask if sys.stdin.isatty() else None
    file = desk.write(kind, desk.fill(kind, values, ask, lambda line: click.echo(line, err=True)), entry_id)
    shown = file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
    click.echo(shown)
    behind = "" if config_file == Path("mkdocs.yml") else f" --config {config_file}"
    click.echo(f"Write its text there, then run: python build.py check{behind}", err=True)


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False, err=True, prompt_suffix="\n> ")
    return answer


def _help(example: str, words: str, several: bool) -> str:
    shown = example.strip("[]") if several else example
    return f"{words} Like “{shown}”.{' May be given more than once.' if several else ''}"
