"""The documents lead to each other, and to files that are there."""

from __future__ import annotations

import re

import pytest

from tests.conftest import PROJECT
from tests.docs.blocks import PAGES, headings_of, prose_of

LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`[^`]*`")


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    words = (re.sub(r"[`*]", "", heading) for _, heading in headings_of(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in words}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_document_leads_somewhere(page: str) -> None:
    for target in LINK.findall(CODE.sub("", "\n".join(prose_of(page)))):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        file = ((PROJECT / page).parent / path).resolve() if path else PROJECT / page
        assert file.exists(), target
        if anchor:
            assert anchor in anchors(file.relative_to(PROJECT).as_posix()), target


def test_the_index_leads_to_every_document() -> None:
    text = (PROJECT / "docs/README.md").read_text(encoding="utf-8")
    linked = {target.partition("#")[0] for target in LINK.findall(text)}
    there = {page.removeprefix("docs/") for page in PAGES if page.startswith("docs/") and page.count("/") == 1}
    assert there - {"README.md"} <= linked
    assert "rules/README.md" in linked
    assert "docs/README.md" in (PROJECT / "README.md").read_text(encoding="utf-8")
