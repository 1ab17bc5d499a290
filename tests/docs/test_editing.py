"""The examples of docs/editing.md, each built before and after in an archive as `build.py init` begins it."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

from explainer import messages, pipeline
from explainer.desk.starting import start
from explainer.load import read_config
from explainer.model.config import Config
from tests.docs.blocks import Block, blocks_of, headings_of

PAGE = "docs/editing.md"
DAY = "conflicts/velda-canal-dispute/on/2024-05-03/index.html"
CONFLICT = "conflicts/velda-canal-dispute/index.html"


class Example(NamedTuple):
    """An entry before and after an edit, what both need beside it, and what `check` says before."""

    heading: str
    given: tuple[Block, ...]
    before: Block
    printed: str
    after: Block


def examples() -> list[Example]:
    """The examples of the guide, by the last heading above each."""
    headings = headings_of(PAGE)
    found: list[Example] = []
    given: list[Block] = []
    before: list[Block] = []
    printed = ""
    for block in blocks_of(PAGE):
        if "given" in block.notes:
            given.append(block)
        elif "before" in block.notes:
            before.append(block)
        elif "printed" in block.notes:
            printed = block.text
        elif "after" in block.notes:
            heading = [words for at, words in headings if at < block.line][-1]
            found.append(Example(heading, tuple(given), before.pop(), printed, block))
            given, printed = [], ""
    assert not given
    assert not before
    return found


EXAMPLES = examples()
example_of = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.before.line}")


@functools.cache
def sample() -> tuple[tuple[str, bytes], ...]:
    """The content of a new archive."""
    with tempfile.TemporaryDirectory() as folder:
        start(Path(folder) / "x", "Canals")
        root = Path(folder) / "x"
        return tuple(
            (file.relative_to(root).as_posix(), file.read_bytes()) for file in sorted(root.rglob("*")) if file.is_file()
        )


def drawn(folder: Path, blocks: list[Block]) -> Config:
    """A new archive with some entries written over, or added to."""
    for path, data in sample():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for block in blocks:
        (path,) = (block.notes[role] for role in ("given", "before", "after") if role in block.notes)
        file = folder / "content" / path
        text = block.text
        if not text.startswith("---\n"):
            heading = "" if text.startswith("## ") else "## More\n\n"
            text = f"{file.read_text(encoding='utf-8')}\n{heading}{text}"
        file.write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8').rstrip()}:\n      rules: {{orphan: off}}\n", encoding="utf-8"
    )
    return read_config(config)


def said(config: Config) -> str:
    """What `check` finds, as it is printed."""
    return "".join(f"{messages.problem_lines(problem)}\n" for problem in pipeline.check(config).problems)


@example_of
def test_before_the_edit_check_says_what_the_guide_says(example: Example, tmp_path: Path) -> None:
    assert said(drawn(tmp_path, [*example.given, example.before])) == example.printed


@example_of
def test_after_the_edit_nothing_is_wrong_and_the_site_is_built(example: Example, tmp_path: Path) -> None:
    outcome = pipeline.build(drawn(tmp_path, [*example.given, example.after]))
    assert [messages.problem_lines(problem) for problem in outcome.problems] == []
    assert outcome.written is not None


@example_of
def test_what_is_said_to_be_before_and_after_is_one_entry(example: Example) -> None:
    assert example.before.notes["before"] == example.after.notes["after"]
    assert example.before.text != example.after.text


class Sites:
    """The site of an example before and after."""

    def __init__(self, folder: Path, heading: str) -> None:
        example = next(example for example in EXAMPLES if example.heading == heading)
        for name, block in (("before", example.before), ("after", example.after)):
            config = drawn(folder / name, [*example.given, block])
            assert pipeline.build(config).written
        self.folder = folder

    def shows(self, name: str, page: str, words: str) -> bool:
        """Whether a page of one of the two sites shows some words."""
        return words in (self.folder / name / "site" / page).read_text(encoding="utf-8")


def test_a_closed_statement_stays_on_the_page_of_its_day_and_is_folded_today(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "The world changed: close, and add")
    assert sites.shows("after", DAY, "gates of the lock closed at night")
    assert not sites.shows("after", DAY, "until 1 February 2025")
    assert not sites.shows("after", DAY, "open day and night")
    assert sites.shows("after", CONFLICT, "Earlier: ")
    assert sites.shows("after", CONFLICT, "open day and night")


def test_what_came_to_light_later_is_left_out_of_earlier_days(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "It came to light later")
    assert sites.shows("before", DAY, "in debt")
    assert not sites.shows("after", DAY, "in debt")
    assert sites.shows("after", CONFLICT, "in debt")


def test_an_entry_read_too_long_ago_is_listed(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "When was it last read?")
    assert sites.shows("before", "status/index.html", "31 December 2023")
    assert not sites.shows("after", "status/index.html", "Velda Canal")


def test_a_copy_names_its_origin(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "Ten copies are one witness")
    page = "sources/herald-2024-05-04/index.html"
    assert not sites.shows("before", page, "lantern-2024-05-03/index.html")
    assert sites.shows("after", page, "lantern-2024-05-03/index.html")


def test_a_difference_is_listed(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "Sources disagree")
    assert not sites.shows("before", "differences/index.html", "20 ships")
    assert sites.shows("after", "differences/index.html", "No more than 20 ships")
    assert sites.shows("after", "differences/index.html", "About 60 ships")


def test_a_question_that_was_answered_is_open_on_a_day_before(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "Nobody knows yet")
    assert sites.shows("after", DAY, "Who pays for the dredging?")
    assert not sites.shows("after", DAY, "15 January 2025")
    assert sites.shows("after", CONFLICT, "15 January 2025")


def test_the_other_name_stands_beside_and_the_old_one_on_its_days(tmp_path: Path) -> None:
    contested = Sites(tmp_path / "contested", "A contested name")
    assert contested.shows("after", CONFLICT, "(Grand Canal of Vennmark)")
    assert contested.shows("after", "names/index.html", "Канал Велды")
    renamed = Sites(tmp_path / "renamed", "A name that changed")
    assert not renamed.shows("before", DAY, "Ostrel Cut")
    assert renamed.shows("after", DAY, "Ostrel Cut")
    assert not renamed.shows("after", CONFLICT, "Ostrel Cut")


def test_a_correction_travels(tmp_path: Path) -> None:
    sites = Sites(tmp_path, "Corrections")
    for page in ("corrections/index.html", "agreements/tolls-agreement-2025/index.html", "feed.xml"):
        assert not sites.shows("before", page, "had been misread"), page
        assert sites.shows("after", page, "had been misread"), page


def test_what_the_guide_says_of_state_is_so(tmp_path: Path) -> None:
    """`state=` finds days on which both would hold."""
    after = next(example.after for example in EXAMPLES if "close, and add" in example.heading)
    late = after._replace(text=after.text.replace("until=2025-02-01", "until=2025-06-01"))
    assert "[overlapping-states]" in said(drawn(tmp_path, [late]))
