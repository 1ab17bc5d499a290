"""Anchors: what a text may be linked to by, each once on a page, and never one of the page's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.model.page import of_the_page
from tests.conftest import Draft
from tests.reading import ids, read_page
from tests.render.drawing import context, html_of, text_of


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("## Before the war", ["before-the-war"]),
        ("Text.\n{: #here }", ["here"]),
        ("Text.\n{: #main }", []),
        ("Text.\n{: #references }", []),
        ("Text.\n{: #names-title }", []),
        ("Text.\n{: #ref.1 }", []),
        ("Text.\n{: #cite.1 }", []),
        ("*Text*{: #main }.", []),
        ("Text.\n{: #here }\n\nText.\n{: #here }", ["here"]),
        ('<p id="main">Text.</p>', []),
        ('<p id="here">Text.</p>', []),
        ('<p id="here">Text.</p>\n\nText.\n{: #here }', ["here"]),
        ('<p title=">" id="main">Text.</p>', []),
        ("<p\nid=main>Text.</p>", []),
        ("<p/id=main>Text.</p>", []),
        ('<p title="x"id=main>Text.</p>', []),
        ("<p foo\"bar id=main class='x'>Text.</p>", []),
        ("<P ID=main>Text.</P>", []),
        ('A <span title=">" id="main">text</span>.', []),
        ('<div markdown="1" id="main">\nText.\n</div>', []),
        ('<div markdown="1" id="here">\nText.\n</div>', ["here"]),
        ('<div markdown="1">\n\n## Inside\n\n</div>', ["inside"]),
        ("A note.[^a.b]\n\n[^a.b]: So.", ["fnref:a.b", "fn:a.b"]),
        ("It is said. [@tass]", ["cite.1"]),
    ],
)
def test_a_text_s_anchors(markdown: str, found: list[str]) -> None:
    assert ids(text_of(markdown)) == found


def test_an_anchor_is_taken_once_on_a_page_whatever_text_it_stands_in() -> None:
    page = context()

    assert ids(text_of("Text.\n{: #here }", page)) == ["here"]
    assert ids(text_of("Text.\n{: #here }", page)) == []


def test_a_citation_in_raw_html_s_company_keeps_its_anchor() -> None:
    assert ids(text_of('<p id="cite.1">Text.</p>\n\nIt is said. [@tass]')) == ["cite.1"]


pieces = st.sampled_from(
    (
        '<p id="main">', "<p id=references>", "<p ID='names-title' ", "</p>", ">", "<span id=ref.1 ", "</span>", "\n",
        "\n\n", "## References", "## Names title", "## A", "{: #main }", "{: #ref.1 }", "{: #a }", "*x*{: #cite.1 }",
        "[@tass]", "[@kremlin; @tass]", '<div markdown="1" id="main">', "</div>", "- ", "title='>' ", 'x="', '"',
        "```\n", "`", "<!-- ", " -->", "id=query ", "/id=top ", "&#105;d=main ",
    )
)  # fmt: skip


def test_no_mark_takes_a_citation_s_anchor_away() -> None:
    assert ids(text_of("It is said. [@tass]{: #mine }")) == ["cite.1"]


@settings(max_examples=300, deadline=None)
@given(parts=st.lists(pieces, max_size=12))
def test_no_text_takes_an_anchor_of_the_page_or_one_twice(parts: list[str]) -> None:
    page = context()
    html = html_of("".join(parts), page)

    found = ids(read_page(html))
    assert len(found) == len(set(found)), html
    ours = sorted({f"cite.{count}" for counts in page.cited.values() for count in counts})
    assert [anchor for anchor in found if of_the_page(anchor) and anchor not in ours] == [], html
    assert page.seal not in html or not page.seal


def test_a_heading_that_is_called_like_a_part_of_the_page_has_an_anchor_beside_it(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        names: [{text: ليبيا, lang: ar}]
        ---

        ## Main

        ## References

        So. [@tass]

        ## Names title

        See [[#Names title]], [[#References]] and [[#Main]].
        """,
    )
    archive.write("sources/tass.md", "---\ntitle: TASS\n---\n")

    assert archive.build().written is not None

    page = read_page(archive.read("conflicts/libya/index.html"))
    assert len(ids(page)) == len(set(ids(page)))
    assert {"main-2", "references-2", "names-title-2", "main", "references", "names-title"} <= set(ids(page))
    links = [link.attributes["href"] for link in page.all("a", class_="to-conflict")]
    assert links == ["#names-title-2", "#references-2", "#main-2"]
