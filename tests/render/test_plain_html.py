"""What is sure of the HTML of plain words: the sanitiser would give the same."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.render import prose
from explainer.render.plain_html import inner_html
from explainer.render.sanitise import sanitise
from tests.render.drawing import html_of

USUAL = ("", "Libya", " (it)", "\n", " · ")
ODD = ("\xa0", "\r", "\x00", "\x0c", "\ufeff", "\xad", "\u2028", "\ud800", "class", "'", '"', "&", "<b>", "{: x }")
RELATIVE = ("../libya/", "#it", "a%20b/")
OTHER = ("//a.example", "javascript:x", "https://a.example/?a&b", "a:b", "/\\a", "", "\t//a", "data:x")


def mostly(usual: tuple[str, ...], odd: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Nearly always what is usual, so that a tree has one odd thing or none."""
    either = {13: st.sampled_from(odd), 14: st.text(max_size=2)}
    return st.integers(0, 30).flatmap(lambda number: either.get(number, st.sampled_from(usual)))


words = mostly(USUAL, ODD)
addresses = mostly(RELATIVE, OTHER)
NAMES = ("class", "class", "id", "href", "datetime", "title", "lang", "onclick", "style", "name", "is", "CLASS")


def attributes(*usual: str) -> st.SearchStrategy[dict[str, str]]:
    """The usual attributes of an element, and now and then another."""
    said = st.fixed_dictionaries({}, optional={name: addresses if name == "href" else words for name in usual})
    other = (
        st.integers(0, 99)
        .map(lambda number: dict(enumerate(NAMES)).get(number, ""))
        .flatmap(lambda name: words.map(lambda value: {name: value} if name else {}))
    )
    return st.builds(lambda *found: {**found[0], **found[1]}, said, other)


def elements(
    tags: tuple[str, ...], usual: tuple[str, ...], inner: st.SearchStrategy[list[Element]]
) -> st.SearchStrategy[Element]:
    """Elements with other elements in them, and text in all places."""

    def made(tag: str, given: dict[str, str], text: str, tail: str, children: list[Element]) -> Element:
        element = Element(tag, given)
        element.text, element.tail = text, tail
        element.extend(children)
        return element

    return st.builds(made, st.sampled_from(tags), attributes(*usual), words, words, inner)


nothing: st.SearchStrategy[list[Element]] = st.just([])
links = elements(("a",), ("class", "href"), nothing)
times = elements(("time", "span"), ("class", "datetime"), nothing)
citations = elements(("sup",), ("class", "id"), st.lists(links, max_size=2))
both_names = elements(("span",), ("class",), st.lists(links, max_size=1))
named = elements(("span", "strong"), ("class",), st.lists(st.one_of(links, times), max_size=2))
marks = elements(("small",), ("class",), st.lists(named, max_size=3))
inline = st.lists(st.one_of(links, times, citations, both_names, marks), max_size=4)
blocks = elements(("p", "h2", "h3", "h6"), ("class", "id"), inline)
items = elements(("li",), ("class", "id"), inline)
trees = st.lists(st.one_of(blocks, elements(("ul",), ("class",), st.lists(items, min_size=1, max_size=3))), max_size=3)


@settings(max_examples=2000)
@given(children=trees)
def test_the_sanitiser_would_give_the_same(children: list[Element]) -> None:
    root = Element("div")
    root.extend(children)
    for child in root:
        child.tail = "\n"
        if child.tag == "ul":
            child.text = "\n"
            for item in child:
                item.tail = "\n"

    written = inner_html(root)

    if written is not None and written.sure:
        assert sanitise(written.html) == written.html


def test_plain_words_are_not_sanitised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "sanitise", lambda *_: "sanitised")

    assert html_of('## It\'s "so"\n\nIn [[libya]]. [@tass]\n{: by=libya }').startswith("<h2")
    for other in ("In *it*.", "In [[russia]].", "In it.\n{: title=x }", "In\xa0it."):
        assert html_of(other) == "sanitised"


@pytest.mark.parametrize(
    "text", ["a\n{: class }", "## a {: class }", "- a\n  {: by }", "*a*{: class }", "[a](b){: href }"]
)
def test_a_mark_without_a_value_ends_no_build(text: str) -> None:
    assert "a" in html_of(text)
