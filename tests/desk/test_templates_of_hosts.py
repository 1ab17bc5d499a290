"""The forms for issues and pull requests are ones that the hosts read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"
NAMES = sorted(file.name for file in FORMS.glob("*.yml") if file.name != "config.yml")


def form(name: str) -> Any:
    return yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))


def test_there_is_a_form_for_an_error_a_report_and_the_program() -> None:
    assert NAMES == ["error.yml", "program.yml", "report.yml"]


@pytest.mark.parametrize("name", NAMES)
def test_a_form_has_what_github_asks_for(name: str) -> None:
    """https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests."""
    read = form(name)
    assert set(read) <= {"name", "description", "title", "labels", "body"}
    assert read["name"]
    assert read["description"]
    fields = [field["id"] for field in read["body"]]
    assert len(set(fields)) == len(fields)
    for field in read["body"]:
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert field["type"] in ("input", "textarea")
        assert field["attributes"]["label"]


def test_the_form_for_an_error_has_the_field_that_pages_fill_in() -> None:
    assert "page" in [field["id"] for field in form("error.yml")["body"]]


def test_both_hosts_ask_the_same_of_a_change() -> None:
    ours = (PROJECT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    theirs = Path(PROJECT / ".gitlab" / "merge_request_templates" / "Default.md").read_text(encoding="utf-8")
    assert ours == theirs
    assert "`python build.py check` finds no problems" in ours
