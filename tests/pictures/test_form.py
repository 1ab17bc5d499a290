"""What holds for every picture: valid, named, the same bytes each time, and nothing that the policy forbids."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Draft
from tests.pictures.looking import CAPITAL, svgs, tree

PAGES = [
    "conflicts/libya/index.html",
    "conflicts/libya/on/2020-10-28/index.html",
    "places/tripoli/index.html",
    "chronology/index.html",
    "chronology/2019/index.html",
    "sides/index.html",
]

LIBYA = """
    ---
    title: Libya <&>
    places: [tripoli]
    ---

    Said. [@copy; @wire]

    ## Timeline {: .timeline }

    - 2019-04-04: An "offensive" <begins> & goes on in [[tripoli]]. [@wire]
      {: .key }
    - 2021/2022: A government.
    """


@pytest.fixture
def drawn(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", LIBYA)
    archive.write("places/tripoli.md", CAPITAL.format(title='Tripoli & "more" <text>', latitude=32.89, longitude=13.19))
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n\n[[libya]]\n")
    archive.write("sources/wire.md", "---\ntitle: A <wire> text\n---\n")
    archive.write("sources/copy.md", "---\ntitle: A copy\nderived_from: [wire]\n---\n")
    archive.config(today=date(2024, 1, 1))
    assert not archive.build().failed
    return archive


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_is_well_formed_in_a_valid_page(drawn: Draft, page: str) -> None:
    html = drawn.read(page)
    tree(html)
    for svg in svgs(html):
        ET.fromstring(svg)
    assert svgs(html) or page == "sides/index.html"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_style_of_its_own(drawn: Draft, page: str) -> None:
    html = drawn.read(page)
    assert not re.search(r"\sstyle=|<style", html)


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_has_a_name_or_is_hidden_from_screen_readers(drawn: Draft, page: str) -> None:
    html = drawn.read(page)
    for svg in svgs(html):
        element = ET.fromstring(svg)
        if element.get("aria-hidden") == "true":
            continue
        assert element.get("role") in ("img", "group")
        for anchor in element.get("aria-labelledby", "-").split():
            assert html.count(f'id="{anchor}"') == 1


def test_what_cannot_be_seen_cannot_be_reached_by_the_keyboard(drawn: Draft) -> None:
    for page in PAGES:
        for svg in svgs(drawn.read(page)):
            for link in ET.fromstring(svg).iter("a"):
                assert link.get("tabindex") == "-1"


def test_two_clean_builds_give_the_same_bytes(drawn: Draft) -> None:
    before = drawn.tree()
    drawn.build(clean=True)
    assert drawn.tree() == before


def test_pictures_hold_whole_numbers_only(drawn: Draft) -> None:
    for page in PAGES:
        for svg in svgs(drawn.read(page)):
            for value in re.findall(r'\b(?:d|cx?|cy|x|y|r|width|height|viewBox)="([^"]*)"', svg):
                assert not re.search(r"\d\.\d", value)
