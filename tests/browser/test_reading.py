"""Each template's page, as different readers have it: without scripts, on the narrowest screen, with large letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.browser.templates import TEMPLATES

WIDER = """() => {
    const most = document.documentElement.clientWidth;
    const seen = document.documentElement.scrollWidth;
    const reach = element => element.getBoundingClientRect().right + window.scrollX;
    const name = element => element.tagName.toLowerCase() + [...element.classList].map(one => '.' + one).join('');
    return seen <= most ? [] : [seen + ' px', ...[...document.body.querySelectorAll('*')]
        .filter(element => reach(element) > most + 0.5).map(name).slice(0, 5)];
}"""
"""What reaches over the right edge, if the page can be moved sideways."""


def test_every_template_has_a_page_here(pages: dict[str, str]) -> None:
    assert sorted(pages) == TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_policy_is_kept_and_the_console_silent(template: str, page: Any, address_of: Callable[[str], str]) -> None:
    page.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', event => refused.push(event.violatedDirective))"
    )
    page.goto(address_of(template))
    assert page.evaluate("refused") == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_text_is_there_without_scripts(
    template: str, opened: Callable[..., Any], address_of: Callable[[str], str]
) -> None:
    texts = []
    for scripts in (True, False):
        page = opened(java_script_enabled=scripts)
        page.goto(address_of(template))
        texts.append([without_controls(page.locator("main").inner_text().splitlines())])
    assert texts[0] == texts[1] or template == "search.html"
    assert len(" ".join(*texts[1])) > 20


def without_controls(lines: Iterable[str]) -> list[str]:
    """Lines with words in them."""
    return [line for line in map(str.strip, lines) if line]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_nothing_moves_sideways_on_the_narrowest_screen(
    template: str, letters: str, opened: Callable[..., Any], address_of: Callable[[str], str]
) -> None:
    page = opened(viewport={"width": 320, "height": 640})
    page.goto(address_of(template))
    page.evaluate("letters => { document.documentElement.style.fontSize = letters; }", letters)
    assert page.evaluate(WIDER) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate(WIDER) == []
