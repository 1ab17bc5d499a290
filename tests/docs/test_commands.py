"""Each command of this program that a document names in passing is run, in a new archive of the invented canal."""

from __future__ import annotations

import io
import shlex
import sys
from pathlib import Path

import pytest

from explainer import cli
from explainer.desk.starting import start
from tests.conftest import PROJECT
from tests.docs.blocks import COMMAND, prose_of
from tests.docs.clone import begin_and_stop
from tests.docs.test_documents import TOGETHER

PLACEHOLDERS = {
    "DIR": "../another", "FILE": "content/reports/canal-talks-2024-05-03.md", "KIND": "term", "OLD": "ostrel",
    "NEW": "ostrel-2", "RULE": "orphan", "NAME": "orphan",
}  # fmt: skip
"""What a reader puts for the words in capitals."""

SAID = {
    "serve": ["--port", "0"], "schema": ["report"], "rename": ["ostrel", "ostrel-2"],
    "new report": ["--title", "T", "--date", "2026-01-12"],
    **{f"new {kind}": ["--title", "T"] for kind in ("conflict", "source", "term")},
}  # fmt: skip
"""What a reader answers to a command at a terminal, or adds where a document names it and no more."""

LASTING = ("--watch", "serve")


def named() -> list[str]:
    """Every command in running text and tables, each once."""
    return sorted({command for page in TOGETHER for command in COMMAND.findall("\n".join(prose_of(page)))})


def arguments(command: str) -> list[str]:
    """What stands behind `build.py`, with a reader's own words where the document leaves them to the reader."""
    found = [PLACEHOLDERS.get(word, word) for word in shlex.split(command.split("build.py", 1)[1])]
    return [*found, *SAID.get(" ".join(found), [])]


@pytest.fixture
def canal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new archive, where the reader stands."""
    folder = tmp_path / "canal"
    start(folder, "Canals")
    (folder / "report.txt").write_text("Talks on the canal go on\n\n3 May 2024\n\nOstrel spoke.\n", encoding="utf-8")
    (folder / "list.bib").write_text("@book{x, title = {T}, year = {2020}}\n", encoding="utf-8")
    for wanted in ("docs", ".vscode"):
        (folder / wanted).mkdir()
    monkeypatch.chdir(folder)
    return folder


def lasts(command: str) -> bool:
    """Whether a command goes on until it is stopped."""
    return any(word in command.split() for word in LASTING)


@pytest.mark.parametrize("command", [command for command in named() if not lasts(command)])
def test_a_command_does_what_it_is_named_for(command: str, canal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Talks\n\n3 May 2024\n\nOstrel spoke.\n")))
    expected = (0, 1) if command.endswith("addresses --check") else (0,)
    assert cli.run(arguments(command)) in expected


@pytest.mark.parametrize("command", [command for command in named() if lasts(command)])
def test_a_command_that_goes_on_begins_and_can_be_stopped(command: str, canal: Path) -> None:
    begin_and_stop([sys.executable, "-u", str(PROJECT / "build.py"), *arguments(command)], canal)


def test_commands_are_found() -> None:
    assert {"python build.py check", "python build.py check --watch"} <= set(named())
