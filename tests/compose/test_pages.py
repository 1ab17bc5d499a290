"""Which pages an archive has, and what the ways between them are."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from explainer.compose import paging, sitemap
from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.reading import Element, read_page, target

ATOM = "{http://www.w3.org/2005/Atom}"


def report(title: str, date: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n"


def page(archive: Draft, path: str) -> Element:
    return read_page(archive.read(path))


def rows(archive: Draft, path: str) -> list[str]:
    return [link.text for link in page(archive, path).one("main").all("a", class_="title")]


def test_the_smallest_archive_has_these_files(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.write("reports/call.md", report("A call", "2020-10-28", "conflicts: [libya]\n"))

    archive.build()

    kinds = {
        "actors",
        "agreements",
        "chronology",
        "conflicts",
        "corrections",
        "differences",
        "names",
        "pages",
        "places",
    }
    kinds |= {"reports", "search", "sources", "status", "terms"}
    assert set(archive.tree()) == {
        "index.html",
        "404.html",
        *(f"{kind}/index.html" for kind in kinds),
        "conflicts/libya/index.html",
        "conflicts/libya/feed.xml",
        "reports/call/index.html",
        "archive.json",
        "feed.xml",
        "sitemap.xml",
        "search/names.json",
        *(
            f"assets/{file.name}"
            for file in (archive.settings().templates_dir / "assets").iterdir()
            if not file.name.startswith(".")
        ),
    }


def test_an_empty_archive_has_pages_that_say_so(archive: Draft) -> None:
    archive.build()

    assert "There is nothing here yet." in page(archive, "reports/index.html").one("main").text
    assert "There are no names yet." in page(archive, "names/index.html").one("main").text
    assert "There are no events yet." in page(archive, "chronology/index.html").one("main").text
    assert page(archive, "index.html").one("h1").text == "A test archive"


def test_the_home_page_is_the_text_of_index(archive: Draft) -> None:
    archive.write("index.md", "---\ntitle: Welcome\nsummary: What it is.\n---\n\nRead [[libya]] first.\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")

    archive.build()

    home = page(archive, "index.html")
    assert home.one("h1").text == "Welcome"
    assert home.one("meta", name="description").attributes["content"] == "What it is."
    assert "Read Libya first." in home.one("main").text
    assert not (archive.site / "pages/index/index.html").exists()


def test_reports_stand_newest_first_and_other_kinds_by_title(archive: Draft) -> None:
    archive.write("reports/one.md", report("One", "2019"))
    archive.write("reports/two.md", report("Two", "2020-10-28"))
    archive.write("reports/three.md", report("Three", "2020-10"))
    for name in ("sirte", "Ankara", "benghazi"):
        archive.write(f"places/{name.lower()}.md", f"---\ntitle: {name}\n---\n")

    archive.build()

    assert rows(archive, "reports/index.html") == ["Two", "Three", "One"]
    assert rows(archive, "places/index.html") == ["Ankara", "benghazi", "sirte"]


def test_reports_of_a_series_lead_to_the_one_before_and_the_one_after(archive: Draft) -> None:
    archive.write("reports/b.md", report("First", "2020-01", "series: calls\n"))
    archive.write("reports/c.md", report("Second", "2020-02", "series: calls\n"))
    archive.write("reports/a.md", report("Third", "2020-03", "series: calls\n"))
    archive.write("reports/other.md", report("Of no series", "2020-02"))

    archive.build()

    def ways(name: str) -> dict[str, str]:
        path = f"reports/{name}/index.html"
        return {
            link.attributes["rel"]: target(path, link.attributes["href"])[0]
            for link in page(archive, path).all("a")
            if link.attributes.get("rel") in ("prev", "next")
        }

    assert ways("b") == {"next": "reports/c/index.html"}
    assert ways("c") == {"prev": "reports/b/index.html", "next": "reports/a/index.html"}
    assert ways("a") == {"prev": "reports/c/index.html"}
    assert ways("other") == {}


def test_an_entry_shows_the_sentences_that_speak_of_it(archive: Draft) -> None:
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n")
    archive.write(
        "conflicts/libya.md",
        "---\ntitle: Libya\n---\n\nIt began. The front lay at [[sirte|the city]] for months. It ended.\n\n"
        "## After\n\n- At [[sirte]] the sides met.\n- Nowhere else.\n",
    )
    archive.write("actors/russia.md", "---\ntitle: Russia\n---\n\nA state. See [[Sirte]].\n")

    archive.build()

    path = "places/sirte/index.html"
    (mentions,) = page(archive, path).all("nav", class_="mentions")
    found = [(link.text, target(path, link.attributes["href"])) for link in mentions.all("a")]
    assert found == [
        ("Libya", ("conflicts/libya/index.html", "")),
        ("The front lay at the city for months.", ("conflicts/libya/index.html", "")),
        ("At Sirte the sides met.", ("conflicts/libya/index.html", "after")),
        ("Russia", ("actors/russia/index.html", "")),
        ("See Sirte.", ("actors/russia/index.html", "")),
    ]


def test_a_source_shows_the_sentences_that_cite_it_and_its_origin(archive: Draft) -> None:
    archive.write("sources/kremlin.md", "---\ntitle: The Kremlin\n---\n")
    archive.write("sources/tass.md", "---\ntitle: TASS\nderived_from: [kremlin]\n---\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nsources: [tass]\n---\n\nIt began. [@tass, p. 2]\n")

    archive.build()

    tass = page(archive, "sources/tass/index.html")
    assert "It began." in tass.all("nav", class_="mentions")[0].text
    assert "Origin The Kremlin" in tass.one("aside").text
    assert "Repeated by TASS" in page(archive, "sources/kremlin/index.html").one("aside").text
    assert "After: The Kremlin." in page(archive, "conflicts/libya/index.html").one("section", id="references").text


def test_events_stand_in_the_chronology_by_date_and_in_their_year(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md",
        "---\ntitle: Libya\n---\n\n## Timeline {: .timeline }\n\n- 2019-04-04: Third.\n- 2011: First.\n",
    )
    archive.write(
        "actors/russia.md", "---\ntitle: R\n---\n\n## Years {: .timeline }\n\n- 2019-01~: Second. [[libya]]\n"
    )

    archive.build()

    def events(path: str) -> list[str]:
        return [item.text for item in page(archive, path).one("main").all("div", class_="prose")]

    assert events("chronology/index.html") == ["First.", "Second. Libya", "Third."]
    assert events("chronology/2019/index.html") == ["Second. Libya", "Third."]
    assert events("chronology/2011/index.html") == ["First."]
    year = page(archive, "chronology/2019/index.html")
    assert [link.attributes["href"] for link in year.all("a", rel="prev")] == ["../2011/index.html"]


def test_a_long_list_goes_on_on_more_pages(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE_LENGTH", 2)
    for number in range(5):
        archive.write(f"places/p{number}.md", f"---\ntitle: Place {number}\n---\n")

    archive.build()

    parts = ["places/index.html", "places/part/2/index.html", "places/part/3/index.html"]
    assert [rows(archive, path) for path in parts] == [["Place 0", "Place 1"], ["Place 2", "Place 3"], ["Place 4"]]
    pagers = [page(archive, path).one("nav", class_="pager") for path in parts]
    assert ["Page 1 of 3" in pagers[0].text, "Page 3 of 3" in pagers[2].text] == [True, True]
    ways = [[link.attributes["rel"] for link in pager.all("a")] for pager in pagers]
    assert ways == [["next"], ["prev", "next"], ["prev"]]
    assert not (archive.site / "places/part/4").exists()
    assert (archive.site / "names/part/3/index.html").exists()

    (archive.content / "places/p4.md").unlink()
    archive.build()
    assert not (archive.site / "places/part/3").exists()


def test_names_in_every_script_stand_in_one_index(archive: Draft) -> None:
    archive.write(
        "places/shusha.md",
        "---\ntitle: Shusha\nnames:\n- text: Shusha\n- {text: Şuşa, lang: az}\n- {text: Շուշի, lang: hy}\n---\n",
    )
    archive.write("actors/assad.md", "---\ntitle: ʿAssad\nnames: [{text: بشار الأسد, lang: ar}]\n---\n")
    archive.write("sources/tass.md", "---\ntitle: A source\n---\n")

    archive.build()

    names = page(archive, "names/index.html").one("main").all("bdi")
    assert [name.text for name in names] == ["ʿAssad", "Shusha", "Şuşa", "Շուշի", "بشار الأسد"]
    assert names[-1].attributes == {"lang": "ar", "dir": "rtl"}
    assert names[2].attributes == {"lang": "az", "dir": "ltr"}
    search = json.loads(archive.read("search/names.json"))["entries"]
    assert {"ʿAssad", "بشار الأسد"} <= set(next(row["names"] for row in search if "assad" in row["href"]))


def test_a_feed_tells_the_reports_of_a_conflict_newest_first(archive: Draft) -> None:
    archive.config(site_url="https://example.org/base")
    archive.write("conflicts/libya.md", "---\ntitle: Libya & all\n---\n")
    archive.write("reports/old.md", report("Old <b>", "2019", "conflicts: [libya]\nsummary: It's “old”.\n"))
    archive.write("reports/new.md", report("New", "2020-10-28", "conflicts: [libya]\n"))
    archive.write("reports/other.md", report("Other", "2021"))

    archive.build()

    root = ET.fromstring(archive.read("conflicts/libya/feed.xml"))
    assert root.findtext(f"{ATOM}title") == "Libya & all – A test archive"
    assert root.findtext(f"{ATOM}updated") == "2020-10-28T00:00:00Z"
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://example.org/base/conflicts/libya/feed.xml",
        "alternate": "https://example.org/base/conflicts/libya/",
    }
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["New", "Old <b>"]
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "https://example.org/base/reports/new/",
        "https://example.org/base/reports/old/",
    ]
    assert entries[1].findtext(f"{ATOM}summary") == "It's “old”."
    whole = ET.fromstring(archive.read("feed.xml"))
    assert [entry.findtext(f"{ATOM}title") for entry in whole.findall(f"{ATOM}entry")] == ["Other", "New", "Old <b>"]


def test_a_feed_without_an_address_has_ids_that_stay(archive: Draft) -> None:
    archive.write("reports/call.md", report("A call", "2020-10-28"))

    archive.build()

    root = ET.fromstring(archive.read("feed.xml"))
    assert root.findtext(f"{ATOM}id") == "urn:explainer:/"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == "urn:explainer:/reports/call/"
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "reports/call/index.html"


def test_a_sitemap_too_long_for_one_file_is_split(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.config(site_url="https://example.org/")
    archive.build()
    whole = [element.text for element in ET.fromstring(archive.read("sitemap.xml")).iter() if element.text]
    monkeypatch.setattr(sitemap, "_MOST", 4)

    archive.build()

    index = ET.fromstring(archive.read("sitemap.xml"))
    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    maps = [(element.text or "").removeprefix("https://example.org/") for element in index.iter() if element.text]
    parts = [name for name in maps if name.strip()]
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    found = [element.text for name in parts for element in ET.fromstring(archive.read(name)).iter() if element.text]
    assert {text for text in found if text and text.strip()} == {text for text in whole if text and text.strip()}


def test_the_page_for_what_is_not_there_links_from_the_root(archive: Draft) -> None:
    archive.config(site_url="https://example.org/a/b")
    archive.build()

    missing = page(archive, "404.html")
    assert missing.one("a", class_="brand").attributes["href"] == "/a/b/index.html"
    assert missing.one("link", rel="stylesheet").attributes["href"] == "/a/b/assets/style.css"


def test_pictures_of_the_content_and_files_of_the_templates_are_copied(archive: Draft) -> None:
    templates = archive.own_templates()
    (templates / "assets/fonts").mkdir()
    (templates / "assets/fonts/serif.woff2").write_bytes(b"a font")
    (templates / "assets/.hidden").write_bytes(b"hidden")
    archive.write("conflicts/maps/libya.png", b"a map")

    archive.build()

    files = archive.tree()
    assert files["assets/fonts/serif.woff2"] == b"a font"
    assert files["conflicts/maps/libya.png"] == b"a map"
    assert "assets/.hidden" not in files


def test_two_files_for_one_place_are_refused(archive: Draft) -> None:
    templates = archive.own_templates()
    (templates / "assets/map.png").write_bytes(b"one")
    file = archive.write("assets/map.png", b"other")

    with pytest.raises(SetupError, match=rf"two files would become assets/map\.png on the site, one of them {file}"):
        archive.build()


def test_everything_an_author_wrote_is_in_the_data(archive: Draft) -> None:
    archive.write("actors/russia.md", "---\ntitle: Russia\n---\n")
    archive.write("sources/tass.md", "---\ntitle: TASS\nissued: 2020-10\n---\n")
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        began: 2011-02~
        actors: [Russia]
        ---

        It is said. [@tass, p. 2]
        {: since=2016 by=russia }

        ## Timeline {: .timeline }

        - 2019-04: See [[Russia]].
        """,
    )

    archive.build()

    data = json.loads(archive.read("archive.json"))
    libya = next(entry for entry in data["entries"] if entry["id"] == "libya")
    assert libya["front"] == {"title": "Libya", "began": "2011-02~", "actors": ["Russia"]}
    assert libya["relations"] == {"actors": ["russia"]}
    assert (libya["address"], libya["path"]) == ("/conflicts/libya/", "content/conflicts/libya.md")
    first, event = libya["statements"]
    assert (first["text"], first["line"], first["since"], first["by"]) == (
        "It is said. [@tass, p. 2]",
        7,
        "2016",
        ["russia"],
    )
    assert (event["text"], event["date"], event["section"]) == ("See [[Russia]].", "2019-04", "timeline")
    assert libya["citations"] == [{"source": "tass", "locator": "p. 2", "statement": 0, "line": 7}]
    assert libya["references"] == [{"to": "russia", "anchor": "", "statement": 1, "line": 12}]


def test_no_page_names_a_place_on_this_machine(archive: Draft, tmp_path: Path) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\n![a map](map.png)\n")
    archive.write("conflicts/map.png", b"a map")

    archive.build()

    assert not any(str(tmp_path).encode() in data for data in archive.tree().values())
