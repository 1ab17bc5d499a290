"""Problems as commands of GitHub Actions."""

from __future__ import annotations

from explainer.messages import FORMS, Surroundings
from explainer.model.problem import Position, Problem, Severity


def said(*problems: Problem, prefix: str = "") -> list[str]:
    return FORMS["github"](problems, Surroundings(prefix=prefix)).splitlines()


def problem(severity: Severity = "error", path: str = "content/terms/x.md", line: int = 1, **words: str) -> Problem:
    return Problem(Position(path, line, 7), "orphan", words.get("message", "m"), words.get("hint", ""), severity)


def test_a_problem_is_an_annotation_with_its_rule_as_title() -> None:
    assert said(problem(hint="mend it")) == [
        "::error file=content/terms/x.md,line=1,col=7,title=orphan::m%0Amend it",
    ]


def test_what_would_end_a_property_or_a_message_is_escaped() -> None:
    assert said(problem(path="content/100%,a:b.md", message="100%\r\nof a, b: c ::error::")) == [
        "::error file=content/100%25%2Ca%3Ab.md,line=1,col=7,title=orphan::100%25%0D%0Aof a, b: c ::error::",
    ]


def test_paths_begin_where_the_command_was_started() -> None:
    assert said(problem(), prefix="archives/first")[0].startswith("::error file=archives/first/content/terms/x.md,")


def test_errors_come_before_warnings() -> None:
    lines = said(problem("warning", line=1), problem("error", line=2))
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning"]


def test_what_github_would_drop_is_told_in_the_log() -> None:
    lines = said(*(problem(line=line, hint="h") for line in range(1, 13)), problem("warning"))
    assert [line[:8] for line in lines[:10]] == ["::error "] * 10
    assert lines[10:] == [
        " content/terms/x.md:11:7: error: m [orphan]",
        "     h",
        " content/terms/x.md:12:7: error: m [orphan]",
        "     h",
        "::warning file=content/terms/x.md,line=1,col=7,title=orphan::m",
    ]


def test_no_file_name_in_the_log_is_a_command() -> None:
    lines = said(*(problem(path="::error::x.md", line=line) for line in range(1, 12)))
    assert lines[10].startswith(" ::error::x.md:11:7")


def test_no_problems_say_nothing() -> None:
    assert said() == []
