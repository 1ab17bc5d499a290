"""The site of the real archive: every page of it, read as a browser and a reader would."""

from __future__ import annotations

import itertools
import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest
from justhtml import JustHTML

from explainer.model.page import of_the_page
from tests.reading import Element, ids, leads_out, links, read_page, target
from tests.real import BASE, Site, site_of_the_archive


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site without an address of its own."""
    return Site(site_of_the_archive(tmp_path_factory, "plain", site_url=""))


@pytest.fixture(scope="session")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with an address under a base path."""
    return Site(site_of_the_archive(tmp_path_factory, "moved", site_url=BASE))


def test_no_link_and_no_anchor_is_broken(site: Site) -> None:
    known, broken = site.anchors, []
    for path, page in site.pages.items():
        for link in links(page):
            if leads_out(link):
                continue
            file, anchor = target(path, link)
            if file not in site.files or (anchor and anchor not in known.get(file, ())):
                broken.append((path, link))
    assert broken == []


def test_links_name_files_so_that_a_site_opens_from_disk(site: Site) -> None:
    wrong = [
        (path, link)
        for path, page in site.pages.items()
        for link in links(page)
        if not leads_out(link) and urlsplit(link).path.endswith("/") and path != "search/index.html"
    ]
    assert wrong == []


def test_links_are_relative_so_that_a_site_works_under_any_base_path(site: Site) -> None:
    wrong = [
        (path, link)
        for path, page in site.pages.items()
        for link in links(page)
        if link.startswith("/") and path != "404.html"
    ]
    assert wrong == []


def test_the_page_for_what_is_not_there_works_at_any_depth(site: Site, moved: Site) -> None:
    base = urlsplit(BASE).path
    for one, root in ((site, "/"), (moved, base)):
        for link in links(read_page(one.html["404.html"])):
            assert leads_out(link) or link.startswith((root, "#"))
            if link.startswith(root):
                assert unquote(urlsplit(link).path).removeprefix(root) in one.files


WHERE_THE_SITE_IS = re.compile(
    r'<link rel="(?:canonical|search)" [^>]*>\n'
    r'|<meta (?:property="og:(?:url|image[a-z:]*)"|name="twitter:card") [^>]*>\n'
    r'|<script type="application/ld\+json">.*?</script>\n'
    rf'| <a href="{re.escape(BASE)}[^"]*">{re.escape(BASE)}[^<]*</a>',
    re.DOTALL,
)
"""What a page says about its own address: for search engines, for previews and to those who cite it."""


def test_an_address_changes_nothing_that_is_read_but_the_citation_and_the_page_for_what_is_not_there(
    site: Site, moved: Site
) -> None:
    added = set(moved.files) - set(site.files)
    assert set(site.files) <= set(moved.files)
    assert {path for path in added if not path.startswith("social/")} == {"opensearch.xml"}
    for path, html in site.html.items():
        if path != "404.html":
            assert WHERE_THE_SITE_IS.sub("", moved.html[path]) == WHERE_THE_SITE_IS.sub("", html)


def test_a_canonical_address_is_the_page_s_own_or_that_of_the_page_it_is_a_version_of(moved: Site) -> None:
    for path, html in moved.html.items():
        (address,) = re.findall(r'<link rel="canonical" href="([^"]*)">', html)
        assert address.startswith(BASE)
        file = posixpath.join(unquote(address.removeprefix(BASE)), "index.html" if address.endswith("/") else "")
        assert file.rstrip("/") in moved.files
        if "/on/" not in path and 'http-equiv="refresh"' not in html:
            assert file.rstrip("/") == path


def test_ids_are_unique_on_a_page(site: Site) -> None:
    twice = {path: found for path, page in site.pages.items() if len(found := ids(page)) != len(set(found))}
    assert twice == {}


def test_ids_that_templates_set_are_reserved(site: Site) -> None:
    """No heading of a text may take them: see `explainer.model.page.of_the_page`."""
    found = {
        element.attributes["id"]
        for page in site.pages.values()
        for element in page.walk()
        if "id" in element.attributes and not _in_prose(element)
    }
    assert {anchor for anchor in found if not (of_the_page(anchor) or re.fullmatch(r"year-\d+", anchor))} == set()


def _in_prose(element: Element) -> bool:
    return element.parent is not None and (
        "prose" in element.parent.attributes.get("class", "").split() or _in_prose(element.parent)
    )


def test_labels_lead_to_what_is_there(site: Site) -> None:
    for path, page in site.pages.items():
        known = set(ids(page))
        for element in page.walk():
            for key in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                for name in element.attributes.get(key, "").split():
                    assert name in known, (path, key, name)


def test_every_page_has_what_a_page_needs(site: Site) -> None:
    for path, page in site.pages.items():
        html = page.one("html")
        assert html.attributes.get("lang"), path
        assert html.one("head").one("title").text, path
        assert len(page.all("h1")) == 1, path
        assert page.one("h1").text, path
        assert page.one("h1").within("main"), path
        assert page.one("main").attributes["id"] == "main", path
        assert page.one("meta", name="description").attributes["content"].strip(), path
        assert page.one("meta", charset="utf-8"), path
        assert page.all("link", rel="stylesheet"), path


def test_headings_go_down_one_level_at_a_time(site: Site) -> None:
    for path, page in site.pages.items():
        levels = [int(element.tag[1]) for element in page.walk() if re.fullmatch(r"h[1-6]", element.tag)]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (path, levels)


def test_no_page_asks_anything_of_another_host(site: Site) -> None:
    asking = [
        (path, link)
        for path, page in site.pages.items()
        for element in page.walk()
        if element.tag not in ("a", "blockquote", "q") and element.attributes.get("rel") != "canonical"
        for link in links_of(element)
        if leads_out(link)
    ]
    assert asking == []
    for path, data in site.files.items():
        if path.endswith((".css", ".js", ".svg")):
            text = data.decode().replace("http://www.w3.org/", "")
            assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", text), path
            assert "@import" not in text, path


def links_of(element: Element) -> list[str]:
    alone = Element(element.tag, element.attributes, None)
    return links(alone) + ([element.attributes["srcset"]] if "srcset" in element.attributes else [])


def test_links_to_other_sites_are_ordinary_links(site: Site) -> None:
    schemes = {
        urlsplit(link).scheme
        for page in site.pages.values()
        for element in page.all("a")
        for link in links_of(element)
        if leads_out(link)
    }
    assert schemes <= {"http", "https", "mailto"}


def test_no_page_holds_scripts_or_styles_in_itself(site: Site) -> None:
    for path, page in site.pages.items():
        assert not page.all("style"), path
        for script in page.all("script"):
            if script.attributes == {"type": "application/ld+json"}:
                continue  # data, which no browser runs
            assert script.attributes.get("src"), path
            assert not script.text, path
        for element in page.walk():
            assert "style" not in element.attributes, path
            assert not any(key.startswith("on") for key in element.attributes), path
            assert element.tag not in ("iframe", "object", "embed", "base"), path
            assert element.attributes.get("http-equiv") in (None, "refresh"), path


def test_every_page_parses_without_an_error(site: Site) -> None:
    faults = {
        path: [str(error) for error in document.errors]
        for path, html in site.html.items()
        if (document := JustHTML(html, collect_errors=True, sanitize=False)).errors
    }
    assert faults == {}


CONTENTS = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div", "dt", "dd"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
}
PHRASING = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "small", "sup", "em", "strong", "time", "cite", "bdi")
BLOCKS = {"p", "div", "ul", "ol", "dl", "table", "section", "nav", "aside", "article", "h1", "h2", "h3", "h4", "h5"}


def test_elements_stand_where_they_may(site: Site) -> None:
    """What a parser lets pass: the content models of HTML, for the elements that the templates use."""
    for path, page in site.pages.items():
        for element in page.walk():
            inner = [child for child in element.children if isinstance(child, Element)]
            if element.tag in CONTENTS:
                assert {child.tag for child in inner} <= CONTENTS[element.tag], (path, element.tag)
                assert not "".join(child for child in element.children if isinstance(child, str)).strip(), path
            if element.tag in PHRASING:
                assert not {child.tag for child in inner} & BLOCKS, (path, element.tag, element.text)
            if element.tag == "a":
                assert "href" not in element.attributes or not element.within("a"), path
                assert element.text or element.attributes.get("aria-label"), (path, element.attributes)
            if element.tag == "img":
                assert "alt" in element.attributes, path
            if element.tag in ("dl", "ul", "ol"):
                assert inner or "results" in element.attributes.get("class", ""), (path, element.tag)


def test_nothing_of_a_template_or_a_mark_is_left_in_the_text(site: Site) -> None:
    for path, page in site.pages.items():
        text = words(page)
        for mark in ("{{", "{%", "{:", "[[", "[@", "Undefined", "None", "&amp;", "&lt;"):
            assert mark not in text or (mark == "None" and "None." in text), (path, mark)


def words(element: Element) -> str:
    """The text of an element without code."""
    if element.tag in ("code", "pre"):
        return ""
    return "".join(child if isinstance(child, str) else words(child) for child in element.children)


def test_the_text_stands_in_main_and_the_ways_elsewhere_in_nav(site: Site) -> None:
    for path, page in site.pages.items():
        body = page.one("body")
        for element in body.walk():
            if "prose" in element.attributes.get("class", "").split():
                assert element.within("main"), path
            if element.tag == "nav":
                assert not element.within("nav"), path
        for element in body.all("a"):
            if not element.within("main") and not element.within("nav"):
                assert element.attributes.get("class") in ("skip", "brand", "find"), (path, element.text)


def test_the_sources_of_a_text_stand_in_its_list_of_references(site: Site) -> None:
    for path, page in site.pages.items():
        cited = {link.attributes["href"] for citation in page.all("sup", class_="cite") for link in citation.all("a")}
        sections = page.all("section", id="references")
        assert len(sections) <= 1, path
        listed = {f"#{anchor}" for section in sections for anchor in ids(section) if anchor.startswith("ref.")}
        assert cited <= listed, path
        for section in sections:
            assert section.within("main"), path
            backs = {link.attributes["href"] for span in section.all("span", class_="back") for link in span.all("a")}
            assert backs == {f"#{element.attributes['id']}" for element in page.all("sup", class_="cite")}, path


def test_every_statement_of_a_report_stands_on_its_page(site: Site) -> None:
    for entry in site.data["entries"]:
        if entry["kind"] == "report":
            main = _straight(site.pages[site.page_of(entry)].one("main").text)
            for statement in entry["statements"]:
                start = re.split(r"[*_`<\[({]", statement["text"])[0]
                assert _straight(" ".join(start.split())) in main, statement


def _straight(text: str) -> str:
    """A text with the quotation marks that an author types, which a page sets as print does."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))
