"""The settings for editors understand what the program prints."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from typing import Any

import pytest

from explainer.messages import problem_lines, summary
from explainer.model.problem import Position, Problem
from tests.conftest import PROJECT

SETTINGS = PROJECT / ".vscode"


@pytest.fixture(scope="module")
def matcher() -> Any:
    tasks = json.loads((SETTINGS / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    return next(task for task in tasks if "--watch" in task["args"])["problemMatcher"]


def test_the_task_of_vs_code_finds_each_problem(matcher: Any) -> None:
    problem = Problem(Position("content/terms/x.md", 3, 5), "stray-marks", "marks [here] mark: nothing", "h", "warning")
    first, hint = problem_lines(problem).split("\n")
    pattern = matcher["pattern"]
    found = re.fullmatch(pattern["regexp"], first)
    assert found
    parts = {name: found[group] for name, group in pattern.items() if name != "regexp"}
    assert parts == {
        "file": "content/terms/x.md",
        "line": "3",
        "column": "5",
        "severity": "warning",
        "message": "marks [here] mark: nothing",
        "code": "stray-marks",
    }
    assert not re.match(pattern["regexp"], hint)


def test_the_task_of_vs_code_knows_where_a_run_begins_and_ends(matcher: Any) -> None:
    background = matcher["background"]
    problem = Problem(Position("a.md"), "orphan", "m")
    assert re.match(background["beginsPattern"], "--- content/terms/x.md and 2 more changed ---")
    for end in (summary(()), summary([problem]), summary([problem] * 1200), "error: mkdocs.yml is not valid YAML"):
        assert re.match(background["endsPattern"], end)
    assert not re.match(background["endsPattern"], problem_lines(problem))


@pytest.mark.parametrize("name", ["settings.json", "extensions.json", "tasks.json", "explainer.code-snippets"])
def test_the_settings_are_json(name: str) -> None:
    assert json.loads((SETTINGS / name).read_text(encoding="utf-8"))


def test_editorconfig_agrees_with_the_gate() -> None:
    said = (PROJECT / ".editorconfig").read_text(encoding="utf-8")
    ruff = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]
    assert f"max_line_length = {ruff['line-length']}" in said


def test_the_files_are_in_git() -> None:
    """Many a global .gitignore holds .vscode."""
    listed = subprocess.run(
        ["git", "ls-files", ".vscode", ".editorconfig"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not in a clone")
    assert len(listed.stdout.splitlines()) == 5
