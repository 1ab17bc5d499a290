"""What a site holds besides pages: feeds, a sitemap, data, and files that are copied."""

from __future__ import annotations

import json
import uuid
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from explainer.compose import sitemap
from explainer.model.problem import SetupError
from tests.conftest import Draft

ATOM = "{http://www.w3.org/2005/Atom}"


def report(title: str, date: str, more: str = "") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n{more}---\n"


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
    assert root.findtext(f"{ATOM}id") == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'A test archive /')}"
    assert root.findtext(f"{ATOM}entry/{ATOM}id") == (
        f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'A test archive /reports/call/')}"
    )
    link = root.find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "reports/call/index.html"


def test_a_sitemap_too_long_for_one_file_is_split(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.config(site_url="https://example.org/")
    archive.build()
    whole = [element.text for element in ET.fromstring(archive.read("sitemap.xml")).iter() if element.text]
    monkeypatch.setattr(sitemap, "_MOST", 4)

    archive.build(clean=True)

    index = ET.fromstring(archive.read("sitemap.xml"))
    assert index.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}sitemapindex"
    maps = [(element.text or "").removeprefix("https://example.org/") for element in index.iter() if element.text]
    parts = [name for name in maps if name.strip()]
    assert parts == [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    found = [element.text for name in parts for element in ET.fromstring(archive.read(name)).iter() if element.text]
    assert {text for text in found if text and text.strip()} == {text for text in whole if text and text.strip()}


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
