"""A new archive: it builds, it is an example of nothing real, and nothing is written over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import cli
from explainer.desk import starting
from explainer.load import read_config
from explainer.model.front import KIND_FOLDERS
from explainer.pipeline import build, read
from tests.conftest import PROJECT


def test_a_new_archive_builds_with_no_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "a" / "canals"
    assert cli.run(["init", str(folder)]) == 0
    said = capsys.readouterr().err
    assert re.fullmatch(
        rf"{folder}: \d+ files written\nBuild it with: python build.py --config {folder}/mkdocs.yml\n", said
    )
    assert cli.run(["--config", str(folder / "mkdocs.yml")]) == 0
    assert capsys.readouterr().err.endswith("\nno problems\n")
    assert "canals" in (folder / "site" / "index.html").read_text(encoding="utf-8")
    assert not build(read_config(folder / "mkdocs.yml")).problems


def test_it_has_an_entry_of_most_kinds_and_a_page_for_a_day(tmp_path: Path) -> None:
    cli.run(["init", str(tmp_path / "x")])
    archive, _ = read(read_config(tmp_path / "x" / "mkdocs.yml"))
    assert {*KIND_FOLDERS} - {entry.kind for entry in archive.entries.values()} == {"term"}
    assert archive.views["velda-canal-dispute"]


def test_nothing_of_the_first_archive_is_in_it(tmp_path: Path) -> None:
    cli.run(["init", str(tmp_path / "x")])
    first, _ = read(read_config(PROJECT / "mkdocs.yml"))
    names = {
        word
        for entry in first.entries.values()
        if entry.kind in ("conflict", "actor", "place", "agreement")
        for word in re.findall(r"[^\W\d_]{4,}", entry.title)
        if word[0].isupper()
    }
    common = {"Agreement", "Minister", "Party", "State", "States", "January", "February", "Canal"}
    assert {"Karabakh", "Idlib", "Libya", "Erdoğan"} <= names
    # Of the templates only words that stand in texts: their styles and scripts name properties and events.
    files = [file for file in sorted((tmp_path / "x").rglob("*")) if file.is_file() and file.suffix in (".md", ".yml")]
    assert len(files) > 10
    for file in files:
        words = set(re.findall(r"[^\W\d_]{4,}", file.read_text(encoding="utf-8")))
        assert words & (names - common) == set(), file
    for file in sorted((tmp_path / "x").rglob("*")):
        if file.is_file():
            assert not re.search("karabakh|artsakh|idlib|libya|syria", file.read_text(encoding="utf-8"), re.IGNORECASE)


def test_the_name_may_hold_anything(tmp_path: Path) -> None:
    for number, name in enumerate(('Canals: "all"', "{{ name }}", "# no", "قنوات")):
        folder = tmp_path / str(number)
        cli.run(["init", str(folder), "--name", name])
        assert read_config(folder / "mkdocs.yml").site_name == name


def test_an_empty_folder_is_filled_and_another_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    inode = folder.stat().st_ino
    assert cli.run(["init", str(folder)]) == 0
    assert folder.stat().st_ino == inode, "somebody may stand in it"
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    capsys.readouterr()
    assert cli.run(["init", str(folder)]) == 2
    assert capsys.readouterr().err == (f"error: {folder} is not empty; name a folder that is empty or not there yet\n")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    (tmp_path / "file").write_text("mine")
    assert cli.run(["init", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err == (
        f"error: {tmp_path / 'file'} is not a folder; name one that is empty or not there yet\n"
    )
    assert sorted(os.listdir(tmp_path)) == ["file", "x"]


def test_a_program_without_templates_says_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(starting, "_PROJECT", tmp_path)
    assert cli.run(["init", str(tmp_path / "x")]) == 2
    assert capsys.readouterr().err == (
        "error: init copies the templates of a clone of the generator, and there are none beside this program; "
        "run it in a clone: python build.py init DIR\n"
    )
    assert not (tmp_path / "x").exists()


def test_the_archive_builds_itself_where_the_generator_is_installed(tmp_path: Path) -> None:
    cli.run(["init", str(tmp_path / "x")])
    ended = subprocess.run(
        [sys.executable, "build.py", "check"], cwd=tmp_path / "x", capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(PROJECT)}, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, "no problems\n")
