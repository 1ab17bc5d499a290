"""What the terminal at the other end can show: whether it is one, and which colours it gets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO

import click

from explainer.messages import Role

_COLOURS: Mapping[Role, dict[str, str | bool]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "rule": {"dim": True},
    "hint": {"fg": "cyan"},
}


def has_colours(stream: IO[str], environ: Mapping[str, str]) -> bool:
    """Whether to colour what goes to a stream: on a terminal only, and as the environment asks.

    NO_COLOR forbids colours (https://no-color.org), else FORCE_COLOR asks for them wherever the text goes
    (https://force-color.org), if it is not empty or 0; a terminal of the type “dumb” has none.
    """
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(stream) and environ.get("TERM") != "dumb"


def is_terminal(stream: IO[str]) -> bool:
    """Whether somebody sees the stream as it is written. A closed stream has nobody."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def painted(text: str, role: Role) -> str:
    """A piece of a message in the colour of its role."""
    return click.style(text, **_COLOURS[role])  # type: ignore[arg-type]
