"""The quicker inline pass gives what Python-Markdown's own gives, on any text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from explainer.render import prose
from explainer.render.context import TextContext
from explainer.render.inline import NEEDED, InlinePass
from explainer.render.prose import Prose
from tests.conftest import PROJECT

PIECES = (
    *("`", "``", "*", "**", "_", "__", "[", "]", "(", ")", "<", ">", "!", "\\", "&", ";", "'", '"', "{", "}", "|"),
    *("\n", "  \n", "\n\n", " ", "- ", "> ", "#", "^", "@", ":", "=", "1990s", "amp", "#x2F", "http://a.example/"),
    *(
        "[[libya]]",
        "[[libya|war]]",
        "[@tass]",
        "[@tass, p. 3; @none]",
        "[^1]",
        "[^1]: A note.",
        "<b>",
        "</b>",
        "![a](b)",
    ),
    *("[a](b 'c')", "[a][b]", "[b]: c.md", "<a@b.example>", "{: .x }", "\x02klzzwxh:0000\x03", "\x02", "\x03"),
    *("word", "Übung", "حرب", "\u2014", "\xa0"),
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join)


def patterns(md: Markdown) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in ("inline", "smarty"):
        for pattern in md.treeprocessors[name].inlinePatterns:  # type: ignore[attr-defined]
            yield pattern.pattern, pattern.getCompiledRegExp()


def of(text: str, given: Prose) -> str:
    links = {"libya": {"href": "l.html", "title": "Libya", "kind": "conflict", "beside": "the war"}}
    return given._rendered(text, TextContext({"": links}, {"tass": 1}).within(""))


@pytest.fixture(scope="module")
def plain() -> Prose:
    """An instance with Python-Markdown's own pass."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "hasten", lambda _: None)
        return Prose()


@pytest.fixture(scope="module")
def quick() -> Prose:
    return Prose()


def test_the_pass_is_in_use_and_python_markdown_calls_it(quick: Prose, plain: Prose) -> None:
    for name in ("inline", "smarty"):
        assert type(quick._markdown.treeprocessors[name]) is InlinePass
        assert type(plain._markdown.treeprocessors[name]) is InlineProcessor
    assert hasattr(InlineProcessor, "_InlineProcessor__handleInline")
    assert hasattr(InlineProcessor, "_InlineProcessor__applyPattern")


def test_nothing_else_changed_its_place(quick: Prose, plain: Prose) -> None:
    def order(given: Prose) -> list[str]:
        found: Any = given._markdown.treeprocessors
        return [name for one in found for name in found._data if found._data[name] is one]

    assert order(quick) == order(plain)


def test_all_patterns_but_a_few_are_known(quick: Prose) -> None:
    assert len([pattern for pattern, _ in patterns(quick._markdown) if pattern not in NEEDED]) < 3


@settings(max_examples=500)
@given(text=texts)
def test_every_match_holds_one_of_the_characters_that_its_pattern_is_known_by(quick: Prose, text: str) -> None:
    for pattern, regex in patterns(quick._markdown):
        for match in regex.finditer(text):
            # A look behind or ahead may hold it: it stands in the text, and that is all the pass asks.
            assert pattern not in NEEDED or set(NEEDED[pattern]) & set(text), (pattern, match)


@settings(max_examples=600)
@given(text=texts)
def test_any_text_comes_out_the_same(quick: Prose, plain: Prose, text: str) -> None:
    assert of(text, quick) == of(text, plain)


def test_the_texts_of_the_first_archive_come_out_the_same(quick: Prose, plain: Prose) -> None:
    for file in sorted((PROJECT / "content").rglob("*.md"))[::12]:
        text = file.read_text(encoding="utf-8").split("---\n", 2)[-1]
        assert of(text, quick) == of(text, plain)


def test_a_pattern_that_is_added_later_is_tried_on_every_text(quick: Prose) -> None:
    from markdown.inlinepatterns import SimpleTextInlineProcessor

    given = Prose()
    of("word", given)
    given._markdown.inlinePatterns.register(SimpleTextInlineProcessor("w(or)d", given._markdown), "later", 30)

    assert "word" in of("word", quick)
    assert "<p>or</p>" in of("word", given)
