"""What a document shows and no command runs: entries, configurations, data and programs for other readers."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import urllib.request
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import yaml

from explainer import messages, pipeline
from explainer.check import check
from explainer.desk.starting import start
from explainer.link import link
from explainer.load import entry_of, read_config
from explainer.messages.json import form
from explainer.messages.surroundings import Surroundings
from explainer.model.archive import Archive
from explainer.model.front import FRONTS, Kind
from explainer.model.problem import Position, Problem
from explainer.model.schema import fields_of
from tests.conftest import PROJECT, Draft
from tests.docs.blocks import Block, blocks_of
from tests.docs.test_documents import TOGETHER

OF_THE_EXAMPLE = {"docs/checking.md"}
"""Pages that speak of the invented canal; the others speak of the project's own archive."""


def blocks(language: str) -> list[Block]:
    """The blocks in a language that nothing else runs."""
    elsewhere = {"not run", "written", "file", "given", "before", "after"}
    found = [block for page in TOGETHER for block in blocks_of(page) if block.language == language]
    return [block for block in found if not elsewhere & set(block.notes)]


def every(language: str) -> pytest.MarkDecorator:
    """A test for each of these blocks."""
    found = blocks(language)
    assert found, f"no document shows {language}"
    return pytest.mark.parametrize("block", found, ids=[block.place for block in found])


@pytest.fixture(scope="module")
def real() -> Archive:
    """The project's own archive."""
    return pipeline.read(read_config(PROJECT / "mkdocs.yml"))[0]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A new archive of the invented canal."""
    folder = tmp_path_factory.mktemp("canal") / "x"
    start(folder, "Canals")
    return pipeline.read(read_config(folder / "mkdocs.yml"))[0]


def said_of(text: str, kind: Kind, archive: Archive) -> list[str]:
    """What the program finds wrong with an entry in an archive."""
    path = f"content/{kind}s/shown-in-a-document.md"
    entry, faults = entry_of(text, path, kind)
    if entry is not None:
        entries = [*archive.entries.values(), entry]
        linked = link(entries, archive.assets.values(), archive.broken, None, archive.promises)
        faults = [*faults, *(fault for fault in check(linked, {}) if fault.position.path == path)]
    return [messages.problem_lines(fault) for fault in faults if fault.rule != "orphan"]


@every("markdown")
def test_an_entry_or_a_part_of_one_is_without_a_fault(block: Block, real: Archive, example: Archive) -> None:
    whole = block.text.startswith("---\n")
    text = block.text if whole else f"---\ntitle: Shown in a document\n---\n\n{block.text}"
    assert said_of(text, "conflict", example if block.page in OF_THE_EXAMPLE else real) == []


@every("yaml")
def test_configuration_and_front_matter_are_read(block: Block, archive: Draft, real: Archive) -> None:
    shown = yaml.safe_load(block.text)
    if isinstance(shown, list):
        assert all({"run", "uses"} & set(step) for step in shown)
        return
    if set(shown) <= set(fields_of(FRONTS["actor"])):
        assert said_of(f"---\ntitle: Shown in a document\n{block.text}---\n", "actor", real) == []
        return
    if "admin" in shown:
        shown = {"plugins": [{"explainer": shown}]}
    written = yaml.safe_load(archive.mkdocs_yml.read_text(encoding="utf-8"))
    archive.mkdocs_yml.write_text(yaml.safe_dump({**written, **shown}), encoding="utf-8")
    assert archive.settings().site_name == "A test archive"


def a_problem() -> tuple[Block, Problem]:
    """The problem that docs/checking.md shows, and where."""
    (block,) = [block for block in blocks("text") if "a problem" in block.notes]
    told = re.fullmatch(r"(\S+?):(\d+):(\d+): error: (.*) \[([a-z-]+)\]\n    (.*)\n", block.text)
    assert told, block.place
    return block, Problem(Position(told[1], int(told[2]), int(told[3])), told[5], told[4], told[6])


def test_a_problem_is_told_in_the_form_that_is_shown() -> None:
    block, problem = a_problem()
    assert f"{messages.problem_lines(problem)}\n" == block.text


@every("json")
def test_json_is_what_the_program_makes_of_that_problem(block: Block) -> None:
    _, problem = a_problem()
    version = json.loads(block.text)["generator"].removeprefix("explainer-archive ")
    assert form([problem], Surroundings(version=version)) == block.text


@every("python")
def test_a_program_runs(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(tmp_path / "x", "Canals")
    assert pipeline.build(read_config(tmp_path / "x" / "mkdocs.yml")).written
    data = (tmp_path / "x" / "site" / "archive.json").read_bytes()
    monkeypatch.setattr(urllib.request, "urlopen", lambda _: io.BytesIO(data))
    said = io.StringIO()
    with redirect_stdout(said):
        exec(compile(block.text, block.page, "exec"), {})
    assert said.getvalue().splitlines()[0] == (
        "2019-03-01 velda-canal-dispute Ostrel begins to take tolls. [@lantern-history-2026]"
    )


@every("js")
def test_a_script_is_understood(block: Block, tmp_path: Path) -> None:
    if not shutil.which("node"):
        pytest.skip("there is no node")
    (tmp_path / "x.mjs").write_text(block.text, encoding="utf-8")
    read = subprocess.run(["node", "--check", "x.mjs"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr


@every("vim")
def test_a_setting_of_vim_is_taken(block: Block, tmp_path: Path) -> None:
    if not shutil.which("vim"):
        pytest.skip("there is no vim")
    (tmp_path / "x.vim").write_text(f"{block.text}\nqall!\n", encoding="utf-8")
    taken = subprocess.run(
        ["vim", "-u", "NONE", "-es", "-S", "x.vim"],
        cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert taken.returncode == 0, taken.stdout + taken.stderr
