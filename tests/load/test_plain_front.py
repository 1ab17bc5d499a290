"""The quick reader of front matter reads what the parser of YAML reads, or leaves it alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.load import frontmatter
from explainer.load.frontmatter import FrontMatter, split_front_matter
from explainer.load.plain_front import read_plain
from explainer.model.problem import Problem

TAKEN = [
    "title: Libya\n",
    "title: Libya:nothing\n",
    "title: A — “b” (c), [d] {e} | f > g ~ h!\n",
    'title: "He said: yes # no"\n',
    "title: 'He said \"yes\"'\n",
    "title: 'x'\nURL: https://example.org/a?b=c&d=%20\n",
    "latitude: -7.03\nlongitude: 12\n",
    "date: 2020-10-28\nconflicts: [a, b,c,   d-e]\n",
    "sources:\n  - a\n  - 'b: c'\n  - d e\ntitle: X\n",
    'names:\n    - {text: Xankəndi, lang: az, note: "a, b"}\n    - {text: Ստեփանակերտ,lang: hy}\n',
    "title: one  two\n",
    "title: x'y\"z\n",
]
LEFT = [
    "",
    "title:\n",
    "title: \n",
    "title: a: b\n",
    "title: a #b\n",
    "title: a \n",
    "title: a\n  b\n",
    "title: &a b\n",
    "title: *a\n",
    "title: !b c\n",
    "title: |\n  a\n",
    'title: "a\\tb"\n',
    "title: 'a''b'\n",
    'title: ""\n',
    "title: a\ntitle: b\n",
    "names:\n  - {text: a, text: b}\n",
    "names:\n  - a\n   - b\n",
    "names:\n  - a: b\n",
    "a: [b: c]\n",
    "a: [b, [c]]\n",
    "a: []\n",
    "a: [b,\n  c]\n",
    "# a\ntitle: b\n",
    "\ntitle: b\n",
    "title: a\u2028b\n",
    "title: a\tb\n",
    "<<: a\n",
    "- a\n",
]

words = st.sampled_from([*"abZ019_-:,;.#'\"[]{}&*!|>%@`~?=<> \n\t", "é", "ش", "ª", "\u2028", "\u00a0", "\ufeff", "🕊"])
pieces = st.sampled_from(
    [": ", "- ", " #", "\n  ", ", ", "[a, b]", "{a: b}", "  - ", '"x"', "'y'", "title", "names:\n", "null", "---\n"]
)
texts = st.lists(st.one_of(words, pieces, st.sampled_from(TAKEN)), max_size=12).map(lambda parts: "".join(parts) + "\n")
edited = st.tuples(st.sampled_from(TAKEN), st.integers(0, 80), st.integers(0, 3), st.one_of(words, pieces)).map(
    lambda drawn: drawn[0][: drawn[1]] + drawn[3] + drawn[0][drawn[1] + drawn[2] :]
)


def parsed(text: str) -> tuple[FrontMatter | None, list[Problem]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frontmatter, "read_plain", lambda *_: None)
        return split_front_matter(f"---\n{text}---\n\nBody.\n", "content/pages/x.md")


def agrees(text: str) -> bool:
    """Whether the text was taken; then both readers must say the same, in the same order."""
    plain = read_plain(text, "content/pages/x.md")
    if plain is None:
        return False
    front, problems = parsed(text)
    assert front is not None
    assert not problems
    assert not front.faulty
    assert (front.values, front.positions) == plain
    assert [*front.positions] == [*plain[1]]
    return True


@pytest.mark.parametrize("text", TAKEN)
def test_front_matter_of_the_common_forms_is_read_as_yaml_reads_it(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", LEFT)
def test_whatever_could_mean_something_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text, "x.md") is None


@given(st.one_of(texts, edited))
def test_no_text_is_read_otherwise(text: str) -> None:
    agrees(text if text.endswith("\n") else f"{text}\n")
