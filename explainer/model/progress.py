"""How far a long piece of work is: the stages tell it, whoever started them may show it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many of its steps are done, and how many there are; 0 when nobody knows."""


def silent(what: str, done: int, total: int) -> None:
    """Show nothing."""
