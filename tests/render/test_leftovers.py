"""Pages leave nothing in memory that only a collector of garbage finds: builds run without one."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.compose import parts
from explainer.link import link
from explainer.load import load, read_config
from explainer.making import Parts
from explainer.model.page import Page
from explainer.render import Renderer
from tests.conftest import PROJECT
from tests.render.drawing import html_of


def left_by(work: Callable[[], object]) -> Counter[str]:
    """The objects by type, that nothing holds any more after some work, and that are still there."""
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        work()
        gc.collect()
        return Counter(type(found).__name__ for found in gc.garbage)
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


@pytest.fixture(scope="module")
def portions() -> tuple[Parts, Parts]:
    """A sixth of the parts of the first archive of each kind, and another."""
    config = read_config(PROJECT / "mkdocs.yml")
    loaded = load(config)
    archive = link(loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises)
    renderer = Renderer(config.templates_dir)
    first, second = Parts(archive, config, renderer), Parts(archive, config, renderer)
    by_kind: dict[str, list[str]] = {}
    for part in parts(archive):
        by_kind.setdefault(part.split("#")[0] if part.startswith("/") else archive.entries[part].kind, []).append(part)
    for names in by_kind.values():
        for portion, of in ((first, names[::6]), (second, names[3::6])):
            for part in of:
                portion.compose(part)
    return first, second


def test_pages_leave_nothing(portions: tuple[Parts, Parts]) -> None:
    first, second = portions
    for path in first.recipes:  # templates are compiled, and what all pages share is made
        first.bytes_of(path)

    assert left_by(lambda: [second.bytes_of(path) for path in second.recipes]) == {}
    assert left_by(lambda: [first.bytes_of(path) for path in first.recipes]) == {}


def test_what_macros_leave_when_they_are_made_for_each_page_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "macros.html").write_text("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}b{% endmacro %}")
    (tmp_path / "page.html").write_text('{% import "macros.html" as show with context %}{{ show.a() }}')
    renderer = Renderer(tmp_path)
    page = Page("/", "page.html", {})
    renderer.render(page)

    assert left_by(lambda: renderer.render(page))["Macro"] == 2


@pytest.mark.parametrize(
    "text", ["## A\n\n### B", "<b>It's</b> “a” & 'b' <i>c</i>", "*It's* [a](b)\n\na | b\n--|--\n1 | 2"]
)
def test_a_text_leaves_nothing(text: str) -> None:
    html_of(text)

    assert left_by(lambda: html_of(f"{text} again")) == {}
    assert left_by(lambda: html_of(f"*More* {text} “so”")) == {}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Tom & &amp; *it's* &copy;", "<p>Tom &amp; &amp; <em>it’s</em> ©</p>"),
        ("<b>one</b> and <i>two</i>", "<p><b>one</b> and <i>two</i></p>"),
        ("<div>\n*a*\n</div>\n\nb", "<div>\n*a*\n</div>\n\n<p>b</p>"),
        ("wzxhzdk:7 and \x02wzxhzdk:7\x03", "<p>wzxhzdk:7 and wzxhzdk:7</p>"),
    ],
)
def test_raw_html_is_put_back(text: str, html: str) -> None:
    assert html_of(text).strip() == html
