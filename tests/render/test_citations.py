"""Citations: numbers in the order of the text, each a link to its source and back."""

from __future__ import annotations

import pytest

from tests.conftest import Draft
from tests.reading import read_page
from tests.render.drawing import context, html_of, text_of


def cite(*parts: str, count: int = 1) -> str:
    return f'<sup class="cite" id="cite.{count}">{"".join(parts)}</sup>'


def number(source: int) -> str:
    return f'<a href="#ref.{source}">{source}</a>'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("So. [@tass]", "So." + cite(number(1))),
        ("So.[@tass]", "So." + cite(number(1))),
        ("So. [@kremlin; @tass]", "So." + cite(number(2), ", ", number(1))),
        ("So. [@tass, art. 3]", "So." + cite(number(1), ": art. 3")),
        ("So. [@tass, p. 1, 2; @kremlin]", "So." + cite(number(1), ": p. 1, 2, ", number(2))),
        ("So. [@ tass ]", "So." + cite(number(1))),
        ("*So.* [@tass]", "<em>So.</em>" + cite(number(1))),
        ("So, [@tass] and so. [@tass]", f"So,{cite(number(1))} and so.{cite(number(1), count=2)}"),
        (r"\[@tass]", "[@tass]"),
        ("`[@tass]`", "<code>[@tass]</code>"),
    ],
)
def test_a_citation(markdown: str, html: str) -> None:
    assert html_of(markdown) == f"<p>{html}</p>"


def test_citations_are_counted_over_all_texts_of_a_page() -> None:
    page = context()

    text_of("So. [@tass] And so. [@kremlin; @tass]", page)
    text_of("And so. [@tass]", page)

    assert page.cited == {1: [1, 2, 3], 2: [2]}


def test_the_list_of_references_leads_back_to_every_citation(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        sources: [memo]
        ---

        Second in the order of files. [@tass]

        First. [@kremlin, p. 2] Again. [@tass; @kremlin]
        """,
    )
    archive.write("sources/kremlin.md", "---\ntitle: The Kremlin\nURL: https://example.org/kremlin\n---\n")
    archive.write("sources/tass.md", "---\ntitle: TASS\nauthor: [A. Writer]\nissued: 2020-10\nlanguage: ru\n---\n")
    archive.write("sources/memo.md", "---\ntitle: A memorandum\n---\n")

    archive.build()

    main = read_page(archive.read("conflicts/libya/index.html")).one("main")
    assert [sup.text for sup in main.all("sup", class_="cite")] == ["1", "2: p. 2", "1, 2"]
    items = main.one("section", id="references").all("li")
    assert [item.attributes["id"] for item in items] == ["ref.1", "ref.2", "ref.3"]
    assert [item.all("a")[0].text for item in items] == ["TASS", "The Kremlin", "A memorandum"]
    assert "A. Writer. TASS. October 2020. In Russian." in items[0].text
    back = [
        [link.attributes["href"] for span in item.all("span", class_="back") for link in span.all("a")]
        for item in items
    ]
    assert back == [["#cite.1", "#cite.3"], ["#cite.2", "#cite.3"], []]
    assert [link.attributes["href"] for link in main.all("a") if link.text == "[3]"] == ["#ref.3"]


def test_a_source_named_twice_in_one_citation_is_led_back_to_once() -> None:
    page = context()

    text_of("So. [@tass, p. 1; @tass, p. 2]", page)

    assert page.cited == {1: [1]}


def test_a_page_that_cites_nothing_has_no_list_of_references(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSo.\n")

    archive.build()

    assert not read_page(archive.read("conflicts/libya/index.html")).all("section", id="references")
