"""`python build.py check` with its options, as somebody types it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import cli
from tests.conftest import PROJECT, Draft

BAD = "---\ntitle: About\n---\n\nThe fighting reached [[tripolis]].\n"
TOLD = "content/pages/about.md:5:22: error: no entry is called “tripolis” [missing-reference]\n"


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An archive with one error, in its folder."""
    archive.write("pages/about.md", BAD)
    monkeypatch.chdir(archive.root)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return archive


def test_text_goes_to_standard_error_and_ends_with_a_count(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check"]) == 1
    assert tuple(capsys.readouterr()) == ("", f"{TOLD}1 error\n")


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_goes_to_standard_output(here: Draft, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.run(["check", "--format", form]) == 1
    out, err = capsys.readouterr()
    assert "missing-reference" in json.dumps(json.loads(out))
    assert err == "1 error\n"


def test_annotations_for_github(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        "::error file=content/pages/about.md,line=5,col=22,title=missing-reference::no entry is called “tripolis”\n"
    )


def test_paths_lead_from_where_the_command_was_started(
    here: Draft, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here.root.parent)
    cli.run(["check", "--config", "archive/mkdocs.yml", "--format", "github"])
    assert "file=archive/content/pages/about.md," in capsys.readouterr().out
    monkeypatch.chdir(here.content)
    cli.run(["check", "--config", "../mkdocs.yml", "--format", "github"])
    assert "file=content/pages/about.md," in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_output_can_be_a_file(here: Draft, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.run(["check", "--format", form, "--output", "problems.txt"]) == 1
    assert tuple(capsys.readouterr()) == ("", "1 error\n")
    assert "missing-reference" in (here.root / "problems.txt").read_text(encoding="utf-8")


def test_an_output_that_cannot_be_written_is_a_fault_of_the_setup(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["check", "--format", "json", "--output", "no/folder.json"]) == 2
    assert "error: no/folder.json cannot be written: No such file or directory" in capsys.readouterr().err


def test_columns_in_sarif_count_what_stands_before_in_the_file(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", "---\r\ntitle: About\r\n---\r\n\r\nA 🕊️ flew to [[tripolis]].\r\n".encode("utf-8-sig"))
    cli.run(["check", "--format", "sarif"])
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert {"startLine": 5, "startColumn": len("A 🕊️ flew to ".encode("utf-16-le")) // 2 + 1} in regions


def test_rules_lead_to_their_pages_where_the_repository_has_them(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    here.config(repo_url="https://github.com/owner/archive/")
    cli.run(["check", "--format", "sarif"])
    assert "helpUri" not in capsys.readouterr().out
    (here.root / "docs" / "rules").mkdir(parents=True)
    (here.root / "docs" / "rules" / "README.md").write_text("# Rules\n", encoding="utf-8")
    cli.run(["check", "--format", "sarif"])
    assert "https://github.com/owner/archive/blob/HEAD/docs/rules/orphan.md" in capsys.readouterr().out


def test_colours_are_for_whoever_asks(
    here: Draft, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    cli.run(["check"])
    assert "\x1b[31m\x1b[1merror:\x1b[0m" in capsys.readouterr().err
    monkeypatch.setenv("NO_COLOR", "1")
    cli.run(["check"])
    assert capsys.readouterr().err == f"{TOLD}1 error\n"


def test_a_rule_is_explained_without_any_archive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["check", "--explain", "orphan"]) == 0
    assert capsys.readouterr().out.startswith("orphan: warning (front matter)\n")
    assert cli.run(["check", "--explain"]) == 0
    listed = capsys.readouterr().out
    assert listed.startswith("address-list          error ")
    assert cli.run(["rules"]) == 0
    assert capsys.readouterr().out == listed


def test_a_rule_that_there_is_not_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--explain", "orphans"]) == 2
    assert capsys.readouterr().err == "error: there is no rule “orphans”; did you mean “orphan”?\n"


def test_pages_of_rules_are_written_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "--write", str(tmp_path / "rules")]) == 0
    assert (tmp_path / "rules" / "orphan.md").read_text(encoding="utf-8").startswith("<!-- Made by ")
    assert "pages written" in capsys.readouterr().err


def test_a_severity_for_no_rule_is_a_fault_of_the_setup(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.config(rules={"orphans": "off"})
    assert cli.run(["check"]) == 2
    assert capsys.readouterr().err == (
        "error: mkdocs.yml sets the severity of “orphans”, and no rule is called that; did you mean “orphan”?\n"
    )


def test_a_severity_of_any_rule_can_be_set(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.config(rules={"missing-reference": "warning", "yaml": "error", "coverage": "off"})
    assert cli.run(["check"]) == 0
    assert capsys.readouterr().err.endswith("1 warning\n")


@pytest.mark.parametrize("arguments", [["--watch", "--format", "json"], ["--watch", "--output", "x"], ["--poll"]])
def test_options_that_do_not_go_together_are_2(
    here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert cli.run(["check", *arguments]) == 2
    assert "--watch" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent otherwise on Windows")
@pytest.mark.parametrize("polling", [False, True])
def test_watching_checks_again_after_each_change_until_ctrl_c(here: Draft, polling: bool) -> None:
    command = [sys.executable, str(PROJECT / "build.py"), "check", "--watch", *(["--poll"] if polling else [])]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as watcher:
        assert watcher.stderr
        said = iter(watcher.stderr.readline, "")
        assert next(said) == TOLD
        assert next(line for line in said if line.startswith("watching")) == (
            "watching content, templates and mkdocs.yml; Ctrl+C ends it\n"
        )
        before = here.mkdocs_yml.read_text(encoding="utf-8")
        until_said("pages/about.md", "---\ntitle: About\n---\n", said, "no problems\n", here)
        here.mkdocs_yml.write_text("site_name: [", encoding="utf-8")
        assert next(line for line in said if line.startswith("error: ")).endswith("line 1, column 13\n")
        here.mkdocs_yml.write_text(before, encoding="utf-8")
        assert "no problems\n" in said
        watcher.send_signal(signal.SIGINT)
        assert list(said)[-1] == "stopped watching\n"
    assert watcher.returncode == 0


def until_said(path: str, text: str, said: object, wanted: str, here: Draft) -> None:
    """Write a file again and again until the watcher, which may not have begun, speaks of it."""
    import threading

    over = threading.Event()

    def write() -> None:
        here.write(path, text)
        while not over.wait(0.5):
            here.write(path, text)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert wanted in said  # type: ignore[operator]
    finally:
        over.set()
        writer.join()


def test_watching_an_archive_that_is_broken_from_the_start_is_2(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    here.mkdocs_yml.unlink()
    assert cli.run(["check", "--watch"]) == 2
    assert "name the configuration with --config" in capsys.readouterr().err


def test_checking_tells_how_far_it_is(here: Draft) -> None:
    from explainer import pipeline

    said: list[tuple[str, int, int]] = []
    pipeline.check(here.settings(), lambda *step: said.append(step))
    assert said == [("reading entries", 0, 1), ("checking", 0, 0)]


def test_building_tells_how_far_it_is(here: Draft) -> None:
    from explainer import pipeline

    here.write("pages/about.md", "---\ntitle: About\n---\n")
    said: list[tuple[str, int, int]] = []
    assert pipeline.build(here.settings(), progress=lambda *step: said.append(step)).written
    total = said[-1][2]
    assert total > 10
    assert said[:3] == [("reading entries", 0, 1), ("checking", 0, 0), ("writing pages", 0, 0)]
    assert said[3:] == [("writing pages", number, total) for number in range(total)]
