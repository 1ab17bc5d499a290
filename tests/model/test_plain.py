"""Markdown to plain words."""

from __future__ import annotations

import re

import pytest

from explainer.model.plain import in_small_letters, plain_text

TITLES = {"tripoli": "Tripoli", "libya": "Libya"}


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("It fell. [@s]", "It fell."),
        ("It fell. [@s, art. 3; @t] Then it rose. [@u]", "It fell. Then it rose."),
        ("In [[tripoli]] and [[ tripoli ]].", "In Tripoli and Tripoli."),
        ("In [[tripoli|the capital]].", "In the capital."),
        (r"In [[tripoli\|the capital]].", "In the capital."),
        ("See [[libya#Timeline]] and [[libya#Timeline|then]].", "See Libya and then."),
        ("[[nobody]] came.", "nobody came."),
        ("[A link](https://example.org/a_b) and ![a map](map.png).", "A link and a map."),
        ("**Bold**, __bold__, *slant*, _slant_ and `code`.", "Bold, bold, slant, slant and code."),
        ("A snake_case_word and 5*3*2 stay.", "A snake_case_word and 5*3*2 stay."),
        ("Over\n  two lines.", "Over two lines."),
        ("A note[^1] and <b>HTML</b>.", "A note and HTML."),
        ("قال [[tripoli|طرابلس]].", "قال طرابلس."),
    ],
)
def test_markup_goes_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown, TITLES) == plain


def test_small_letters_are_the_same_wherever_a_pattern_that_ignores_case_finds_them() -> None:
    everything = (chr(number) for number in range(0x110000) if not 0xD800 <= number < 0xE000)
    with_case = [letter for letter in everything if len({letter, letter.upper(), letter.lower()}) > 1]
    text = "".join(with_case)
    for letter in with_case:
        for found in re.findall(re.escape(letter), text, re.IGNORECASE):
            assert in_small_letters(found) == in_small_letters(letter)
