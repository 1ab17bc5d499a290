"""The content of the real archive."""

from __future__ import annotations

from explainer import messages, pipeline
from explainer.load import read_config
from tests.conftest import PROJECT


def test_the_real_archive_has_no_errors() -> None:
    outcome = pipeline.check(read_config(PROJECT / "mkdocs.yml"))

    errors = [messages.problem_lines(problem) for problem in outcome.problems if problem.severity == "error"]
    assert errors == []
