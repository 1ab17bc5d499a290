"""Problems as JSON, for other programs. `docs/checking.md` says what stands in it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from explainer.messages.surroundings import Surroundings
from explainer.model.problem import Problem

FORMAT = 1
"""Grows when something that is there changes its meaning or goes; what is added leaves it as it is."""


def form(problems: Iterable[Problem], surroundings: Surroundings) -> str:
    """All problems as one JSON object, by place."""
    found = list(problems)
    errors = sum(1 for problem in found if problem.severity == "error")
    said = {
        "format": FORMAT,
        "generator": f"explainer-archive {surroundings.version}",
        "errors": errors,
        "warnings": len(found) - errors,
        "problems": [
            {
                "path": problem.position.path,
                "line": problem.position.line,
                "column": problem.position.column,
                "severity": problem.severity,
                "rule": problem.rule,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in found
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
