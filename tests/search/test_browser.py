"""Search and previews in a browser, with `default-src 'self'` and no more allowed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.search.browsing import CHROMIUM, HOW, served

playwright = pytest.importorskip("playwright.sync_api", reason=f"no browser: {HOW}")
expect = playwright.expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser: {HOW}"),
]
REPORT = "reports/putin-erdogan-call-2020-10-28/index.html"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    yield from _page(chromium, viewport={"width": 1280, "height": 800})


@pytest.fixture
def phone(chromium: Any) -> Iterator[Any]:
    yield from _page(chromium, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)


def _page(chromium: Any, **options: Any) -> Iterator[Any]:
    """A page; whatever its console complains of, such as a violation of the policy, fails the test."""
    context = chromium.new_context(**options)
    page = context.new_page()
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


def asked(page: Any, text: str) -> Any:
    """The links of the results, once the search has answered to a text."""
    page.locator("#query").fill("")
    page.locator("#query").press_sequentially(text, delay=10)
    expect(page.locator("form.search-form")).to_have_attribute("data-asked", text)
    return page.locator(".results a.title")


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Карабах", "places/karabakh-region/"),
        ("Արցախ", "places/karabakh-region/"),
        ("Qarabağ", "places/karabakh-region/"),
        ("Karabakh", "conflicts/nagorno-karabakh/"),
        ("Artsakh", "places/karabakh-region/"),
        ("إدلب", "places/idlib-city/"),
        ("Idlib", "conflicts/idlib/"),
        ("Idlb", "conflicts/idlib/"),
    ],
)
def test_any_name_finds_its_entry(page: Any, address: str, text: str, entry: str) -> None:
    page.goto(f"{address}search/index.html")
    links = asked(page, text)
    expect(links.first).to_be_visible()
    hrefs = [link.get_attribute("href") for link in links.all()[:3]]
    assert any(href.startswith(f"{address}{entry}") for href in hrefs), hrefs
    expect(page.get_by_role("status")).to_contain_text("found")


def test_a_result_leads_to_its_entry(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html")
    links = asked(page, "ceasefire")
    expect(page.locator(".results mark").first).to_have_text("ceasefire", ignore_case=True)
    title = links.first.text_content()
    links.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_by_keyboard_alone(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html")
    field = page.locator("#query")
    expect(field).to_be_focused()
    page.keyboard.type("Idlib")
    links = page.locator(".results a.title")
    expect(links.first).to_be_visible()
    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    title = links.first.text_content()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_escape_clears_the_field(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html?q=Idlib")
    expect(page.locator(".results a.title").first).to_be_visible()
    page.locator("#query").press("Escape")
    expect(page.locator("#query")).to_have_value("")
    expect(page.locator(".results li")).to_have_count(0)


def test_filters_narrow_and_the_address_keeps_them(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html?q=ceasefire")
    expect(page.locator(".results li")).to_have_count(10)
    page.get_by_label("Kind", exact=True).select_option(label="Agreements")
    page.get_by_label("Conflict", exact=True).select_option(label="Libya")
    page.get_by_label("Year", exact=True).select_option("2020")
    links = page.locator(".results a.title")
    expect(links.first).to_have_attribute("href", f"{address}agreements/geneva-ceasefire-2020/index.html")
    expect(page.locator(".results .aside").first).to_contain_text("Agreement")
    assert page.url.endswith("?q=ceasefire&kind=g&conflict=libya&year=2020")
    page.reload()
    expect(links.first).to_have_attribute("href", f"{address}agreements/geneva-ceasefire-2020/index.html")


def test_more_results_are_shown_on_demand(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html?q=Karabakh")
    expect(page.locator(".results li")).to_have_count(10)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".results li")).to_have_count(20)
    expect(page.locator(".results li").nth(10).locator("a")).to_be_focused()


def test_nothing_found_is_said(page: Any, address: str) -> None:
    page.goto(f"{address}search/index.html")
    asked(page, "qqxzzv")
    expect(page.get_by_role("status")).to_contain_text("Nothing found")


def test_search_works_from_disk(page: Any, site: Path) -> None:
    page.goto(f"{(site / 'search' / 'index.html').as_uri()}?q=Idlib")
    expect(page.locator(".results a.title").first).to_have_text("Idlib")


def test_without_scripts_the_page_offers_the_names(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/index.html")
    expect(page.locator("form.search-form")).to_be_hidden()
    page.get_by_role("link", name="index of names").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Names")
    context.close()


def reference(page: Any) -> Any:
    """A reference in the text of the page, in view."""
    link = page.locator("main .prose a[class^=to-]").first
    link.scroll_into_view_if_needed()
    return link


def test_a_preview_on_hover_stays_while_the_pointer_is_on_it(page: Any, address: str) -> None:
    page.goto(f"{address}{REPORT}")
    link = reference(page)
    before = page.locator("main").bounding_box()
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    assert page.locator("main").bounding_box() == before
    for part in ("kind", "title", "sentence"):
        expect(preview.locator(f".preview-{part}")).not_to_be_empty()
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    preview.hover()
    page.wait_for_timeout(500)  # longer than the grace that a pointer has between link and preview
    expect(preview).to_be_visible()
    page.mouse.move(2, 2)
    expect(preview).to_be_hidden()
    assert link.get_attribute("aria-describedby") is None


def test_escape_dismisses_a_preview_without_moving_anything(page: Any, address: str) -> None:
    page.goto(f"{address}{REPORT}")
    reference(page).hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()


def test_a_preview_on_focus(page: Any, address: str) -> None:
    page.goto(f"{address}{REPORT}")
    page.keyboard.press("Tab")
    link = reference(page)
    link.focus()
    preview = page.get_by_role("tooltip")
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kicker")).to_be_visible()
    assert not page.url.startswith(f"{address}{REPORT}")


def test_a_report_has_its_date_in_its_preview(page: Any, address: str) -> None:
    page.goto(f"{address}conflicts/libya/index.html")
    page.locator(".mentions a[href*='reports/']").first.hover()
    expect(page.get_by_role("tooltip").locator(".preview-kind")).to_contain_text("Report · ")


def test_a_citation_shows_its_source(page: Any, address: str) -> None:
    page.goto(f"{address}{REPORT}")
    page.locator("main .prose .cite a").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("Source")


def test_a_long_touch_shows_a_preview_and_a_tap_follows(phone: Any, address: str) -> None:
    phone.goto(f"{address}{REPORT}")
    link = reference(phone)
    at = link.evaluate("link => { const box = link.getClientRects()[0]; return {x: box.left + 4, y: box.top + 8}; }")
    touch = phone.context.new_cdp_session(phone)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    preview = phone.get_by_role("tooltip")
    expect(preview).to_be_visible()
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_timeout(300)
    expect(preview).to_be_visible()
    assert phone.url == f"{address}{REPORT}"
    place = preview.bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= 360
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    phone.touchscreen.tap(5, 5)
    expect(preview).to_be_hidden()
    phone.touchscreen.tap(at["x"], at["y"])
    phone.wait_for_url(lambda url: not url.startswith(f"{address}{REPORT}"))


def test_no_preview_where_the_list_says_it_already(page: Any, address: str) -> None:
    page.goto(f"{address}actors/index.html")
    page.locator(".rows a.title").first.hover()
    page.wait_for_timeout(700)  # longer than a preview takes
    expect(page.locator(".preview")).to_have_count(0)
