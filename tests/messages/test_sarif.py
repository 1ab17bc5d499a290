"""Problems as SARIF 2.1.0."""

from __future__ import annotations

import json
from typing import Any

from explainer.desk.rules import rules
from explainer.messages import FORMS, Surroundings
from explainer.model.problem import Position, Problem


def run(*problems: Problem, **surroundings: Any) -> dict[str, Any]:
    log = json.loads(FORMS["sarif"](problems, Surroundings(version="1.2.3", rules=rules(), **surroundings)))
    assert (log["version"], list(log)) == ("2.1.0", ["$schema", "version", "runs"])
    (only,) = log["runs"]
    return dict(only)


def location(found: dict[str, Any]) -> dict[str, Any]:
    (result,) = found["results"]
    (place,) = result["locations"]
    return dict(place["physicalLocation"])


def test_a_problem_is_a_result_of_its_rule() -> None:
    found = run(Problem(Position("content/terms/x.md", 3, 5), "orphan", "m", "h", "warning"))
    (result,) = found["results"]
    assert (result["ruleId"], result["level"], result["message"]) == ("orphan", "warning", {"text": "m\nh"})
    assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "orphan"
    assert location(found) == {
        "artifactLocation": {"uri": "content/terms/x.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5},
    }


def test_the_tool_names_every_rule_with_help() -> None:
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("explainer-archive", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == list(rules())
    orphan = next(rule for rule in driver["rules"] if rule["id"] == "orphan")
    assert orphan["shortDescription"]["text"].startswith("An entry that nothing leads to")
    assert orphan["defaultConfiguration"] == {"level": "warning"}
    assert orphan["help"]["text"].startswith("Wrong: a new term that no text mentions.\nRight: ")
    assert "`content/terms/ceasefire.md`" in orphan["help"]["markdown"]
    assert "helpUri" not in orphan


def test_rules_lead_to_their_pages_when_these_have_an_address() -> None:
    driver = run(rule_pages="https://github.com/a/b/blob/HEAD/docs/rules/")["tool"]["driver"]
    assert driver["rules"][1]["helpUri"] == "https://github.com/a/b/blob/HEAD/docs/rules/ambiguous-reference.md"


def test_columns_count_utf_16_code_units() -> None:
    found = run(
        Problem(Position("content/terms/x.md", 1, 9), "orphan", "m"),
        line=lambda _: "🕊️ and 𐰀 [[x]]",
    )
    assert found["columnKind"] == "utf16CodeUnits"
    assert location(found)["region"]["startColumn"] == len("🕊️ and 𐰀".encode("utf-16-le")) // 2 + 1


def test_a_line_that_is_gone_leaves_the_column_as_it_was() -> None:
    found = run(Problem(Position("content/terms/x.md", 900, 9), "orphan", "m"))
    assert location(found)["region"] == {"startLine": 900, "startColumn": 9}


def test_paths_are_relative_uris() -> None:
    found = run(Problem(Position("content/terms/a b#é%.md"), "orphan", "m"), prefix="first:archive")
    assert location(found)["artifactLocation"]["uri"] == "first%3Aarchive/content/terms/a%20b%23%C3%A9%25.md"


def test_a_file_name_of_any_bytes_is_an_address() -> None:
    name = b"content/terms/\xff.md".decode("utf-8", "surrogateescape")
    assert location(run(Problem(Position(name), "orphan", "m")))["artifactLocation"]["uri"] == "content/terms/%FF.md"


def test_braces_in_a_message_are_no_placeholders() -> None:
    found = run(Problem(Position("a.md"), "orphan", "put “{: … }” there", "not {0}"))
    assert found["results"][0]["message"]["text"] == "put “{{: … }}” there\nnot {{0}}"


def test_a_problem_of_a_rule_that_is_not_listed_has_no_index() -> None:
    found = run(Problem(Position("a.md"), "a-new-rule", "m"))
    assert "ruleIndex" not in found["results"][0]
