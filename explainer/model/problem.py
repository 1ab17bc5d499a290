"""Faults: of the content (a value with a place) and of the set-up (an exception)."""

from __future__ import annotations

from typing import Literal

import msgspec

Severity = Literal["error", "warning"]


class Position(msgspec.Struct, frozen=True, order=True):
    """Where something stands. `path` is relative to the folder of mkdocs.yml; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(msgspec.Struct, frozen=True, order=True):
    """A fault in the content: where, what is wrong, by which rule, and what to do about it."""

    position: Position
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class SetupError(Exception):
    """The set-up is broken: one clear sentence for the person who runs the program; exit code 2."""
