"""The sentence in which something stands."""

from __future__ import annotations

import pytest

from explainer.load.sentences import Sentences


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two HERE two. Three.", "Two HERE two."),
        ("HERE one. Two.", "HERE one."),
        ("One. Two HERE", "Two HERE"),
        ("HERE", "HERE"),
        ("One! Two HERE? Three.", "Two HERE?"),
        ("One… HERE two. Three.", "HERE two."),
        ("He said “no.” Then HERE two.", "Then HERE two."),
        ("(In brackets.) HERE two.", "HERE two."),
        ("They said no. HERE two. Three.", "HERE two."),
        # A citation behind the full stop belongs to the sentence before it.
        ("One HERE. [@s] Two. [@t]", "One HERE. [@s]"),
        ("One. [@s, art. 3] [@t] Two HERE. [@u]", "Two HERE. [@u]"),
        ("One. [@HERE] Two.", "One. [@HERE]"),
        ("One.\n[@HERE]\nTwo.", "One.\n[@HERE]"),
        # Abbreviations end no sentence.
        ("One. Mr. Sarraj met Dr. Salamé HERE. Two.", "Mr. Sarraj met Dr. Salamé HERE."),
        ("One. Under art. 3 and no. 5 of p. 7 HERE. Two.", "Under art. 3 and no. 5 of p. 7 HERE."),
        ("One. J. F. Kennedy HERE. Two.", "J. F. Kennedy HERE."),
        ("One. At 5 p.m. on Monday HERE. Two.", "At 5 p.m. on Monday HERE."),
        ("One. Some, e.g. Turkey, and i.e. HERE. Two.", "Some, e.g. Turkey, and i.e. HERE."),
        ("One. Gen. Haftar of the U.S. and St. Petersburg HERE. Two.",
         "Gen. Haftar of the U.S. and St. Petersburg HERE."),
        ("One. In approx. a week HERE. Two.", "In approx. a week HERE."),
        # A small letter goes on.
        ("One. It took etc. and HERE. Two.", "It took etc. and HERE."),
        ("It cost 3.5 million HERE. Two.", "It cost 3.5 million HERE."),
        ("See example.org for HERE. Two.", "See example.org for HERE."),
        # Wrapped lines, and other scripts.
        ("One.\nTwo wrapped\nHERE over lines.\nThree.", "Two wrapped\nHERE over lines."),
        ("واحد؟ هنا HERE نعم. ثلاثة.", "هنا HERE نعم."),
        ("Раз. Два HERE два. Три.", "Два HERE два."),
        ("🕊️ One. 🕊️ HERE two. Three.", "🕊️ HERE two."),
    ],
)  # fmt: skip
def test_the_sentence_around_a_place(text: str, sentence: str) -> None:
    assert Sentences(text).at(text.index("HERE")) == sentence


def test_every_offset_of_a_text_is_in_one_sentence_and_together_they_are_the_text() -> None:
    text = "One. Two [[a]]. [@s] Mr. X. and y.\nThree?! “Four.” Five"
    sentences = [Sentences(text).at(offset) for offset in range(len(text))]
    assert "".join("".join(dict.fromkeys(sentences)).split()) == "".join(text.split())


def test_an_offset_behind_the_end_is_in_the_last_sentence() -> None:
    assert Sentences("One. Two").at(99) == "Two"
    assert Sentences("").at(0) == ""
