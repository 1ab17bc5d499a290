"""References, ordinary links and pictures lead to their address on the site."""

from __future__ import annotations

import pytest

from tests.conftest import Draft
from tests.reading import read_page, target
from tests.render.drawing import context, html_of, text_of


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[[libya]]", '<a class="to-conflict" href="../libya/index.html">Libya</a>'),
        ("[[libya|this war]]", '<a class="to-conflict" href="../libya/index.html">this war</a>'),
        ("[[libya#War]]", '<a class="to-conflict" href="../libya/index.html#war">Libya</a>'),
        ("[[libya#War|there]]", '<a class="to-conflict" href="../libya/index.html#war">there</a>'),
        ("[[ libya ]]", '<a class="to-conflict" href="../libya/index.html">Libya</a>'),
        ("[[russia]]", '<a class="to-actor" href="../../actors/russia/index.html">Russia &amp; others</a>'),
        ("[[russia|*they*]]", '<a class="to-actor" href="../../actors/russia/index.html"><em>they</em></a>'),
        ("**[[libya]]**", '<strong><a class="to-conflict" href="../libya/index.html">Libya</a></strong>'),
        ("[[nothing]]", '<span class="missing">nothing</span>'),
        ("[[nothing|words]]", '<span class="missing">words</span>'),
        (r"\[[libya]]", "[[libya]]"),
        ("`[[libya]]`", "<code>[[libya]]</code>"),
        ("[there](../conflicts/libya.md)", '<a href="../libya/index.html">there</a>'),
        ("[map](map.png)", '<a href="../../media/map.png">map</a>'),
        ("![A map](map.png)", '<img alt="A map" src="../../media/map.png">'),
        ("![A map](map.png){: width=200 }", '<img alt="A map" src="../../media/map.png" width="200">'),
        ("[there](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">there</a>'),
    ],
)
def test_a_link(markdown: str, html: str) -> None:
    assert html_of(markdown) == f"<p>{html}</p>"


def test_a_link_of_reference_style_leads_to_its_entry() -> None:
    link = text_of("[There][1].\n\n[1]: ../conflicts/libya.md").one("a")

    assert (link.text, link.attributes) == ("There", {"href": "../libya/index.html"})


def test_links_of_a_text_are_right_from_wherever_its_page_stands(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        ---

        See [[sirte]], [the coast](../places/sirte.md#The-coast), ![a map](maps/libya%20map.png) and [[#Timeline]].

        ## Timeline {: .timeline }

        - 2019-04-04: It begins at [[sirte|the city]]. ![a map](maps/libya%20map.png)
        """,
    )
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\n## The coast {: #The-coast }\n\nLong.\n")
    archive.write("conflicts/maps/libya map.png", b"a map")

    assert not archive.build().failed

    path = "conflicts/libya/index.html"
    prose = read_page(archive.read(path)).one("div", class_="prose")
    assert [(link.text, target(path, link.attributes["href"])) for link in prose.all("a")] == [
        ("Sirte", ("places/sirte/index.html", "")),
        ("the coast", ("places/sirte/index.html", "The-coast")),
        ("Timeline", ("conflicts/libya/index.html", "timeline")),
        ("the city", ("places/sirte/index.html", "")),
    ]
    assert {target(path, picture.attributes["src"])[0] for picture in prose.all("img")} == {
        "conflicts/maps/libya map.png"
    }
    path = "chronology/2019/index.html"
    (link,) = read_page(archive.read(path)).one("div", class_="prose").all("a")
    assert target(path, link.attributes["href"]) == ("places/sirte/index.html", "")
    assert archive.tree()["conflicts/maps/libya map.png"] == b"a map"


def test_a_picture_of_another_site_becomes_a_link_and_a_warning(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\n![A map](https://example.org/map.png)\n")

    assert (
        "content/conflicts/libya.md:5:1: warning: the picture https://example.org/map.png lies on another site and "
        "is not shown [foreign-picture]\n    put the file into the content, or write a link"
    ) in archive.problems()
    archive.build()

    page = read_page(archive.read("conflicts/libya/index.html"))
    assert not page.all("img")
    (link,) = page.one("div", class_="prose").all("a")
    assert (link.text, link.attributes["href"]) == ("A map", "https://example.org/map.png")


@pytest.mark.parametrize(
    ("markdown", "notes"),
    [
        ("So.[^a]\n\n[^a]: A note.", ["A note."]),
        ("So.[^b]\n\n[^a]: Nothing leads here.\n\n[^b]: A note.", ["A note."]),
        ("So.[^a]\n\n[^a]: A note.[^b]\n\n[^b]: A note on it.", ["A note.2", "A note on it."]),
        ("So.\n\n[^a]: Nothing leads here.[^b]\n\n[^b]: Nor here. [@tass]", []),
    ],
)
def test_a_footnote_stands_there_only_if_something_leads_to_it(markdown: str, notes: list[str]) -> None:
    page = context()
    text = text_of(markdown, page)

    assert [note.text.rstrip("↩ \xa0") for note in text.all("li")] == notes
    assert [link.attributes["href"] for link in text.all("a", class_="footnote-backref")] == [
        f"#{sup.attributes['id']}" for sup in text.all("sup")
    ]
    assert page.cited == {}
