"""Every page of the real archive is valid HTML."""

from __future__ import annotations

from pathlib import Path

from tests.browser.tools import run_node


def test_every_page_is_valid(site: Path) -> None:
    answer = run_node("html_validate.mjs", "html-validate", {"folder": str(site)})
    assert answer["pages"] == len(list(site.rglob("*.html")))
    assert answer["faults"] == []
