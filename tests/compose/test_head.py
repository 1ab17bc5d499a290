"""What the head of a page says to sites that preview it and to browsers that search it."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tests.conftest import Draft
from tests.reading import Element, read_page

ADDRESS = "https://example.org/base/"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def meta(archive: Draft, path: str) -> dict[str, str]:
    """What a page's meta elements say, by name or property."""
    page = read_page(archive.read(path))
    found = [(item.attributes.get("property") or item.attributes.get("name", ""), item) for item in page.all("meta")]
    return {key: item.attributes["content"] for key, item in found if key}


def links(archive: Draft, path: str, rel: str) -> list[Element]:
    return read_page(archive.read(path)).all("link", rel=rel)


def draw(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nsummary: What it is.\nreviewed: 2020-11-01\n---\n\nText.\n")
    archive.write(
        "reports/call.md",
        "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n\nThey spoke of [[libya]]. And more.\n",
    )
    archive.write("sources/tass.md", "---\ntitle: The wire\nauthor: [TASS]\npublisher: TASS\nissued: 2020-10\n---\n")
    archive.write("terms/truce.md", "---\ntitle: Truce\n---\n")


def test_a_page_says_what_a_preview_shows(archive: Draft) -> None:
    draw(archive)
    archive.config(site_url=ADDRESS)
    archive.build()
    found = meta(archive, "reports/call/index.html")
    assert {key: value for key, value in found.items() if key.startswith(("og:", "article:", "twitter:"))} == {
        "og:title": "A call",
        "og:description": "They spoke of Libya.",
        "og:site_name": "A test archive",
        "og:type": "article",
        "article:published_time": "2020-10-28",
        "og:url": "https://example.org/base/reports/call/",
        "og:image": "https://example.org/base/social/reports/call.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Report: A call",
        "twitter:card": "summary_large_image",
    }
    assert meta(archive, "conflicts/libya/index.html")["article:modified_time"] == "2020-11-01"
    assert meta(archive, "conflicts/index.html")["og:image"] == "https://example.org/base/social/index.png"
    assert meta(archive, "conflicts/index.html")["og:type"] == "website"


@pytest.mark.parametrize("date", ["2020-10", "2020-10-28~", "2020-10-28/2020-10-30"])
def test_a_time_of_publication_is_a_day(archive: Draft, date: str) -> None:
    archive.write("reports/call.md", f"---\ntitle: A call\ndate: {date}\n---\n")
    archive.build()
    assert "article:published_time" not in meta(archive, "reports/call/index.html")


def test_without_an_address_nothing_is_said_that_would_need_one(archive: Draft) -> None:
    draw(archive)
    archive.build()
    found = meta(archive, "reports/call/index.html")
    assert found["og:title"] == "A call"
    assert found["twitter:card"] == "summary"
    assert not [key for key in found if key.startswith(("og:url", "og:image"))]
    assert links(archive, "reports/call/index.html", "search") == []
    assert "opensearch.xml" not in archive.tree()


def test_every_page_has_a_description_of_its_own(archive: Draft) -> None:
    draw(archive)
    archive.build()
    found = {path: meta(archive, path).get("description", "") for path in archive.tree() if path.endswith(".html")}
    assert [path for path, description in found.items() if not description.strip()] == []
    assert {
        path: found[path]
        for path in (
            "index.html",
            "conflicts/libya/index.html",
            "reports/call/index.html",
            "sources/tass/index.html",
            "terms/truce/index.html",
            "reports/index.html",
            "sources/index.html",
        )
    } == {
        "index.html": "A test archive – A test archive",
        "conflicts/libya/index.html": "What it is.",
        "reports/call/index.html": "They spoke of Libya.",
        "sources/tass/index.html": "The wire: TASS, October 2020.",
        "terms/truce/index.html": "Term: Truce",
        "reports/index.html": "Reports in A test archive, the newest first.",
        "sources/index.html": "Sources in A test archive, by title.",
    }


def test_what_an_author_writes_stays_within_its_attribute(archive: Draft) -> None:
    archive.write("terms/x.md", '---\ntitle: "\\"><script>x</script>"\nsummary: "\\"><b>y"\n---\n')
    archive.config(site_url=ADDRESS, site_name='"><i>')
    archive.build()
    found = meta(archive, "terms/x/index.html")
    assert (found["og:title"], found["og:description"], found["og:site_name"]) == (
        '"><script>x</script>',
        '"><b>y',
        '"><i>',
    )


def test_a_browser_learns_how_to_search(archive: Draft) -> None:
    draw(archive)
    archive.config(site_url=ADDRESS, site_name="The archive of & about things", site_description="All <of> it")
    archive.build()
    (link,) = links(archive, "terms/truce/index.html", "search")
    assert link.attributes == {
        "rel": "search",
        "type": "application/opensearchdescription+xml",
        "title": "The archive of & about things",
        "href": "../../opensearch.xml",
    }
    root = ElementTree.fromstring(archive.read("opensearch.xml"))
    said = {child.tag.removeprefix(OPENSEARCH): child.text for child in root}
    assert said["ShortName"] == "The archive of &"
    assert said["LongName"] == "The archive of & about things"
    assert said["Description"] == "All <of> it"
    url = root.find(f"{OPENSEARCH}Url")
    assert url is not None
    assert url.attrib == {"type": "text/html", "template": "https://example.org/base/search/?q={searchTerms}"}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("News", "News"),
        ("Sixteen letters!", "Sixteen letters!"),
        ("Seventeen letters", "Seventeen"),
        ("A" * 20, "A" * 16),
    ],
)
def test_a_short_name_has_sixteen_characters_at_most(archive: Draft, name: str, short: str) -> None:
    archive.config(site_url=ADDRESS, site_name=name)
    archive.build()
    root = ElementTree.fromstring(archive.read("opensearch.xml"))
    assert root.findtext(f"{OPENSEARCH}ShortName") == short


def test_the_page_for_what_is_not_there_finds_the_search_from_any_depth(archive: Draft) -> None:
    archive.config(site_url=ADDRESS)
    archive.build()
    (link,) = links(archive, "404.html", "search")
    assert link.attributes["href"] == "/base/opensearch.xml"
