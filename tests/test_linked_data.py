"""What the real archive says to machines: known to schema.org, leading somewhere, and light."""

from __future__ import annotations

import gzip
import re
from urllib.parse import unquote

import pytest

from tests.compose.linked_data.reading import addresses, faults, graph
from tests.real import BASE, Site, site_of_the_archive


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site with an address under a base path."""
    return Site(site_of_the_archive(tmp_path_factory, "moved", site_url=BASE))


def entry_pages(site: Site) -> list[str]:
    days = [path for path in site.html if re.fullmatch(r"conflicts/[^/]+/on/\d{4}-\d\d-\d\d/index\.html", path)]
    return [*days, *(site.page_of(entry) for entry in site.data["entries"] if entry["address"] != "/")]


def test_every_page_of_an_entry_says_what_it_tells_of(moved: Site) -> None:
    pages = entry_pages(moved)
    assert len(pages) > 1000
    told = {path: graph(moved.html[path]) for path in pages}
    assert [path for path, things in told.items() if not things] == []
    assert {path: found for path, things in told.items() if (found := faults(things))} == {}


def test_every_address_it_names_is_on_the_site(moved: Site) -> None:
    missing = [
        (path, address)
        for path in entry_pages(moved)
        for address in addresses(graph(moved.html[path]))
        if not address.startswith(BASE) or _file(address) not in moved.files
    ]
    assert missing == []


def _file(address: str) -> str:
    path = unquote(address.removeprefix(BASE).removesuffix("#it"))
    return f"{path}index.html" if path.endswith("/") or not path else path


def test_every_page_has_the_picture_that_it_names(moved: Site) -> None:
    found = {
        path: re.findall(r'<meta property="og:image" content="([^"]*)">', html) for path, html in moved.html.items()
    }
    assert [path for path, named in found.items() if len(named) != 1 or _file(named[0]) not in moved.files] == []
    named = {_file(address) for addresses_ in found.values() for address in addresses_}
    assert named == {path for path in moved.files if path.startswith("social/")}, "and no picture that no page names"


def test_pictures_are_light(moved: Site) -> None:
    sizes = [len(data) for path, data in moved.files.items() if path.startswith("social/")]
    assert max(sizes) < 25_000
    assert sum(sizes) / len(sizes) < 15_000


def test_what_is_said_to_machines_adds_little_to_the_longest_report(moved: Site) -> None:
    """Bytes by gzip: a page's budget is its readers'."""
    html = max((moved.html[path] for path in moved.html if path.startswith("reports/")), key=len)
    without = re.sub(r'<script type="application/ld\+json">.*?</script>\n', "", html, flags=re.DOTALL)
    assert 0 < len(gzip.compress(html.encode())) - len(gzip.compress(without.encode())) < 1024
