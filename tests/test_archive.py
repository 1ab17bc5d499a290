"""The content of the real archive, and what its site says of it to programs: data, feeds, sitemap and search."""

from __future__ import annotations

import json
import posixpath
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest

from explainer import messages, pipeline
from explainer.load import read_config
from explainer.model.front import FOLDERS
from tests.conftest import PROJECT
from tests.reading import target
from tests.real import BASE, Site, site_of_the_archive

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site without an address of its own."""
    return Site(site_of_the_archive(tmp_path_factory, "plain", site_url=""))


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with an address under a base path."""
    return Site(site_of_the_archive(tmp_path_factory, "moved", site_url=BASE))


def test_the_real_archive_has_no_errors() -> None:
    outcome = pipeline.check(read_config(PROJECT / "mkdocs.yml"))

    errors = [messages.problem_lines(problem) for problem in outcome.problems if problem.severity == "error"]
    assert errors == []


def test_every_entry_has_a_page_that_bears_its_title(site: Site) -> None:
    for entry in site.data["entries"]:
        if entry["id"] != "index":
            assert entry["address"] == f"/{_folder(entry['kind'])}/{entry['id']}/"
        assert site.pages[site.page_of(entry)].one("h1").text == " ".join(entry["front"]["title"].split())


def _folder(kind: str) -> str:
    return next(folder for folder, of in FOLDERS.items() if of == kind)


def test_the_data_holds_every_entry_once(site: Site) -> None:
    entries = site.data["entries"]
    files = [
        file.relative_to(PROJECT).as_posix()
        for file in (PROJECT / "content").rglob("*.md")
        if file.name.lower() != "readme.md"
    ]
    assert site.data["generator"] == "explainer"
    assert sorted(entry["path"] for entry in entries) == sorted(files)
    assert len({entry["id"] for entry in entries}) == len(entries)


def test_the_data_agrees_with_itself_and_with_the_pages(site: Site) -> None:
    entries = {entry["id"]: entry for entry in site.data["entries"]}
    known = site.anchors
    for entry in entries.values():
        assert entry["unresolved"] == []
        own = known[site.page_of(entry)]
        sections = [heading["anchor"] for heading in entry["headings"]]
        assert len(set(sections)) == len(sections)
        assert set(sections) <= own
        numbers = range(-1, len(entry["statements"]))
        for number, statement in enumerate(entry["statements"]):
            assert statement["number"] == number
            assert statement.get("section") in (None, *sections)
        for reference in entry["references"]:
            there = entries[reference["to"]]
            assert not reference["anchor"] or reference["anchor"] in known[site.page_of(there)]
            assert reference["statement"] in numbers
        for citation in entry["citations"]:
            assert entries[citation["source"]]["kind"] == "source"
            assert citation["statement"] in numbers
        for origin in entry["origins"]:
            assert entries[origin]["kind"] == "source"
        for named in entry["relations"].values():
            assert set(named) <= set(entries)


def test_search_finds_every_entry_by_its_names(site: Site) -> None:
    found: dict[str, set[str]] = {}
    for path, data in site.files.items():
        if path.startswith("search/names/"):
            name, rows = json.loads(f"[{data.decode().partition('(')[2].rpartition(')')[0]}]")
            assert f"search/{name}" == path
            for _, page, title, other in rows:
                found.setdefault(page, set()).add(other or title)
    for entry in site.data["entries"]:
        if entry["kind"] not in ("report", "source") and entry["id"] != "index":
            names = [entry["front"]["title"], *(name["text"] for name in entry["front"].get("names", ()))]
            assert set(names) <= found[site.page_of(entry)]
    assert set(found) <= set(site.files)


def test_the_sitemap_lists_every_page_and_nothing_else(moved: Site, site: Site) -> None:
    pages = {path.removesuffix("index.html") for path in moved.html if path.endswith("index.html")}
    for one, base in ((moved, BASE), (site, "/")):
        root = ET.fromstring(one.files["sitemap.xml"])
        assert root.tag == f"{SITEMAP}urlset"
        listed = [unquote(element.text or "") for element in root.iter(f"{SITEMAP}loc")]
        assert sorted(listed) == sorted(base + page for page in pages)


def test_every_feed_is_well_formed_and_leads_to_reports(moved: Site, site: Site) -> None:
    feeds = [path for path in site.files if path.endswith("feed.xml")]
    conflicts = [entry["id"] for entry in site.data["entries"] if entry["kind"] == "conflict"]
    assert sorted(feeds) == sorted(["feed.xml", *(f"conflicts/{name}/feed.xml" for name in conflicts)])
    for path in feeds:
        for one in (moved, site):
            root = ET.fromstring(one.files[path])
            assert root.tag == f"{ATOM}feed"
            assert (root.findtext(f"{ATOM}title") or "").strip()
            identities = [element.text for element in root.iter(f"{ATOM}id")]
            assert len(set(identities)) == len(identities)
            for element in root.iter(f"{ATOM}updated"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.text or "")
            for element in root.iter(f"{ATOM}link"):
                link = element.attrib["href"].partition("#")[0]
                if one is moved:
                    assert link.startswith(BASE)
                    link = "/" + link.removeprefix(BASE)
                file, _ = target(path, link)
                assert posixpath.join(file, "index.html" if link.endswith("/") else "").rstrip("/") in one.files
            times = [element.findtext(f"{ATOM}updated") or "" for element in root.iter(f"{ATOM}entry")]
            assert times == sorted(times, reverse=True)


def test_pages_that_a_feed_of_their_own_names_are_there(site: Site) -> None:
    for path, page in site.pages.items():
        for link in page.all("link", rel="alternate"):
            assert target(path, link.attributes["href"])[0] in site.files
