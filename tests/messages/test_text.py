"""Problems and outcomes in words."""

from __future__ import annotations

from typing import Literal

import pytest

from explainer.messages import built, problem_lines, summary
from explainer.model.problem import Position, Problem


def problem(severity: Literal["error", "warning"] = "error", hint: str = "") -> Problem:
    return Problem(Position("content/conflicts/libya.md", 41, 17), "missing-reference", "no entry", hint, severity)


def test_a_problem_is_a_line_that_editors_follow() -> None:
    assert problem_lines(problem()) == "content/conflicts/libya.md:41:17: error: no entry [missing-reference]"


def test_a_hint_has_a_line_of_its_own() -> None:
    assert problem_lines(problem("warning", "did you mean “tripoli”?")) == (
        "content/conflicts/libya.md:41:17: warning: no entry [missing-reference]\n    did you mean “tripoli”?"
    )


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "no problems"),
        (1, 0, "1 error"),
        (2, 0, "2 errors"),
        (0, 1, "1 warning"),
        (2, 1, "2 errors, 1 warning"),
        (1234, 5678, "1,234 errors, 5,678 warnings"),
    ],
)
def test_a_run_ends_with_a_count(errors: int, warnings: int, words: str) -> None:
    assert summary([problem()] * errors + [problem("warning")] * warnings) == words


def test_what_a_build_did() -> None:
    assert built(12, 0, 0, "site") == "site: 12 written, 0 kept"
    assert built(1, 1999, 3, "/srv/site") == "/srv/site: 1 written, 1,999 kept, 3 removed"
