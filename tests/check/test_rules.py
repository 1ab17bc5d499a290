"""What holds for every rule; tests/examples/ shows each with its wording."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from explainer import check as rules
from explainer.check import CHECKED, OF_ARCHIVE, OF_ENTRY, with_severities
from explainer.desk.rules import rule
from explainer.link import link
from explainer.load import load
from explainer.model.problem import Position, Problem
from tests.conftest import Draft

MODULES = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_a_rules_docstring_is_its_documentation(name: str) -> None:
    said = importlib.import_module(f"explainer.check.{name}").__doc__ or ""
    first, _, rest = said.partition("\n\n")
    assert re.fullmatch(r"[A-Z].+\.", first, re.DOTALL)
    assert re.search(r"^Wrong: ", rest, re.MULTILINE)
    assert re.search(r"^Right: ", rest, re.MULTILINE)


def test_every_file_is_a_rule_and_every_rule_has_a_file() -> None:
    assert [name.replace("-", "_") for name in CHECKED] == MODULES
    assert not OF_ENTRY.keys() & OF_ARCHIVE.keys()


@pytest.mark.parametrize("name", OF_ENTRY)
def test_a_rule_of_one_entry_tells_only_of_its_file(name: str, archive: Draft) -> None:
    for file in rule(name).fails:
        archive.write(file.path.removeprefix("content/"), file.text) if file.path.endswith(".md") else None
    config = archive.settings()
    loaded = load(config)
    whole = link(loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises)
    told = {entry.path: [*OF_ENTRY[name](whole, entry)] for entry in whole.entries.values()}
    assert any(told.values())
    assert all(problem.position.path == path for path, problems in told.items() for problem in problems)


def test_a_rule_of_the_whole_archive_is_silenced_where_it_tells_of_a_fault(archive: Draft) -> None:
    state = "{: state=control since=2020 until=2022 }"
    archive.write("places/a.md", f"---\ntitle: A\n---\n\nOne held it.\n{state}\n")
    later = "{: state=control since=2021 until=2023"
    archive.write("places/b.md", f"---\ntitle: B\n---\n\nTwo held it.\n{later} }}\n")
    assert "overlapping-states" in {found.rule for found in archive.check().problems}
    silent = f'{later} allow=overlapping-states because="both did" }}'
    archive.write("places/b.md", f"---\ntitle: B\n---\n\nTwo held it.\n{silent}\n")
    assert "overlapping-states" not in {found.rule for found in archive.check().problems}


def problem(path: str, line: int, column: int = 1, rule: str = "orphan", severity: str = "warning") -> Problem:
    return Problem(Position(path, line, column), rule, "x", "", severity)  # type: ignore[arg-type]


def test_problems_are_sorted_by_file_line_and_column_as_numbers() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 2), ("a.md", 9, 30), ("a.md", 9, 4), ("a.md", 10, 10)]
    found = with_severities([problem(*place) for place in places], {})
    assert [(p.position.path, p.position.line, p.position.column) for p in found] == [
        ("a.md", 9, 4),
        ("a.md", 9, 30),
        ("a.md", 10, 2),
        ("a.md", 10, 10),
        ("b.md", 1, 1),
    ]


def test_the_same_problem_is_told_once() -> None:
    assert len(with_severities([problem("a.md", 1), problem("a.md", 1), problem("a.md", 2)], {})) == 2


def test_a_rule_is_an_error_a_warning_or_off_as_mkdocs_yml_says() -> None:
    problems = [problem("a.md", 1), problem("a.md", 2, rule="yaml", severity="error"), problem("a.md", 3, rule="date")]
    found = with_severities(problems, {"orphan": "error", "yaml": "warning", "date": "off"})
    assert [(p.rule, p.severity) for p in found] == [("orphan", "error"), ("yaml", "warning")]


def test_rules_of_loading_follow_mkdocs_yml_too(archive: Draft) -> None:
    archive.write("pages/x.md", b"\xef\xbb\xbf---\ntitle: X\n---\n\nMarks {: here }\n")
    archive.config(rules={"byte-order-mark": "error", "stray-marks": "off"})
    assert [(p.rule, p.severity) for p in archive.check().problems] == [("byte-order-mark", "error")]


def test_checking_writes_nothing(archive: Draft) -> None:
    archive.write("pages/x.md", "---\ntitle: X\n---\n")
    before = sorted(archive.root.rglob("*"))
    archive.check()
    assert sorted(archive.root.rglob("*")) == before


def test_an_archive_with_errors_keeps_its_last_good_site(archive: Draft) -> None:
    archive.write("pages/x.md", "---\ntitle: X\n---\n\nGood.\n")
    archive.build()
    before = archive.tree()
    archive.write("pages/x.md", "---\ntitle: X\n---\n\n[[nobody]]\n")
    outcome = archive.build()
    assert outcome.failed
    assert outcome.written is None
    assert archive.tree() == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It is\nnow and\ncurrently so.", (7, 1)),
        ("- It is\n  currently so.", (6, 3)),
        ("-\tIt is currently so.", (5, 9)),
        ("> It is currently so.", (5, 9)),
        ("1. One.\n2. It\n   is [[x]] currently so.", (7, 13)),
        ("## T {: .timeline }\n\n- 2020: It is currently so.", (7, 15)),
        ("## T {: .timeline }\n\n- 2020-10-28:  It is\n  currently so.", (8, 3)),
        ("العربية 🕊️ currently so.", (5, 12)),
        ("- One\n    - Two is currently so.", (6, 14)),
    ],
)
def test_a_word_in_a_text_is_told_at_its_very_place(archive: Draft, text: str, place: tuple[int, int]) -> None:
    archive.write("terms/x.md", f"---\ntitle: X\n---\n\n{text}\n")
    (found,) = [found for found in archive.check().problems if found.rule == "relative-time"]
    assert (found.position.line, found.position.column) == place
