"""Fixtures: the real archive served, and pages of a Chromium that complain of nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser import tools
from tests.browser.serving import served
from tests.browser.templates import largest_pages
from tests.real import BASE, site_of_the_archive


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder can be left out with `-m "not browser"`; the one of speed is the last of all."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
    items.sort(key=lambda item: item.path.name == "test_lighthouse.py")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site of the real archive, which knows its address as a published one does."""
    return site_of_the_archive(tmp_path_factory, "moved", site_url=BASE)


@pytest.fixture(scope="package")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site, urlsplit(BASE).path) as found:
        yield found


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, str]:
    """By template, the path of the largest page that it makes."""
    return largest_pages(site)


@pytest.fixture
def address_of(pages: dict[str, str], address: str) -> Callable[[str], str]:
    """By the name of a template, the address of the largest page that it makes."""
    return lambda template: address + pages[template]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """The browser."""
    path = tools.chromium()
    with tools.playwright().sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Open an empty page, with the options of a context of playwright.

    Whatever its console complains of, such as a violation of the policy, fails the test.
    """
    contexts: list[Any] = []
    complaints: list[str] = []

    def complain(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    def open_page(**options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", complain)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def page(opened: Callable[..., Any]) -> Any:
    """A page of a desk's size."""
    return opened(viewport={"width": 1280, "height": 800})


@pytest.fixture
def phone(opened: Callable[..., Any]) -> Any:
    """A page of a phone."""
    return opened(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
