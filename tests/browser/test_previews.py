"""Previews of what a link leads to: on hover, focus and long touch (WCAG 2.2, 1.4.13)."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.model import bins
from explainer.model.ids import is_id
from tests.browser.tools import expect
from tests.conftest import Draft

REPORT = "reports/putin-erdogan-call-2020-10-28/index.html"


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


def begin_touch(phone: Any, link: Any) -> tuple[Any, dict[str, float]]:
    """Lay a finger on a link; returns the session that can lift it, and where it lies."""
    at = link.evaluate("link => { const box = link.getClientRects()[0]; return {x: box.left + 4, y: box.top + 8}; }")
    touch = phone.context.new_cdp_session(phone)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [at]})
    return touch, at


def test_a_long_touch_shows_a_preview_and_a_tap_follows(phone: Any, address: str) -> None:
    phone.goto(f"{address}{REPORT}")
    touch, at = begin_touch(phone, reference(phone))
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


def test_a_preview_shifts_nothing(page: Any, phone: Any, address: str) -> None:
    for one in (page, phone):
        one.add_init_script(
            "window.shifts = [];"
            "new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        one.goto(f"{address}{REPORT}")
        link = reference(one)
        preview = one.get_by_role("tooltip")
        if one is page:
            link.hover()
            expect(preview).to_be_visible()
            one.mouse.move(2, 2)
            expect(preview).to_be_hidden()
            one.keyboard.press("Tab")
            link.focus()
        else:
            begin_touch(one, link)
        expect(preview).to_be_visible()
        assert one.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(() => done(shifts))))") == []


def test_no_preview_where_the_list_says_it_already(page: Any, address: str) -> None:
    page.goto(f"{address}actors/index.html")
    page.locator(".rows a.title").first.hover()
    page.wait_for_timeout(700)  # longer than a preview takes
    expect(page.locator(".preview")).to_have_count(0)


IDS = ("__proto__", "12", "нагорный-карабах", "قره‌باغ", "şuşa.1", "a", "b", "c", "d", "e", "f", "g")


def test_each_link_finds_its_own_preview_from_disk(archive: Draft, page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bins, "TOGETHER", 1)
    ids = [entry_id for entry_id in IDS if is_id(entry_id)]
    for number, entry_id in enumerate(ids):
        archive.write(f"terms/{entry_id}.md", f"---\ntitle: Word {number}\nsummary: What {entry_id} is.\n---\n")
    links = "\n".join(f"- [[{entry_id}]]" for entry_id in ids)
    archive.write("pages/words.md", f"---\ntitle: Words\n---\n{links}\n")
    archive.build()
    assert len(list(archive.site.glob("previews/*.js"))) > len(ids) // 2
    page.goto((archive.site / "pages/words/index.html").as_uri())
    for number, entry_id in enumerate(ids):
        page.locator("main .prose").get_by_role("link", name=f"Word {number}", exact=True).hover()
        expect(page.get_by_role("tooltip").locator(".preview-sentence")).to_have_text(f"What {entry_id} is.")
        page.keyboard.press("Escape")  # or it lies over the next link
