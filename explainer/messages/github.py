"""Problems as commands of GitHub Actions, which shows them beside the lines of a pull request.

The form and its escapes are those of
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands and, since that page does not name
all of them, of the toolkit (https://github.com/actions/toolkit, packages/core/src/command.ts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explainer.messages.surroundings import Surroundings
from explainer.messages.text import problem_lines
from explainer.model.problem import Problem

SHOWN = 10
"""Annotations of each severity that GitHub shows for one step; it drops the rest without a word."""


def form(problems: Iterable[Problem], surroundings: Surroundings) -> str:
    """The first ten errors and the first ten warnings as annotations, and the rest as lines for the log."""
    found = list(problems)
    return "".join(f"{line}\n" for line in _lines(found, surroundings))


def _lines(problems: list[Problem], surroundings: Surroundings) -> Iterator[str]:
    for severity in ("error", "warning"):
        chosen = [problem for problem in problems if problem.severity == severity]
        yield from (_annotation(problem, surroundings) for problem in chosen[:SHOWN])
        # No line of the log may be taken for a command, whatever a file is called.
        yield from (" " + problem_lines(problem).replace("\n", "\n ") for problem in chosen[SHOWN:])


def _annotation(problem: Problem, surroundings: Surroundings) -> str:
    place = problem.position
    properties = {
        "file": surroundings.path(place),
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.rule,
    }
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {said}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
