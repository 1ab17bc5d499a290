"""What load finds is what the renderer shows: Python-Markdown decides, and load must see a text as it does.

A reference that is rendered but not found would lead nowhere; one found in code would be a mention that no reader
sees. The texts are those that authors write; what is left out says why.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explainer.load.frontmatter import split_front_matter
from tests.conftest import PROJECT
from tests.load.rendering import citations, problems, read, references, rendered

FOUND = [
    "A sentence with [[a]] and a citation. [@s]",
    "[[a|words]] [[ a ]] [[a#b]] [[a#b|words]] [[#b]] [[a]][[b]] [[a]]s",
    "[[a\n  b]] over lines, [[a|two\nwords]] and [@s,\n p. 5]",
    "[@s; @t] [@s, art. 3; @t, p. 4–5] [@ s] [@s;@t]",
    "**[[a]]**, *[[b]]*, ~~[[c]]~~, [words [[d]] more](https://example.org/) and (see [[e]])",
    "a < [[a]] > b & [[b]] &amp; [[c]] <b>[[d]]</b>",
    "Emoji 🕊️ [[a]] and [[b|العربية]] [@s]",
    "- [[a]]\n- [[b]]\n    - [[c]]\n        - [[d]] [@s]\n\n    More [[e]].\n\n- [[f]]",
    "1. [[a]]\n2. [[b]]\n\n   Three spaces [[c]].",
    "* [[a]]\nlazy [[b]]\n* [[c]]\n  set in [[d]]",
    "- [[a]]\n\n\t- tab [[b]]\n\n-\ttab [[c]]",
    "> [[a]]\nlazy [[b]]\n>\n> [@s]\n> > [[c]]",
    "## [[a]] [@s]\n\n# [[b]] #\n\n[[c]]\n---\n\n[[d]]\n===",
    "| [[a]] | b |\n|---|:-:|\n| [[b]] [@s] | [[c\\|words]] |",
    "Text.[^1]\n\n[^1]: Note [[a]]. [@s]\n\n    More [[b]].",
    "!!! note\n    [[a]]\n\n    [[b]]\n\n[[c]]",
    "!!! note\n    [@s]\nNo more of it.\n\n    [[code]]",
    "!!! note \"Title\"\n    - [[a]]\n    - [[b]]",
    "Term [[a]]\n:   Meaning [[b]]\n\n    More [[c]].",
    "<div markdown=\"1\">\n\n[[a]]\n\n- [[b]]\n\n</div>\n\n[[c]]",
    "<!-- comment --> [[a]]",
    "Text [[a]]\n<!-- comment -->\nText [[b]]",
    "\\\\[[a]] and `` ` `` [[b]]",
    "- item\n## Heading [[a]]",
    "Text\n***\n[[a]]",
    "\\`[[a]]\\` and a ` lone tick [[b]]",
    "[ref]: https://example.org/\n\n[[a]] and [text][ref]",
    "*[AB]: abbreviation\n\nAB and [[a]]",
    "Text with two spaces  \n[[a]]<br>\n[[b]]",
    "[[a]]\n{: since=2020 }\n\n- [[b]]\n  {: .differs }",
]  # fmt: skip
NOT_FOUND = [
    "`[[a]]` ``[[b]] ` [[c]]`` `[@s]`",
    "\\[[a]] and \\[@s]",
    "    [[a]] [@s]\n\n    [[b]]",
    "```\n[[a]]\n\n[@s]\n```\n~~~ python\n[[b]]\n~~~",
    "````\n```\n[[a]]\n```\n````",
    "<div>\n[[a]]\n\n[@s]\n<div>[[b]]</div>\n[[c]]\n</div>",
    "<p>[[a]]</p>\n\n<pre>\n[[b]]\n</pre>",
    "<!-- [[a]] -->\n\n<!--\n[[b]]\n\n[@s]\n-->",
    "Text <!-- [[a]] --> text.",
    "- item\n\n        [[a]]",
    "- item\n\n    ~~~\n    no fence inside a list",
    "[a]] [[b] [ [c]] [[d[e]]]x",
    "[a] (@s) @s [s]",
    "<div>\nnever closed [[a]]\n\n[[b]]",
]


@pytest.mark.parametrize("text", FOUND)
def test_a_reference_that_is_shown_is_found(text: str) -> None:
    body, page = read(text), rendered(text)
    assert sorted(references(body)) == sorted(page.references)
    assert sorted(citations(body)) == sorted(page.citations)
    assert body.references or body.citations


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_is_code_or_raw_html_is_neither_found_nor_shown(text: str) -> None:
    body, page = read(text), rendered(text)
    assert page.references == page.citations == []
    assert not body.references
    assert not body.citations


LINES = [
    "A sentence of words.", "More words [[a]] here.", "It was signed. [@s]", "- item [[b]]", "- item", "* star [@t]",
    "1. one [[c]]", "2. two", "  two in [[a]]", "  - two nested [[b]]", "    four in [[d]]", "    - nested [[c]]",
    "> quote [[a]]", "> > deep [@s]", "`code [[a]]`", "a ` tick [[b]]", "\\[[a]] escaped", "\\\\[[a]] not",
    "[[a|words]]",
    "**[[a]]** and *[[b]] x*", "[[a]] [@s; @t]", "[outer [[a]] text](https://example.org/)", "5) five [[a]]",
    "+ plus [[d]]", "\t- tab [[a]]", "-\ttab item [[b]]", "text <b>[[a]]</b> [@s]", "text <!-- [[a]] --> [@t]",
    "a < b [[a]] > c", "- [[a]] wrapped", "  {: since=2019 }", "#hashtag", "[[a]]: [[b]]",
]  # fmt: skip
BLOCKS = [
    "## Head [[a]]", "# Top", "### H [@s] ###", "Setext [[b]]\n===", "Setext\n---", "***", "---", "        eight [[b]]",
    "        - deep nested [@s]", "```\n[[a]]\n```", "~~~python\n\n[@s]\n~~~", "| a | b |\n|---|---|\n| [[a]] | [@s] |",
    "text\n{: .differs }", "- item [[a]]\n  {: since=2019 }", "<div>\n[[a]]\n\n[@s]\n</div>", "<div>x [[a]]</div>",
    "<div><div>\n</div>\n[[a]]</div>", "<!-- [[a]] -->", "<!-- a\n\n[[b]] -->", "<!-- note --> Text [[a]].",
    "    code [[a]]",
    "Text[^1]\n\n[^1]: note [[a]]\n\n    still [@s]", "!!! note\n    inside [[a]]\n\n    more [@s]", "*[AB]: meaning",
    "Term [[a]]\n:   meaning [[b]]", "[ref]: https://example.org/", "see [ref] and [[c]]", "[[\na]] and [@s,\n p. 5]",
    '<div markdown="1">\n\nIn [[a]]\n\n- x [@s]\n\n</div>', "    ```\n    [[a]]\n    ```", "[[b]]<br>\nx",
]  # fmt: skip


def _together(lines: list[str]) -> str:
    """Lines of one block: all set in if the first is, and a quotation only at its beginning.

    What Python-Markdown makes of the rest is not for authors to know.
    """
    first, rest = lines[0], [line for line in lines[1:] if not line.startswith(">")]
    if first.startswith((" ", "\t")):
        rest = [line for line in rest if line.startswith((" ", "\t"))]
    return "\n".join([first, *rest])


TEXTS = st.lists(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=4).map(_together) | st.sampled_from(BLOCKS),
    min_size=1,
    max_size=6,
).map("\n\n".join)


@settings(max_examples=400, derandomize=True)
@given(TEXTS)
def test_load_and_renderer_agree_on_texts_put_together_at_random(text: str) -> None:
    assume(text.count("[^1]:") < 2)  # the last of two notes with one name wins
    body, page = read(text), rendered(text)
    assert sorted(references(body)) == sorted(page.references)
    assert sorted(citations(body)) == sorted(page.citations)
    assert len(body.headings) == len(page.headings)


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("One.\n\nTwo\nwrapped.\n\nThree.", 3),
        ("- one\n- two\n- three", 3),
        ("- one\n    - nested\n    - nested\n- two", 4),
        ("1. one\n2. two\n\nText.", 3),
        ("Text:\n\n- one\n- two", 3),
        ("Text:\n- no list without an empty line", 1),
        ("## H\n\nOne.\n\n### H\nTwo.", 2),
        ("> Quoted.", 1),
        ("One.\n{: since=2020 }\n\n- Two.\n  {: .differs }", 2),
        ("One.\n\n```\ncode\n```\n\nTwo.", 2),
        ("One.\n***\nTwo.", 2),
        ("## Timeline {: .timeline }\n\n- 2019-04-04: One. [@s]\n- 2020: Two. [@s]", 2),
        ("- one\n  wrapped\n- two\n  wrapped\n  again", 2),
        ("| a | b |\n|---|---|\n| c | d |", 0),
        ("", 0),
    ],
)
def test_a_statement_is_a_paragraph_or_an_item(text: str, statements: int) -> None:
    assert (len(read(text).statements), rendered(text).statements) == (statements, statements)


@pytest.mark.parametrize("file", sorted((PROJECT / "content").rglob("*.md")), ids=lambda file: file.stem)
def test_they_agree_on_every_entry_of_the_archive(file: Path) -> None:
    front, _ = split_front_matter(file.read_text(encoding="utf-8"), file.name)
    assert front is not None
    body, page = read(front.body), rendered(front.body)
    assert references(body) == page.references
    assert citations(body) == page.citations
    assert [_letters(heading.text) for heading in body.headings] == [_letters(text) for text in page.headings]
    assert len(body.statements) == page.statements
    assert not [problem for problem in problems(front.body) if problem.rule == "stray-marks"]


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
