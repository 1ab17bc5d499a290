"""What the first view of a report weighs, and what it asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.browser.serving import compressed
from tests.browser.tools import expect
from tests.reading import read_page
from tests.search.asking import ask, needs_node

MOST_BYTES = 25_600
MOST_REQUESTS = 6


def parts(site: Path, path: str) -> list[str]:
    """A page and all that its first view needs: styles, scripts, the icon and pictures, as paths on the site."""
    page = read_page((site / path).read_text(encoding="utf-8"))
    links = [
        link.attributes["href"]
        for link in page.all("link")
        if {"stylesheet", "icon"} & {*link.attributes["rel"].split()}
    ]
    links += [
        element.attributes["src"]
        for tag in ("script", "img")
        for element in page.all(tag)
        if "src" in element.attributes
    ]
    return list(dict.fromkeys([path, *(urldefrag(urljoin(path, link))[0] for link in links)]))


def weight(site: Path, path: str) -> int:
    """Bytes of a page's first view, compressed."""
    return sum(len(compressed((site / part).read_bytes())) for part in parts(site, path))


def reports(site: Path) -> list[str]:
    """The pages of all reports."""
    return sorted(file.relative_to(site).as_posix() for file in site.glob("reports/*/index.html"))


def test_the_first_view_of_a_report_is_light(site: Path) -> None:
    weights = {path: weight(site, path) for path in reports(site)}
    assert weights
    assert {path: found for path, found in weights.items() if found > MOST_BYTES} == {}
    assert {path: found for path in weights if len(found := parts(site, path)) > MOST_REQUESTS} == {}


def test_a_browser_asks_for_no_more_than_that(site: Path, page: Any, address: str) -> None:
    heaviest = max(reports(site), key=lambda path: weight(site, path))
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - playwright marks what it is given
    page.goto(address + heaviest, wait_until="networkidle")
    known = {address + part for part in parts(site, heaviest)}
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(address).netloc}
    assert {request.url for request in asked} <= known
    assert len(asked) <= MOST_REQUESTS
    assert sum(request.sizes()["responseBodySize"] for request in asked) <= MOST_BYTES


@needs_node
def test_a_first_query_loads_what_the_measurements_of_the_search_count(site: Path, page: Any, address: str) -> None:
    """`tests/search` and `bench.search` ask the script itself, without a browser."""
    asked: list[Any] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}search/index.html?q=ceasefire", wait_until="networkidle")
    expect(page.locator(".results li")).to_have_count(10)
    files = {url.removeprefix(address) for url in asked if url.startswith(f"{address}search/") and url.endswith(".js")}
    (answer,) = ask(site, "ceasefire")
    assert sum((site / file).stat().st_size for file in files) == answer["bytes"]
