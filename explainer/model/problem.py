"""Faults of the content (values with a place), and of the set-up (an exception)."""

from __future__ import annotations

from typing import Literal

import msgspec

from explainer.model.setup import SetupError

__all__ = ["Position", "Problem", "SetupError", "Severity"]

Severity = Literal["error", "warning"]


class Position(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Where something stands. `path` is relative to the folder of mkdocs.yml; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A fault in the content: where, what is wrong, by which rule, and what to do about it."""

    position: Position
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"
