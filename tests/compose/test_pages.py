"""Which pages an archive has, and what the ways between them are."""

from __future__ import annotations

from explainer.model.front import FOLDERS
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

    files = archive.tree()
    assert {
        "index.html",
        "404.html",
        "conflicts/libya/index.html",
        "conflicts/libya/feed.xml",
        "reports/call/index.html",
        "chronology/index.html",
        "names/index.html",
        "search/index.html",
        "search/index.js",
        "status/index.html",
        "archive.json",
        "feed.xml",
        "sitemap.xml",
        "assets/style.css",
        *(f"{folder}/index.html" for folder in FOLDERS),
    } <= set(files)
    assert not [path for path, data in files.items() if not data]


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


def test_a_long_list_goes_on_on_more_pages(archive: Draft) -> None:
    titles = [f"Place {number:03}" for number in range(201)]
    for title in titles:
        archive.write(f"places/{title[-3:]}.md", f"---\ntitle: {title}\n---\n")

    archive.build()

    parts = ["places/index.html", "places/part/2/index.html", "places/part/3/index.html"]
    assert [rows(archive, path) for path in parts] == [titles[:100], titles[100:200], titles[200:]]
    pagers = [page(archive, path).one("nav", class_="pager") for path in parts]
    assert ["Page 1 of 3" in pagers[0].text, "Page 3 of 3" in pagers[2].text] == [True, True]
    ways = [[link.attributes["rel"] for link in pager.all("a")] for pager in pagers]
    assert ways == [["next"], ["prev", "next"], ["prev"]]
    assert not (archive.site / "places/part/4").exists()
    assert (archive.site / "names/part/3/index.html").exists()

    (archive.content / "places/200.md").unlink()
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
    found = "".join(data.decode() for path, data in archive.tree().items() if path.startswith("search/names/"))
    assert all(name.text in found for name in names)


def test_the_page_for_what_is_not_there_links_from_the_root(archive: Draft) -> None:
    archive.config(site_url="https://example.org/a/b")
    archive.build()

    missing = page(archive, "404.html")
    assert missing.one("a", class_="brand").attributes["href"] == "/a/b/index.html"
    assert missing.one("link", rel="stylesheet").attributes["href"].startswith("/a/b/assets/style.")
