"""The table of goals says what was measured, and nothing of what was not."""

from __future__ import annotations

from bench.cases import LEAN, OURS, Measured, Result, Site
from bench.goals import goals
from bench.measure import Usage


def measured(form: str, **seconds: float) -> Measured:
    """One archive: `ours`, `hugo` and `mkdocs` are the seconds of clean builds, `word` those after an edit."""
    keys = {"ours": (OURS, "clean"), "hugo": ("Hugo", "clean"), "mkdocs": (LEAN, "clean"), "word": (OURS, "one word")}
    results = {keys[name]: [Result(Usage(taken, taken, int(taken * 100)), 9)] for name, taken in seconds.items()}
    pages = 100 if form == "plain" else 200
    return Measured(1000, form, Site(9, 9, 0), 9, results, {OURS: Site(300, 9, pages)})


def rows(text: str) -> dict[str, list[str]]:
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    return {row[0]: row[1:] for row in cells}


def test_each_goal_has_its_ratio_and_whether_it_is_met() -> None:
    found = rows(goals([measured("plain", ours=2, hugo=1, mkdocs=9, word=0.2)], {}))

    assert found["a clean build takes at most 2.0 × the time of Hugo's"] == ["2.00, met"]
    assert found["a clean build is at least 4 × as fast as lean MkDocs"] == ["4.50, met"]
    assert found["one word: at most 0.15 of Hugo's clean build"] == ["0.20, **not met**"]
    assert found["a clean build takes less memory than Hugo's"] == ["2.00, **not met**"]
    assert found["one title: at most 0.30 of Hugo's clean build"] == ["not measured"]


def test_a_page_of_the_dated_form_is_held_against_one_of_the_plain_form_of_the_same_size() -> None:
    found = rows(goals([measured("plain", ours=2), measured("dated", ours=5)], {}))

    assert found["a page of a dated archive costs at most 1.5 × one of a plain one"] == ["–", "1.25, met"]


def test_without_mkdocs_or_plain_archives_nothing_is_claimed() -> None:
    found = rows(goals([measured("dated", ours=2, hugo=1)], {}))

    assert found["a clean build is at least 4 × as fast as lean MkDocs"] == ["not measured"]
    assert found["a page of a dated archive costs at most 1.5 × one of a plain one"] == ["not measured"]


def test_a_build_of_mkdocs_that_was_stopped_too_early_proves_nothing() -> None:
    one = measured("plain", ours=2, mkdocs=6)
    one.results[LEAN, "clean"] = [Result(Usage(6, 6, 9, stopped=True), 9)]
    early = rows(goals([one], {}))["a clean build is at least 4 × as fast as lean MkDocs"]
    one.results[LEAN, "clean"] = [Result(Usage(9, 9, 9, stopped=True), 9)]
    late = rows(goals([one], {}))["a clean build is at least 4 × as fast as lean MkDocs"]

    assert (early, late) == (["not measured"], ["4.50, met"])


def test_the_start_is_held_against_the_import_of_the_library_that_prints_help() -> None:
    start = {"click": [Usage(1, 1, 9), Usage(2, 1, 9)], "help": [Usage(1.4, 1, 9), Usage(2.8, 1, 9)]}

    assert goals([], start).endswith('`python -c "import click"`: 1.40, met.\n')
    assert goals([], {}).endswith('`python -c "import click"`: not measured.\n')
