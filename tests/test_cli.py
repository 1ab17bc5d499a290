"""The command line: exit codes, where the configuration comes from, and a broken set-up in one sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import cli
from tests.conftest import PROJECT, Draft

GOOD = "---\ntitle: About\n---\n\nText.\n"
BAD = "---\ntitle: About\n---\n\n[[nobody]]\n"


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """The archive, with its folder as the one in which commands run."""
    monkeypatch.chdir(archive.root)
    return archive


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """What was printed for a person to read."""
    out, err = capsys.readouterr()
    assert out == "", "problems are no output that another program reads"
    return err


@pytest.mark.parametrize("arguments", [[], ["build"], ["build", "--clean"], ["--clean"]])
def test_a_build_without_errors_is_0(here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    here.write("pages/about.md", GOOD)
    assert cli.run(arguments) == 0
    assert re.fullmatch(r"site: \d+ written, 0 kept\nno problems\n", said(capsys))
    assert "pages/about/index.html" in here.tree()


def test_a_build_with_warnings_is_0_and_shows_them(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("terms/x.md", "---\ntitle: X\n---\n")
    assert cli.run(["build"]) == 0
    assert said(capsys).splitlines()[1:] == [
        "content/terms/x.md:2:8: warning: nothing in the archive leads to “x” [orphan]",
        "    write [[x]] where it is spoken of",
        "1 warning",
    ]


@pytest.mark.parametrize("arguments", [[], ["build"], ["check"]])
def test_errors_in_the_content_are_1(here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    here.write("pages/b.md", BAD)
    here.write("pages/a.md", "---\ntitel: A\n---\n")
    assert cli.run(arguments) == 1
    assert said(capsys) == (
        "content/pages/a.md:1:1: error: “title” is missing [missing-field]\n"
        "content/pages/a.md:2:1: error: a page has no key “titel” [unknown-key]\n"
        "    did you mean “title”?\n"
        "content/pages/b.md:5:1: error: no entry is called “nobody” [missing-reference]\n"
        "3 errors\n"
    )
    assert not here.site.exists()


def test_a_check_writes_nothing(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", GOOD)
    assert cli.run(["check"]) == 0
    assert said(capsys) == "no problems\n"
    assert not here.site.exists()


def test_a_second_build_keeps_what_is_there(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", GOOD)
    here.write("pages/more.md", GOOD)
    cli.run([])
    (here.content / "pages" / "more.md").unlink()
    capsys.readouterr()
    assert cli.run([]) == 0
    assert re.search(r"^site: \d+ written, \d+ kept, \d+ removed$", said(capsys), re.MULTILINE)


@pytest.mark.parametrize(
    "arguments",
    [
        ["--config", "{}", "check"],
        ["check", "--config", "{}"],
        ["--config", "nowhere.yml", "check", "--config", "{}"],
        ["--config", "{}"],
        ["--config", "{}", "build"],
        ["build", "--config", "{}"],
        ["build", "--config={}", "--clean"],
    ],
)
def test_the_configuration_is_named_before_or_behind_the_command(
    archive: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    archive.write("pages/about.md", GOOD)
    monkeypatch.chdir(tmp_path)
    assert cli.run([argument.replace("{}", "archive/mkdocs.yml") for argument in arguments]) == 0


def test_the_site_can_be_written_elsewhere(here: Draft, tmp_path: Path) -> None:
    here.write("pages/about.md", GOOD)
    assert cli.run(["build", "--site-dir", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "pages" / "about" / "index.html").exists()
    assert not here.site.exists()


def test_a_site_may_not_be_written_over_the_content(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", GOOD)
    assert cli.run(["build", "--site-dir", "content"]) == 2
    assert "which would replace" in said(capsys)
    assert (here.content / "pages" / "about.md").read_text(encoding="utf-8") == GOOD


def test_the_day_that_counts_as_today(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("sources/wire.md", "---\ntitle: A wire\nissued: 2020\n---\n")
    here.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nThe GNA governs. [@wire]\n{: until=2021-03-16 }\n")
    assert cli.run(["build", "--today", "2022-01-01"]) == 0
    assert "Earlier: a statement that no longer holds" in here.read("conflicts/libya/index.html")
    assert cli.run(["build", "--today", "2020-01-01"]) == 0
    assert "Earlier" not in here.read("conflicts/libya/index.html")
    capsys.readouterr()
    assert cli.run(["check", "--today", "28.10.2020"]) == 2
    assert "28.10.2020" in said(capsys)


@pytest.mark.parametrize("arguments", [["biuld"], ["--colour"], ["check", "--clean"], ["build", "too", "many"]])
def test_a_command_that_there_is_not_is_2(
    here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.run(arguments) == 2
    assert "Error: " in said(capsys)


def test_help_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    help_text = " ".join(capsys.readouterr().out.split())
    assert "Exit codes: 0 done, 1 the content has errors, 2 the set-up is broken." in help_text


def test_help_loads_no_heavy_library(archive: Draft) -> None:
    """Help must feel instant: nothing but the library of the command line is imported."""
    code = (
        "import sys; from explainer.cli import run; run(['--help']);"
        "print(sorted({'markdown', 'jinja2', 'yaml', 'msgspec', 'nh3', 'mkdocs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_unknown_command_loads_none_either(archive: Draft) -> None:
    code = "import sys; from explainer.cli import run; run(['biuld']); print('msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("mkdocs.yml", "there is no {root}/mkdocs.yml; name the configuration with --config"),
        ("content", "the folder {root}/content does not exist; mkdocs.yml names it as docs_dir"),
        ("templates", "the folder {root}/templates does not exist; mkdocs.yml names it as theme: custom_dir"),
    ],
)
def test_something_that_is_missing_is_2_and_one_sentence(
    here: Draft, capsys: pytest.CaptureFixture[str], command: str, broken: str, sentence: str
) -> None:
    here.own_templates()
    (here.root / broken).rename(here.root / "elsewhere")
    assert cli.run([command]) == 2
    assert said(capsys) == f"error: {sentence.format(root=here.root)}\n"


@pytest.mark.parametrize(
    ("yml", "sentence"),
    [
        ("a: [", "is not valid YAML: expected the node content, but found '<stream end>' in line 1, column 5"),
        ("- a", "must hold keys and values, for example “site_name: My archive”"),
        ("", "must hold keys and values, for example “site_name: My archive”"),
        ("docs_dir: content\nplugins: [{explainer: {rules: {orphan: never}}}]",
         ": the rule “orphan” is set to “never”; say error, warning or off"),
    ],
)  # fmt: skip
def test_a_broken_configuration_is_2_and_one_sentence(
    here: Draft, capsys: pytest.CaptureFixture[str], yml: str, sentence: str
) -> None:
    here.mkdocs_yml.write_text(yml, encoding="utf-8")
    assert cli.run([]) == 2
    line = said(capsys)
    assert line.count("\n") == 1
    assert line.removeprefix(f"error: {here.mkdocs_yml}").strip() == sentence


MACRO = "{% import 'own.html' as own %}{% extends 'base.html' %}{% block content %}{{ own.shout(body) }}{% endblock %}"


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"page.html": "one\n{% if %}\n"},
         "templates/page.html:2: Expected an expression, got 'end of statement block'"),
        ({"page.html": "{% endif %}"}, "templates/page.html:1: Encountered unknown tag 'endif'."),
        ({"page.html": "one\n\n{{ nothing }}\n"}, "templates/page.html:3: 'nothing' is undefined"),
        ({"page.html": "{{ entry.nothing }}"}, "templates/page.html:1: 'dict object' has no attribute 'nothing'"),
        ({"page.html": "{% include 'nowhere.html' %}"}, "there is no template templates/nowhere.html"),
        ({"page.html": "{% include entry.title %}"},
         "templates/page.html loads a template whose name is not a constant"),
        ({"page.html": MACRO, "own.html": "{% macro shout(text) %}\n\n{{ text.nothing }}\n{% endmacro %}"},
         "templates/own.html:3: 'dict object' has no attribute 'nothing'"),
        ({"page.html": MACRO, "own.html": "{% macro shout(text) %}\n{{ text | upper | nothing }}\n{% endmacro %}"},
         "templates/own.html:2: No filter named 'nothing'."),
        ({"page.html": MACRO, "own.html": "{% macro shout(text) %}\n{% for %}"},
         "templates/own.html:2: Expected an expression, got 'end of statement block'"),
        ({"page.html": MACRO, "own.html": "{% macro shout(text) %}\n{{ 1 / 0 }}{% endmacro %}"},
         "templates/own.html:2: ZeroDivisionError: division by zero"),
        ({"page.html": MACRO, "own.html": "{% macro shout() %}{% endmacro %}"},
         "templates/page.html:1: TypeError: macro 'shout' takes not more than 0 argument(s)"),
    ],
)  # fmt: skip
def test_a_faulty_template_is_2_and_named_with_its_own_file_and_line(
    here: Draft, capsys: pytest.CaptureFixture[str], files: dict[str, str], sentence: str
) -> None:
    here.write("pages/about.md", GOOD)
    templates = here.own_templates()
    for name, text in files.items():
        (templates / name).write_text(text, encoding="utf-8")
    assert cli.run([]) == 2
    assert said(capsys) == f"error: {sentence}\n"
    assert not here.site.exists()


def test_a_template_that_is_not_there_or_not_utf8(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", GOOD)
    page = here.own_templates() / "page.html"
    page.write_bytes(b"\xff")
    assert cli.run([]) == 2
    assert said(capsys) == "error: a template that page.html draws on is not UTF-8: invalid start byte\n"
    page.unlink()
    assert cli.run([]) == 2
    assert said(capsys) == "error: there is no template templates/page.html\n"


def test_a_faulty_template_leaves_the_last_good_site(here: Draft) -> None:
    here.write("pages/about.md", GOOD)
    templates = here.own_templates()
    assert cli.run([]) == 0
    before = here.tree()
    (templates / "page.html").write_text("{{ nothing }}", encoding="utf-8")
    assert cli.run([]) == 2
    assert here.tree() == before


def command(archive: Draft, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`python build.py` in a process of its own, from the archive's folder."""
    return subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=archive.root,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **environment},
    )


@pytest.mark.parametrize(
    ("text", "arguments", "code", "last"),
    [
        (GOOD, [], 0, "no problems"),
        (GOOD, ["check"], 0, "no problems"),
        (BAD, [], 1, "1 error"),
        (BAD, ["check"], 1, "1 error"),
        ("---\ntitle: [Libya]\n---\n", [], 1, "1 error"),
        (GOOD, ["--config", "nowhere.yml"], 2, "name the configuration with --config"),
        (GOOD, ["check", "--config", "nowhere.yml"], 2, "name the configuration with --config"),
    ],
)
def test_exit_codes_of_the_command_itself(
    archive: Draft, text: str, arguments: list[str], code: int, last: str
) -> None:
    archive.write("pages/about.md", text)
    run = command(archive, *arguments)
    assert run.returncode == code
    assert run.stdout == ""
    assert run.stderr.endswith(f"{last}\n")
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_problems_are_printed_whatever_the_terminal_can_show(archive: Draft, encoding: str) -> None:
    archive.write("pages/about.md", "---\ntitle: X\n---\n\n[[إدلب🕊️]]\n")
    run = command(archive, "check", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert run.stderr.endswith("1 error\n")


def test_a_file_name_that_is_no_text_is_no_traceback(archive: Draft) -> None:
    folder = archive.write("pages/about.md", GOOD).parent
    try:
        os.close(os.open(os.fsencode(folder) + b"/\xff.md", os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    run = command(archive, "check")
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
