"""`build.py` under a Python that cannot run the program: one sentence, no traceback."""

from __future__ import annotations

import runpy
import subprocess
import sys

import pytest

from tests.conftest import PROJECT


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
