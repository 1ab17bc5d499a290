"""Problems as JSON."""

from __future__ import annotations

import json

from explainer.messages import FORMS, Surroundings
from explainer.model.problem import Position, Problem

PROBLEMS = (
    Problem(Position("content/conflicts/libya.md", 41, 17), "missing-reference", "no entry", "did you mean “tripoli”?"),
    Problem(Position("content/terms/x.md"), "orphan", "nothing leads here", "", "warning"),
)


def test_the_whole_shape() -> None:
    assert json.loads(FORMS["json"](PROBLEMS, Surroundings(version="1.2.3"))) == {
        "format": 1,
        "generator": "explainer-archive 1.2.3",
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "path": "content/conflicts/libya.md",
                "line": 41,
                "column": 17,
                "severity": "error",
                "rule": "missing-reference",
                "message": "no entry",
                "hint": "did you mean “tripoli”?",
            },
            {
                "path": "content/terms/x.md",
                "line": 1,
                "column": 1,
                "severity": "warning",
                "rule": "orphan",
                "message": "nothing leads here",
                "hint": "",
            },
        ],
    }


def test_no_problems_are_an_empty_list() -> None:
    said = json.loads(FORMS["json"]((), Surroundings()))
    assert (said["errors"], said["warnings"], said["problems"]) == (0, 0, [])
