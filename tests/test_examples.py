"""Small archives, each in a folder of `tests/examples/` that is named after what it shows.

A folder holds `content/`, perhaps `mkdocs.yml` and the lists beside it, and `expected.txt`: what `build.py` says about
it. Where the site matters, `expected/<path>` holds texts that must stand in that file of the site, one a line, in this
order.

With EXPLAINER_ACCEPT=1 in the environment, what is said now becomes what is expected. Read it before you keep it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from explainer import messages
from explainer.check import CHECKED
from explainer.load import LOADED
from tests.conftest import Draft

EXAMPLES = sorted(folder.parent for folder in (Path(__file__).parent / "examples").glob("*/content"))
NOT_DRAWN = {"encoding", "outside-content", "unreadable-file"}
"""Rules about bytes and links that git does not keep as they are; tests/load/ shows them."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda folder: folder.name)
def test_example(example: Path, archive: Draft) -> None:
    shutil.copytree(example / "content", archive.content, dirs_exist_ok=True)
    if (example / "mkdocs.yml").exists():
        archive.own_templates()
        shutil.copy(example / "mkdocs.yml", archive.mkdocs_yml)
    for name in ("addresses.txt", "redirects.txt"):
        if (example / name).exists():
            shutil.copy(example / name, archive.root)
    outcome = archive.build()
    said = "\n".join([*map(messages.problem_lines, outcome.problems), messages.summary(outcome.problems), ""])
    if os.environ.get("EXPLAINER_ACCEPT"):
        (example / "expected.txt").write_text(said, encoding="utf-8")
    assert said == (example / "expected.txt").read_text(encoding="utf-8")
    assert archive.site.exists() != outcome.failed
    for file in sorted(path for path in (example / "expected").rglob("*") if path.is_file()):
        site_path = file.relative_to(example / "expected").as_posix()
        _assert_in_order(archive.read(site_path), file.read_text(encoding="utf-8"), site_path)


def _assert_in_order(page: str, expected: str, site_path: str) -> None:
    at = 0
    for line in filter(None, map(str.strip, expected.splitlines())):
        found = page.find(line, at)
        assert found >= 0, f"{site_path} does not hold, or not in this order: {line}"
        at = found + len(line)


def test_every_rule_is_shown_by_an_example() -> None:
    said = "\n".join((example / "expected.txt").read_text(encoding="utf-8") for example in EXAMPLES)
    shown = set(re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE))
    assert {*CHECKED, *LOADED} - shown == NOT_DRAWN
