"""Every command that a document shows is run, in a copy of the project, in the order in which a reader would."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import cli
from explainer.load import read_config
from tests.docs.blocks import NOTES, PAGES, REASONS, blocks_in, blocks_of
from tests.docs.clone import Reader, clone

TOGETHER = [page for page in PAGES if not page.startswith("docs/rules/")]
"""The pages of the rules are made by the program, of examples that tests/desk/test_rules.py runs."""

OWN = "docs/own-archive.md"
FOLLOWED = [page for page in TOGETHER if any(block.language == "sh" and block.run for block in blocks_of(page))]
LANGUAGES = {"sh", "text", "markdown", "yaml", "json", "python", "js", "vim"}
CHECKED_ELSEWHERE = {"markdown", "yaml", "json", "python", "js", "vim"}
"""By tests/docs/test_blocks.py and tests/docs/test_editing.py."""


def followed(page: str, folder: Path) -> None:
    """Do all that a page says, in a copy of the project."""
    reader = Reader(clone(folder))
    for block in blocks_of(page):
        of_an_example = page == "docs/editing.md" and block.language != "sh"
        if not of_an_example:
            reader.follow(block)


@pytest.mark.parametrize("page", [page for page in FOLLOWED if page != OWN])
def test_what_a_page_shows_works_in_a_fresh_clone(page: str, tmp_path: Path) -> None:
    followed(page, tmp_path / "archive")


def test_an_archive_of_ones_own_is_what_its_guide_ends_with(tmp_path: Path) -> None:
    """It is sound, nothing of the first archive is in it, and nothing of the example is left."""
    followed(OWN, tmp_path / "archive")
    mine = tmp_path / "my-archive"
    assert cli.run(["check", "--config", str(mine / "mkdocs.yml")]) == 0
    assert read_config(mine / "mkdocs.yml").site_name == "My archive"
    pages = "".join(file.read_text(encoding="utf-8") for file in (mine / "site").rglob("*.html"))
    assert "The town closed the bridge" in pages
    assert "abakh" not in pages
    assert "antern" not in pages


def test_the_pages_that_guide_readers_are_followed() -> None:
    assert {"docs/contributing.md", "docs/editing.md", "docs/importing.md", OWN} <= set(FOLLOWED)


@pytest.mark.parametrize("page", TOGETHER)
def test_every_block_is_of_a_kind_that_is_tested(page: str) -> None:
    for block in blocks_of(page):
        assert block.language in LANGUAGES, f"{block.place}: the language of the block is not named"
        assert set(block.notes) <= NOTES, block.place
        if "not run" in block.notes:
            assert block.notes["not run"] in REASONS, block.place
        elif block.language == "text":
            said = {"file", "edit", "written", "printed", "a problem", "a picture"} & set(block.notes)
            assert said, f"{block.place}: a text needs a note that says what it is"
        else:
            assert block.language == "sh" or block.language in CHECKED_ELSEWHERE


def test_the_command_of_the_readme_that_builds_is_the_one_that_is_run_elsewhere() -> None:
    """Installing needs the network, so the gate runs this line whole; its last part is what every page begins with."""
    (build,) = [block for block in blocks_of("README.md") if "build command" in block.notes]
    assert build.text.strip().split(" && ")[-1] == ".venv/bin/python build.py"


def test_a_reader_who_finds_something_else_is_a_failure(tmp_path: Path) -> None:
    page = "```sh\necho one\n```\n\n<!-- printed -->\n```text\ntwo\n```\n"
    reader = Reader(tmp_path)
    first, second = blocks_in("docs/x.md", page)
    reader.follow(first)
    with pytest.raises(AssertionError, match=r"docs/x\.md:6"):
        reader.follow(second)
    (fails,) = blocks_in("docs/x.md", "```sh\nfalse\necho no\n```\n")
    with pytest.raises(AssertionError, match=r"docs/x\.md:1"):
        reader.follow(fails)


def test_a_command_that_lasts_is_stopped_and_one_that_ends_at_once_is_a_failure(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    (lasts,) = blocks_in("docs/x.md", "<!-- lasts: begun -->\n```sh\nsh -c 'echo; echo begun; exec sleep 60'\n```\n")
    reader.follow(lasts)
    (ends,) = blocks_in("docs/x.md", "<!-- lasts: begun -->\n```sh\ntrue\n```\n")
    with pytest.raises(AssertionError, match="has not said so"):
        reader.follow(ends)
