"""“Cite this page”: what it is, in which edition, of which day, and where."""

from __future__ import annotations

from tests.conftest import Draft
from tests.reading import read_page

ADDRESS = "https://example.org/base/"


def draw(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\n## Then {: .timeline }\n\n- 2021-03-10: Later.\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n")
    archive.write("actors/tass.md", "---\ntitle: TASS\nreviewed: 2021-01\n---\n")
    archive.write("terms/truce.md", "---\ntitle: هدنة\n---\n")
    archive.write("pages/about.md", "---\ntitle: About\n---\n")


def citation(archive: Draft, path: str) -> str:
    return read_page(archive.read(f"{path}/index.html")).one("aside", class_="cite-this").one("p").text


def test_a_page_says_how_to_cite_it(archive: Draft) -> None:
    draw(archive)
    archive.config(site_url=ADDRESS, edition="2021-1")
    archive.build()
    assert citation(archive, "reports/call") == (
        "A test archive: “A call” (report). Edition 2021-1, state of 10 March 2021."
        " https://example.org/base/reports/call/"
    )
    assert citation(archive, "conflicts/libya/on/2020-10-28") == (
        "A test archive: “Libya” (conflict), as it stood on 28 October 2020. Edition 2021-1, state of 10 March 2021."
        " https://example.org/base/conflicts/libya/on/2020-10-28/"
    )
    assert citation(archive, "actors/tass") == (
        "A test archive: “TASS” (actor). Edition 2021-1, state of 10 March 2021. https://example.org/base/actors/tass/"
    )
    assert citation(archive, "pages/about") == (
        "A test archive: “About”. Edition 2021-1, state of 10 March 2021. https://example.org/base/pages/about/"
    )


def test_without_an_address_or_edition_they_are_left_out(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert citation(archive, "conflicts/libya") == "A test archive: “Libya” (conflict). State of 10 March 2021."
    assert citation(archive, "actors/tass") == "A test archive: “TASS” (actor). Last reviewed in January 2021."
    assert citation(archive, "terms/truce") == "A test archive: “هدنة” (term)."


def test_a_title_from_right_to_left_does_not_turn_the_sentence(archive: Draft) -> None:
    draw(archive)
    archive.build()
    page = read_page(archive.read("terms/truce/index.html"))
    assert page.one("aside", class_="cite-this").one("bdi").text == "هدنة"


def test_a_younger_report_makes_no_page_anew_that_does_not_show_it(archive: Draft) -> None:
    draw(archive)
    archive.build()
    archive.write("reports/other.md", "---\ntitle: Another\ndate: 2022-01-01\n---\n")
    written = archive.build().written
    assert written is not None
    assert "actors/tass/index.html" not in written.made
    assert "State of 1 January 2022." in citation(archive, "conflicts/libya")


def test_other_pages_are_not_cited(archive: Draft) -> None:
    draw(archive)
    archive.build()
    for path in ("index.html", "status/index.html", "reports/index.html"):
        assert "cite-this" not in archive.read(path)
