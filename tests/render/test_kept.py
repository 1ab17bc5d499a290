"""What is kept of a text gives on every page what rendering it anew gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from explainer.render import inline, kept
from explainer.render.context import TextContext
from explainer.render.prose import Prose
from explainer.render.units import units
from tests.conftest import PROJECT
from tests.render.test_inline import texts

WORDS = (
    "Forces met near the border",
    "“Quoted” words of the envoy's",
    'He said "no" twice',
    "*Both* sides",
    "1990. A year",
    "1990-03-01: An event",
    "a_b and c_d",
    "**Bold**: a word",
    "Tom & Jerry &mdash; two",
    "`code` here",
    "a | b",
    "[a link](../conflicts/libya.md 'x')",
    "![picture](map.png)",
    "<b>raw</b>",
    "A note[^1]",
    "[[",
    "]]",
    "double  space ",
    "- dash",
    "# hash",
    ": colon",
    "C. D",
    "- -",
    "--|--",
    "[x]: http://a.example/",
    "[x]",
    "50% of %s %(x)s",
)
INLINE = (
    *("[[libya]]", "[[libya|war]]", "[[libya#War]]", "[[#War]]", "[[missing]]", "[[russia]]", "[[odd]]", "[[other]]"),
    *("[@tass]", "[@tass, p. 3; @none]", "[@kremlin; @tass]", "[@none]", "[[@tass]]", "[@tass]: x", "[[libya|*a*]]"),
    *("[[a_b|words]]", "[[libya|a_b_c]]", "[[ libya ]]", "[[]]", "[[libya|it's]]"),
)
MARKS = (
    *("{: since=2020-01-01 }", "{: .differs by=libya about=russia }", "{: #war }", "{: .timeline #timeline }"),
    *('{: known="2020" title="a b" }', "{: .open opened=2020 }", "{: #cite.1 }", "{: href=x }", "{: .x", "{ .y }"),
    *("{: by='odd' }", '{: because="it\'s [x]" }', "{: #names-title }", "{: reversed }", "{: since=a_b_c_d }"),
)
sentence = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(INLINE)), min_size=1, max_size=4).map(" ".join)
plain_sentence = st.builds(
    "{} {} {}".format, st.sampled_from(WORDS[:4]), st.sampled_from(INLINE), st.sampled_from(INLINE)
)
words = st.one_of(sentence, plain_sentence)
paragraph = st.builds("{}{}".format, words, st.one_of(st.just(""), st.sampled_from(MARKS).map("\n{}".format)))
heading = st.builds(
    "{} {}{}".format,
    st.sampled_from(("#", "##", "###")),
    st.sampled_from(("War", "Peace", "Names title", "[[libya]] now", "Cite[@tass]", "A *b*", "War_1", "!")),
    st.one_of(st.just(""), st.sampled_from(MARKS).map(" {}".format)),
)
item = st.builds("- {}{}".format, words, st.one_of(st.just(""), st.sampled_from(MARKS).map("\n  {}".format)))
items = st.lists(item, min_size=1, max_size=4).map("\n".join)
other = st.sampled_from(
    (
        *("> quoted", "1. one\n2. two", "    code", "a | b\n--|--\n1 | [[libya\\|x]]", "[^1]: A note."),
        "*[war]: a word",
        *("[x]: http://a.example/", "term\n: definition", "- a\n\n    more", "  - b", "```\nfenced\n```", "&nbsp; x"),
        *("!!! note\n    x", "<div>\nraw\n</div>", "***", "Set\n===", "+ plus", "text\n# Inner\n- list", "<!-- c -->"),
        *("a\tb", "line  \nbreak", " indented", "\x0c", "[[libya]] first", "* star", "(brackets)"),
    )
)
gap = st.sampled_from(("\n\n", "\n\n", "\n\n\n\n", "\n \n", "\n \n  \n", "\n"))
block = st.one_of(paragraph, heading, items, other)
documents = st.lists(st.tuples(block, gap), max_size=7).map(lambda parts: "".join(part + gap for part, gap in parts))

TITLES = (
    *("Libya", "Libya & others", "*Odd* 'title'", "", "Two words, 2020–2021", "War {: .x}", "[[russia]]", "a\xa0b"),
    *("UN: a/b (2020) #1 @x | ~ ^ = ! 5.", "{: .x }", "it's", "1. one"),
)
HREFS = ("../libya/index.html", "index.html#it", "../a%20b/", "https://a.example/?a=1&b=2", "../../x/y.html#war")
KEYS = ("libya", "libya#War", "#War", "russia", "odd", "other", "a_b", "../conflicts/libya.md", "map.png", "")
link = st.fixed_dictionaries(
    {"href": st.sampled_from(HREFS), "title": st.sampled_from(TITLES), "kind": st.sampled_from(("conflict", "actor"))},
    optional={"beside": st.sampled_from(("the war", "", "the “other” name", "*x*"))},
)
links = st.dictionaries(st.sampled_from(KEYS), link, max_size=8)
numbers = st.dictionaries(st.sampled_from(("tass", "kremlin")), st.integers(1, 120))
pages = st.tuples(links, numbers, st.lists(st.one_of(documents, paragraph, items, texts), min_size=1, max_size=4))


def shown(
    given: Prose, page: tuple[dict[str, Any], dict[str, int], list[str]]
) -> tuple[list[str], dict[int, list[int]]]:
    """The HTML of the texts of a page of these links and numbers, and what they cite."""
    links, numbers, on_it = page
    context = TextContext({"": links}, numbers)
    html = [str(given.render(text, context.within(""))) for text in on_it]
    return html, context.cited


@pytest.fixture(scope="module")
def anew() -> Prose:
    """An instance that keeps nothing."""
    made = Prose()
    made._kept.html = lambda *_: None  # type: ignore[method-assign]
    return made


@pytest.fixture(scope="module")
def first() -> Prose:
    return Prose()


@pytest.fixture(scope="module")
def keeping() -> Prose:
    return Prose()


@settings(max_examples=600, deadline=None)
@given(page=pages, other=st.tuples(links, numbers))
def test_a_page_is_the_same_whatever_was_rendered_before(
    keeping: Prose, anew: Prose, page: tuple[Any, Any, list[str]], other: tuple[Any, Any]
) -> None:
    again = (*other, [*page[2], *page[2]])

    assert shown(keeping, page) == shown(anew, page)
    assert shown(keeping, again) == shown(anew, again)
    assert shown(keeping, page) == shown(anew, page)


def test_the_texts_of_the_first_archive_come_out_the_same(keeping: Prose, anew: Prose) -> None:
    for file in sorted((PROJECT / "content").rglob("*.md"))[::8]:
        text = file.read_text(encoding="utf-8").split("---\n", 2)[-1]
        page: tuple[Any, Any, list[str]] = (LIBYA, {}, [text, text])

        assert shown(keeping, page) == shown(anew, page)


plain_words = st.lists(st.sampled_from((*WORDS[:3], *INLINE[:5], *INLINE[8:12])), min_size=1, max_size=4)
plain_words_and_marks = st.tuples(
    plain_words.map(" ".join), st.sampled_from(("", "", *MARKS[:8], MARKS[11], MARKS[13]))
)


def plain_pieces(form: str, before_marks: str) -> st.SearchStrategy[str]:
    """Pieces of a form, with marks or without."""
    return plain_words_and_marks.map(
        lambda parts: form.format(parts[0]) + (before_marks + parts[1] if parts[1] else "")
    )


plain_texts = st.lists(
    st.one_of(
        plain_pieces("{}", "\n"),
        plain_pieces("# {}", " "),
        plain_pieces("### {}", " "),
        st.lists(plain_pieces("- {}", "\n  "), min_size=1, max_size=3).map("\n".join),
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)


@settings(max_examples=300)
@given(links=links, numbers=numbers, plain=st.lists(plain_texts, min_size=1, max_size=3))
def test_a_text_that_is_shown_for_the_first_time_is_the_same(
    first: Prose, anew: Prose, links: Any, numbers: Any, plain: list[str]
) -> None:
    first._kept._met.clear()
    first._kept._texts.clear()

    assert shown(first, (links, numbers, plain)) == shown(anew, (links, numbers, plain))


def test_what_a_text_asks_is_noted_when_it_is_shown_again() -> None:
    given = Prose()
    text = "## War\n\nIn [[libya]]. [@tass]\n\n- It's one\n- It's *two*"
    plain = text.replace("*", "")
    html = shown(given, (LIBYA, {"tass": 1}, [plain]))

    assert not given._kept._trees
    assert shown(given, (LIBYA, {"tass": 1}, [plain])) == html
    assert [*given._kept._trees] == ["## War", "In [[libya]]. [@tass]", "- It's one", "- It's two"]
    assert shown(given, (LIBYA, {"tass": 1}, [plain])) == html


def test_a_text_is_not_noted_for_a_heading_that_others_have() -> None:
    given = Prose()

    shown(given, ({}, {}, ["## War\n\nOne\n\nTwo", "## War\n\nThree\n\nFour"]))

    assert not given._kept._trees


LIBYA = {"libya": {"href": "libya.html", "title": "Libya", "kind": "conflict", "beside": "the war"}}


def converted(given: Prose, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Python-Markdown is given from now on."""
    found: list[str] = []
    convert = given._markdown.convert
    monkeypatch.setattr(given._markdown, "convert", lambda text: found.append(text) or convert(text))  # type: ignore[func-returns-value]
    return found


def test_a_text_is_rendered_once_whatever_its_numbers_and_addresses_are(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Prose()
    text = "*Forces* met in [[libya]]. [@tass]"
    asked = converted(given, monkeypatch)
    elsewhere = {"libya": {**LIBYA["libya"], "href": "../libya.html", "title": "Libyen"}}

    shown(given, (LIBYA, {"tass": 1}, [text]))
    html, cited = shown(given, (elsewhere, {"tass": 12}, ["A. [@tass]", text]))

    assert asked == [text]
    assert html[1] == (
        '<p><em>Forces</em> met in <span class="both-names"><a class="to-conflict" href="../libya.html">Libyen</a>'
        ' (the war)</span>.<sup class="cite" id="cite.2"><a href="#ref.12">12</a></sup></p>'
    )
    assert cited == {12: [1, 2]}


def test_plain_words_do_without_python_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Prose()
    asked = converted(given, monkeypatch)

    text = "## War {: #war }\n\nIn [[libya]]. [@tass]\n\n- It's one\n  {: by=libya }"
    html, _ = shown(given, (LIBYA, {"tass": 1}, [text]))

    assert not asked
    assert html[0].startswith('<h2 id="war">War</h2>\n<p>In <span')
    assert "It’s one <small" in html[0]


def test_of_a_text_that_changed_only_the_new_piece_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Prose()
    asked = converted(given, monkeypatch)

    shown(given, ({}, {}, ["*One*\n\n*Two*\n\n## List\n\n- *a*\n- *b*"]))
    asked.clear()
    html, _ = shown(given, ({}, {}, ["*One*\n\n*New*\n\n*Two*\n\n## List\n\n- *a*\n- *c*"]))

    assert asked == ["*New*", "- *c*"]
    assert html[0].endswith("<ul>\n<li><em>a</em></li>\n<li><em>c</em></li>\n</ul>")


def test_what_has_raw_html_or_footnotes_is_rendered_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Prose()
    asked = converted(given, monkeypatch)
    texts = ["a <b>b</b>", "note[^1]\n\n[^1]: it", "HTML\n\n*[HTML]: it"]

    for _ in range(2):
        shown(given, ({}, {}, texts))

    assert asked == [*texts, *texts]


def test_without_the_quicker_inline_pass_texts_are_kept_whole(monkeypatch: pytest.MonkeyPatch, anew: Prose) -> None:
    monkeypatch.setattr(inline, "_PRIVATE", ("another_name",))
    given = Prose()
    texts = ["- *a* [[libya]] [@tass]", "## A\n\n- *b* [@tass]\n\n*c* [@tass]"]
    page: tuple[Any, Any, list[str]] = (LIBYA, {"tass": 1}, texts * 2)

    assert type(given._markdown.treeprocessors["inline"]) is InlineProcessor
    assert shown(given, page) == shown(anew, page)
    assert texts[1] in given._kept._trees


def test_a_heading_that_shows_a_title_has_an_id_of_that_title() -> None:
    given = Prose()
    other = {"libya": {**LIBYA["libya"], "title": "Somalia"}}

    assert 'id="libya-the-war-now"' in shown(given, (LIBYA, {}, ["## [[libya]] now"]))[0][0]
    assert 'id="somalia-the-war-now"' in shown(given, (other, {}, ["## [[libya]] now"]))[0][0]


def test_what_is_kept_has_a_limit(monkeypatch: pytest.MonkeyPatch, anew: Prose) -> None:
    monkeypatch.setattr(kept, "_ENOUGH", 3000)
    given = Prose()
    texts = [f"Word {number} in [[libya]]." for number in range(200)]

    assert shown(given, (LIBYA, {}, texts * 2)) == shown(anew, (LIBYA, {}, texts * 2))
    assert 0 < len(given._kept._trees) + len(given._kept._older) < 50
    assert len(given._kept._texts) < 50


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One\n\nTwo\n\n\n\n## Three\n\n- a\n- b", ("One", "Two", "## Three", "- a", "- b")),
        ("One\n\n> two\n\nThree", ("One\n\n> two", "Three")),
        ("- a\n\n- b", ("- a\n\n- b",)),
        ("## One\n\n- a\n    - b", ("## One\n\n- a\n    - b",)),
        ("One\n\n    code", ("One\n\n    code",)),
        ("One\n\nTwo\n: three", ("One\n\nTwo\n: three",)),
        ("", ("",)),
        ("One\n\n\n> two\n\n\n\n> three", ("One\n\n\n> two\n\n\n\n> three",)),
        ("One\n \n    code\n \n \n    more\n\nTwo", ("One\n \n    code\n \n \n    more\n\nTwo",)),
        ("[[a]]: One\n\nTwo", ("[[a]]: One", "Two")),
        ("[a]: One\n\nTwo", ("[a]: One\n\nTwo",)),
        ("- [a]: One\n\nTwo", ("- [a]: One\n\nTwo",)),
        ("One<br>\n\nTwo", ()),
    ],
)
def test_a_text_is_taken_apart_where_its_pieces_know_nothing_of_each_other(text: str, pieces: tuple[str, ...]) -> None:
    assert units(text) == pieces
