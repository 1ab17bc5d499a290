"""A template sees the data of its page; a text never becomes a template."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.model.page import Page
from explainer.model.problem import SetupError
from explainer.render import Renderer
from tests.conftest import Draft
from tests.reading import read_page

TRICK = "{{ 7919*7907 }} {% raw %} {# gone #} <b>&amp;"


def test_nothing_an_author_writes_is_run_as_a_template(archive: Draft) -> None:
    archive.config(site_name=f"{TRICK}s", site_description=TRICK)
    archive.write(
        "actors/russia.md",
        f"""
        ---
        title: "{TRICK}"
        summary: "{TRICK}"
        names: [{{text: "{TRICK}", note: "{TRICK}"}}]
        roles: [{{role: "{TRICK}"}}]
        ---

        Text {{{{ 7919*7907 }}}} {{% raw %}} {{# gone #}}. [@tass, {{{{ 7919*7907 }}}}]

        ## Heading {{{{ 7919*7907 }}}}

        ```
        {{{{ 7919*7907 }}}}
        ```
        """,
    )
    archive.write("sources/tass.md", f'---\ntitle: "{TRICK}"\nauthor: ["{TRICK}"]\nnote: "{TRICK}"\n---\n')

    assert archive.build().written is not None

    page = read_page(archive.read("actors/russia/index.html"))
    assert page.one("h1").text == TRICK
    assert page.one("title").text == f"{TRICK} – {TRICK}s"
    assert page.one("meta", name="description").attributes["content"] == TRICK
    assert "Text {{ 7919*7907 }} {% raw %} {# gone #}." in page.one("main").text
    assert page.one("h2", id="heading-79197907").text == "Heading {{ 7919*7907 }}"
    assert page.one("pre").text == "{{ 7919*7907 }}"
    assert TRICK in page.one("section", id="references").text
    for path, data in archive.tree().items():
        assert b"62615533" not in data, path


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return tmp_path


def page(**data: object) -> Page:
    return Page("/x/", "page.html", dict(data))


def test_a_template_escapes_what_it_shows(templates: Path) -> None:
    (templates / "page.html").write_text("{{ text }}")

    assert Renderer(templates).render(page(text="<b>&\"'")) == b"&lt;b&gt;&amp;&#34;&#39;"


def test_a_template_that_asks_for_more_than_its_page_holds_is_at_fault(templates: Path) -> None:
    (templates / "page.html").write_text("\n{{ nothing }}")

    with pytest.raises(SetupError, match=rf"^{templates.name}/page\.html:2: 'nothing' is undefined$"):
        Renderer(templates).render(page())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{% if %}", r"page\.html:1: Expected an expression, got 'end of statement block'"),
        ("\n{{ 1 / 0 }}", r"page\.html:2: ZeroDivisionError: division by zero"),
        ("{{ text + 1 }}", r"page\.html:1: TypeError: .*"),
        ("{{ text.nothing }}", r"page\.html:1: 'str object' has no attribute 'nothing'"),
    ],
)
def test_a_fault_of_a_template_names_its_file_and_line(templates: Path, text: str, message: str) -> None:
    (templates / "page.html").write_text(text)

    with pytest.raises(SetupError, match=rf"^{templates.name}/{message}$"):
        Renderer(templates).render(page(text="words"))


def test_a_template_that_is_not_there_is_named(templates: Path) -> None:
    with pytest.raises(SetupError, match=rf"^there is no template {templates.name}/page\.html$"):
        Renderer(templates).template_digest("page.html")


def test_a_template_that_is_not_utf8_is_named(templates: Path) -> None:
    (templates / "page.html").write_bytes(b"{{ text }}\xff")

    with pytest.raises(SetupError, match=r"a template that page\.html draws on is not UTF-8"):
        Renderer(templates).template_digest("page.html")


def test_a_digest_changes_with_any_template_that_is_drawn_on(templates: Path) -> None:
    (templates / "page.html").write_text('{% extends "base.html" %}')
    (templates / "base.html").write_text('{% import "macros.html" as show %}{% include "more.html" %}')
    (templates / "macros.html").write_text("{% macro date() %}{% endmacro %}")
    (templates / "more.html").write_text("more")
    (templates / "other.html").write_text("other")
    digests = {Renderer(templates).template_digest("page.html")}

    (templates / "other.html").write_text("another")
    digests.add(Renderer(templates).template_digest("page.html"))
    assert len(digests) == 1

    for number, name in enumerate(("page.html", "base.html", "macros.html", "more.html"), 2):
        (templates / name).write_text((templates / name).read_text() + " ")
        digests.add(Renderer(templates).template_digest("page.html"))
        assert len(digests) == number


def test_a_template_that_loads_another_by_a_name_from_data_is_refused(templates: Path) -> None:
    (templates / "page.html").write_text("{% include text %}")

    with pytest.raises(SetupError, match="loads a template whose name is not a constant"):
        Renderer(templates).template_digest("page.html")


def test_data_is_written_as_it_is(templates: Path) -> None:
    page = Page("/archive.json", "json", {"b": ["é", 1], "a": None})

    assert Renderer(templates).render(page).decode() == '{\n "b": [\n  "é",\n  1\n ],\n "a": null\n}\n'
