"""Search in a browser, with `default-src 'self'` and no more allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.tools import expect


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


def test_without_scripts_the_page_offers_the_names(opened: Callable[..., Any], address: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}search/index.html")
    expect(page.locator("form.search-form")).to_be_hidden()
    page.get_by_role("link", name="index of names").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Names")
