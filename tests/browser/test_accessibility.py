"""axe-core finds nothing on any template, in light and dark, on a phone and on a desk, folded and unfolded."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import tools
from tests.browser.templates import TEMPLATES

SCHEMES = ("light", "dark")
WIDTHS = (360, 1440)
VIEWS = [("folded", 360, "light"), *itertools.product(["unfolded"], WIDTHS, SCHEMES)]
"""What is unfolded holds all that is folded too, but for the folding itself."""
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations'], selectors: true})"

COLOURS = """() => [...document.querySelectorAll('*')].map(one => {
    const style = getComputedStyle(one);
    return [style.color, style.backgroundColor, style.borderTopColor].join(' ');
})"""


def violations(page: Any) -> list[str]:
    """What axe-core finds on a page as it is now: the rule, and the first places."""
    result = page.evaluate(RUN, list(TAGS))
    return [
        f"{one['id']}: {node['target']} {node['html'][:120]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for one in result["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.fixture
def examined(opened: Callable[..., Any]) -> Any:
    """A page that has axe-core in it. A script that is added so is not the page's own: no policy applies to it."""
    page = opened()
    page.add_init_script(path=tools.axe())
    return page


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_violation(template: str, examined: Any, address_of: Callable[[str], str]) -> None:
    examined.goto(address_of(template))
    found: list[str] = []
    for state, width, scheme in VIEWS:
        if state == "unfolded":
            examined.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        examined.set_viewport_size({"width": width, "height": 800})
        examined.emulate_media(color_scheme=scheme)
        found += [f"{state}, {scheme}, {width} px: {one}" for one in violations(examined)]
    assert found == []


@pytest.mark.parametrize("theme", SCHEMES)
def test_a_theme_that_the_reader_chose_is_like_the_system_s(
    theme: str, site: Path, examined: Any, address_of: Callable[[str], str]
) -> None:
    if "data-theme" not in (site / "assets" / "style.css").read_text(encoding="utf-8"):
        pytest.skip("the site has no switch of themes")
    other = SCHEMES[1 - SCHEMES.index(theme)]
    examined.emulate_media(color_scheme=theme)
    examined.goto(address_of("report.html"))
    wanted = examined.evaluate(COLOURS)
    examined.emulate_media(color_scheme=other)
    assert examined.evaluate(COLOURS) != wanted
    examined.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    assert examined.evaluate(COLOURS) == wanted
    assert violations(examined) == []
