"""`build.py` under a Python that cannot run the program: one sentence, no traceback."""

from __future__ import annotations

import json
import runpy
import shlex
import subprocess
import sys

import pytest

from tests.conftest import PROJECT, Draft


def test_a_python_without_the_libraries_is_told_which_to_use() -> None:
    """-S leaves out what is installed beside Python."""
    ended = subprocess.run(
        [sys.executable, "-S", "build.py", "check"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"error: “click” is not installed for this Python ({sys.executable}); "
        "README.md says how to make .venv, and then run: .venv/bin/python build.py\n"
    )


def test_a_python_that_is_too_old_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main = runpy.run_path(str(PROJECT / "build.py"))["main"]
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert main() == 2
    monkeypatch.undo()
    assert capsys.readouterr().err == (
        "error: Python 3.11 or newer is needed, and this is 3.10; "
        "README.md says how to make .venv, and then run: .venv/bin/python build.py\n"
    )


def test_it_is_the_program_otherwise() -> None:
    ended = subprocess.run(
        [sys.executable, "build.py", "--help"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0
    assert "Build an explainer archive" in ended.stdout


def test_all_that_it_says_arrives_though_it_ends_at_once(archive: Draft) -> None:
    """More than a pipe and Python's buffers hold."""
    for number in range(400):
        archive.write(f"terms/word-{number}.md", f"---\ntitle: Word {number}\n---\n\nOf [[nobody-{number}]].\n")
    archive.config()
    command = [sys.executable, "build.py", "--config", str(archive.root / "mkdocs.yml"), "check", "--format", "json"]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=False)

    assert ended.returncode == 1
    assert len(ended.stdout) > 100_000
    assert sum(problem["rule"] == "missing-reference" for problem in json.loads(ended.stdout)["problems"]) == 400


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise")
def test_where_nobody_listens_it_ends_as_python_does() -> None:
    ended = subprocess.run(
        f"{shlex.quote(sys.executable)} build.py --help | true",
        cwd=PROJECT,
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ended.stderr
