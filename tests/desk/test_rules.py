"""Every rule that can stand in brackets is documented, with an example that fails and one that passes."""

from __future__ import annotations

import pkgutil
import re
from pathlib import Path

import msgspec
import pytest

from explainer.check import CHECKED, check, with_severities
from explainer.desk.examples import draw, mended, says
from explainer.desk.rule_pages import rule_pages, write_rule_pages
from explainer.desk.rules import parse_rule, rule, rules
from explainer.link import link
from explainer.load import LOADED, load, read_config
from explainer.load import rules as rules_of_loading
from explainer.model.problem import SetupError
from explainer.model.rule import ExampleFile, Rule
from tests.conftest import PROJECT

RULES = list(rules().values())
TOLD = re.compile(r'"((?:[a-z]+-)+[a-z]+|yaml|date|encoding|coverage|orphan)",\s+(?:f?["“]|what|message|said)')


@pytest.mark.parametrize("found", RULES, ids=lambda found: found.name)
def test_the_failing_example_gives_exactly_this_problem(found: Rule) -> None:
    (problem,) = says(found.fails)
    assert (problem.rule, problem.severity) == (found.name, found.severity)


@pytest.mark.parametrize("found", RULES, ids=lambda found: found.name)
def test_the_mended_example_gives_no_problem(found: Rule) -> None:
    assert says(mended(found)) == ()


@pytest.mark.parametrize("found", RULES, ids=lambda found: found.name)
def test_a_mark_silences_the_rules_that_say_so_and_no_others(found: Rule, tmp_path: Path) -> None:
    draw(found.fails, tmp_path)
    config = read_config(tmp_path / "mkdocs.yml")
    loaded = load(config)
    silenced = tuple(
        msgspec.structs.replace(
            entry,
            body=msgspec.structs.replace(
                entry.body,
                statements=tuple(
                    msgspec.structs.replace(
                        statement,
                        marks=msgspec.structs.replace(statement.marks, allow=(found.name,), because="so"),
                    )
                    for statement in entry.body.statements
                ),
            ),
        )
        for entry in loaded.entries
    )
    archive = link(silenced, loaded.assets, loaded.broken, config.today, loaded.promises)
    left = with_severities([*loaded.problems, *check(archive, config.coverage)], config.severities)
    assert [problem.rule for problem in left] == ([] if found.in_place else [found.name])


def test_every_rule_of_the_code_is_one_of_them() -> None:
    folders = (PROJECT / "explainer" / "load", PROJECT / "explainer" / "check")
    code = "\n".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.glob("*.py"))
    told = set(TOLD.findall(code)) - {"entry-encyclopedia"}  # a type of source
    assert {"yaml", "field-type", "orphan", "unreadable-file", "timeline-date"} <= told
    assert told == set(rules())


def test_every_rule_of_loading_has_a_file_and_every_file_is_a_rule() -> None:
    files = {module.name.replace("_", "-") for module in pkgutil.iter_modules(rules_of_loading.__path__)}
    assert files == set(LOADED)
    assert list(LOADED) == sorted(LOADED)
    assert not set(LOADED) & set(CHECKED)


def test_the_pages_in_docs_are_those_that_the_program_makes() -> None:
    """When this fails: python build.py rules --write docs/rules (and delete what is no rule any more)."""
    folder = PROJECT / "docs" / "rules"
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == rule_pages()


def test_a_page_quotes_what_the_program_says() -> None:
    page = rule_pages()["missing-reference.md"]
    assert (
        "```text\ncontent/pages/about.md:5:22: error: no entry is called “tripolis” [missing-reference]\n"
        "    did you mean “tripoli”?\n```\n"
    ) in page
    assert '{: allow=missing-reference because="say why here" }' in page
    assert "        missing-reference: warning # or off\n" in page


def test_a_page_of_a_rule_of_loading_offers_no_mark() -> None:
    assert "allow=" not in rule_pages()["duplicate-key.md"]


def test_a_file_that_a_page_cannot_show_is_described() -> None:
    pages = rule_pages()
    assert "`content/pages/about.md` (a link to gone.md)\n" in pages["unreadable-file.md"]
    assert "`content/conflicts/libya.md` (empty)\n" in pages["empty-file.md"]
    assert "`content/page/about.md` (deleted)\n" in pages["unknown-folder.md"]


def test_pages_that_cannot_be_written_are_a_fault_of_the_setup(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file", encoding="utf-8")
    with pytest.raises(SetupError, match="rules cannot be written: File exists"):
        write_rule_pages(tmp_path / "rules")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(SetupError, match=r"^there is no rule “missing-refrence”; did you mean “missing-reference”\?$"):
        rule("missing-refrence")
    with pytest.raises(SetupError, match=r"^there is no rule “x”; “check --explain” alone lists them all$"):
        rule("x")


DOCSTRING = """Something.

Wrong: `a`,
which goes on.
Right: `b`.

More of it.

Severity: warning
Place: front matter

Fails:

    content/pages/a.md (saved as UTF-8 with BOM)
        ---
        title: A
        ---

        Text
          set in.

    content/media/b.txt

Passes:

    content/pages/a.md (deleted)
"""


def test_a_docstring_is_taken_apart() -> None:
    found = parse_rule("a-rule", DOCSTRING, loading=False)
    assert (found.summary, found.wrong, found.right) == ("Something.", "`a`, which goes on.", "`b`.")
    assert (found.more, found.severity, found.place) == ("More of it.", "warning", "front matter")
    assert found.fails == (
        ExampleFile("content/pages/a.md", "---\ntitle: A\n---\n\nText\n  set in.\n", "saved as UTF-8 with BOM"),
        ExampleFile("content/media/b.txt", ""),
    )
    assert found.passes == (ExampleFile("content/pages/a.md", "", "deleted"),)
    assert not found.in_place


@pytest.mark.parametrize("lost", ["Wrong", "Right", "Severity", "Place", "Fails", "Passes"])
def test_a_docstring_without_one_of_its_parts_is_a_fault(lost: str) -> None:
    with pytest.raises(ValueError, match="the docstring of the rule a-rule lacks a part"):
        parse_rule("a-rule", DOCSTRING.replace(f"{lost}:", "Else:"), loading=False)


def test_a_note_that_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nobody knows what “in bold” means"):
        draw([ExampleFile("content/a.md", "x", "in bold")], tmp_path)
