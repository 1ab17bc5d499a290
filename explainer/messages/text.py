"""Problems and outcomes in words, for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from explainer.messages.surroundings import Surroundings
from explainer.model.problem import Problem

Role = Literal["place", "error", "warning", "rule", "hint"]
Paint = Callable[[str, Role], str]
"""Gives a piece of a message the colour of its role, or leaves it as it is."""


def plain(text: str, _: Role) -> str:
    """No colour."""
    return text


def form(problems: Iterable[Problem], _: Surroundings) -> str:
    """All problems, each as a terminal shows it; nothing when there are none."""
    return "".join(f"{problem_lines(problem)}\n" for problem in problems)


def problem_lines(problem: Problem, paint: Paint = plain) -> str:
    """One problem as it is shown: place, severity, message and rule; the hint on a line of its own."""
    place = paint(f"{problem.position}:", "place")
    severity = paint(f"{problem.severity}:", problem.severity)
    text = f"{place} {severity} {problem.message} {paint(f'[{problem.rule}]', 'rule')}"
    return f"{text}\n    {paint(problem.hint, 'hint')}" if problem.hint else text


def summary(problems: Iterable[Problem]) -> str:
    """The count that ends a list of problems: `2 errors, 1 warning`, or `no problems`."""
    found = list(problems)
    errors = sum(1 for problem in found if problem.severity == "error")
    numbers = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(counted(number, word) for number, word in numbers if number) or "no problems"


def built(made: int, kept: int, removed: int, site: str) -> str:
    """What a build did, in one line."""
    said = [f"{made:,} written", f"{kept:,} kept"]
    if removed:
        said.append(f"{removed:,} removed")
    return f"{site}: {', '.join(said)}"


def counted(number: int, word: str) -> str:
    """A number of things: `1 file`, `1,200 files`."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
