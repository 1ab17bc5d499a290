"""`serve` in a browser: the page comes again at the changed place, and says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Draft
from tests.desk.serving.browsing import Browser, browsing

LONG = "---\ntitle: Libya\n---\n\n" + "\n\n".join(f"Sentence number {number} of a long text." for number in range(80))


@pytest.fixture
def long_page(archive: Draft) -> Draft:
    archive.config(rules={"orphan": "off", "uncited-statement": "off"})
    archive.write("conflicts/libya.md", LONG)
    return archive


def open_libya(page: Any, browser: Browser) -> None:
    with page.expect_response("**/_serve/events?*"):
        page.goto(f"http://{browser.host}/conflicts/libya/")


def test_an_edit_far_below_comes_into_view_and_is_marked(long_page: Draft, page: Any) -> None:
    with browsing(long_page) as browser:
        open_libya(page, browser)
        browser.save("conflicts/libya.md", LONG.replace("number 70 of", "number seventy of"))
        marked = page.locator(".serve-changed", has_text="seventy")
        marked.wait_for()
        assert page.evaluate("""() => {
            const { top, bottom } = document.querySelector(".serve-changed").getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        }""")
        page.locator("p:not(.serve-changed)", has_text="seventy").wait_for()


def test_a_summary_that_is_new_comes_into_view(long_page: Draft, page: Any) -> None:
    with browsing(long_page) as browser:
        open_libya(page, browser)
        page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
        browser.save("conflicts/libya.md", LONG.replace("title: Libya", "title: Libya\nsummary: A war."))
        page.locator(".summary", has_text="A war.").wait_for()
        page.locator(".serve-changed", has_text="A war.").wait_for()


def test_problems_are_read_out_and_the_page_stays(long_page: Draft, page: Any) -> None:
    with browsing(long_page) as browser:
        open_libya(page, browser)
        browser.save("conflicts/libya.md", LONG + "\n\nAt [[<img src=x>tripolis]].\n")
        alert = page.get_by_role("alert")
        alert.get_by_text("1 error; this is the last good page").wait_for()
        assert "content/conflicts/libya.md:165:4 no entry is called “<img src=x>tripolis” [missing-reference]" in (
            alert.inner_text()
        )
        assert page.get_by_text("Sentence number 79 of a long text.").count() == 1
        assert alert.locator("img").count() == 0
        alert.get_by_role("button", name="Hide").click()
        assert not alert.is_visible()
        browser.save("conflicts/libya.md", LONG + "\n\nMended.\n")
        page.get_by_text("Mended.").wait_for()
        assert not page.get_by_role("alert").is_visible()


def test_warnings_are_counted(long_page: Draft, page: Any) -> None:
    long_page.config(rules={"orphan": "off"})
    with browsing(long_page) as browser:
        open_libya(page, browser)
        page.get_by_text("80 warnings").click()
        assert page.get_by_text("and 30 more; the terminal has all").is_visible()
