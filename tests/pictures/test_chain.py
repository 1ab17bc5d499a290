"""The chain of sources behind a page."""

from __future__ import annotations

import re

from tests.conftest import Draft
from tests.pictures.looking import HTML, picture, shapes, words

PAGE = "conflicts/libya/chain/index.html"
ENTRY = "conflicts/libya/index.html"


def draw(archive: Draft, text: str, **derived: str) -> None:
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\n---\n\n{text}\n")
    for source, parents in derived.items():
        above = f"derived_from: [{parents}]\n" if parents else ""
        archive.write(f"sources/{source}.md", f"---\ntitle: The {source}\nissued: 2020\n{above}---\n")


def test_sources_that_stand_alone_make_no_chain(archive: Draft) -> None:
    draw(archive, "Said. [@wire; @other]", wire="", other="")
    archive.build()
    assert "conflicts/libya/chain/index.html" not in archive.tree()
    assert "chain/" not in archive.read(ENTRY)


def test_a_copy_stands_below_what_it_derives_from(archive: Draft) -> None:
    draw(archive, "Said. [@copy; @wire; @other]", wire="", copy="wire", other="")
    archive.build()
    chain = picture(archive, PAGE, "chain")
    assert [words(text) for text in shapes(chain, "text", "work")] == ["[2] The wire", "[1] The copy"]
    outer = chain.find(f"{HTML}ul")
    assert outer is not None
    (item,) = outer.findall(f"{HTML}li")
    inner = item.find(f"{HTML}ul")
    assert inner is not None
    assert words(inner) == "[1] The copy"
    assert "1 of the sources there derives from another" in words(chain)
    assert "1 other stands alone" in words(chain)


def test_an_origin_that_the_page_does_not_cite_is_shown_as_such(archive: Draft) -> None:
    draw(archive, "Said. [@copy]", wire="", copy="wire")
    archive.build()
    chain = picture(archive, PAGE, "chain")
    assert "The wire not cited there" in words(chain)
    assert len(shapes(chain, "circle", "unseen")) == 1


def test_a_source_of_two_origins_stands_once_and_names_the_other(archive: Draft) -> None:
    draw(archive, "Said. [@both]", one="", two="", both="one, two")
    archive.build()
    chain = picture(archive, PAGE, "chain")
    assert len([text for text in shapes(chain, "text", "work") if words(text).endswith("The both")]) == 1
    assert "also after The two" in words(chain)


def test_sources_in_a_circle_have_an_end(archive: Draft) -> None:
    draw(archive, "Said. [@a; @b]", a="b", b="a")
    archive.build()
    assert [words(text) for text in shapes(picture(archive, PAGE, "chain"), "text", "work")] == [
        "[1] The a",
        "[2] The b",
    ]


def test_a_chain_of_three_hundred_is_drawn(archive: Draft) -> None:
    names = {f"s{number}": f"s{number - 1}" if number else "" for number in range(300)}
    draw(archive, "Said. [@s299]", **names)
    archive.build()
    assert len(shapes(picture(archive, PAGE, "chain"), "circle", "source")) == 300


def test_its_numbers_lead_to_the_references_of_the_page_and_back(archive: Draft) -> None:
    draw(archive, "Said. [@copy; @wire]", wire="", copy="wire")
    archive.build()
    page = archive.read(ENTRY)
    assert 'href="chain/index.html"' in page
    anchors = re.findall(r'href="\.\./index\.html#([^"]+)"', archive.read(PAGE))
    assert anchors
    for anchor in anchors:
        assert f'id="{anchor}"' in page
