"""What the fonts can draw is what `coverage.json` says."""

from __future__ import annotations

import unicodedata

import pytest

from explainer.render.social import FONTS
from explainer.render.social.faces import Face, Family, covers, face


@pytest.mark.parametrize("family", ["serif", "sans"])
def test_a_character_that_is_covered_is_drawn_and_another_leaves_nothing(family: Family) -> None:
    letters = Face(family, 40)
    covered = [chr(number) for number in range(0x21, 0x530) if covers(family, chr(number))]
    assert len(covered) > 900
    blank = [sign for sign in covered if letters.mask(sign, 100).getbbox() is None]
    assert [sign for sign in blank if unicodedata.category(sign)[0] not in "MZ"] == []
    for sign in ("\u0900", "中", "🕊"):
        assert not covers(family, sign)
        assert letters.mask(sign, 100).getbbox() is None


def test_the_serif_draws_what_the_sans_lacks() -> None:
    assert covers("sans", "Report 28 October 2020 · Кремль")
    assert not covers("sans", "Հայ")
    assert face("Հայ", "sans", 30).width("Հայ") == face("Հայ", "serif", 30).width("Հայ")


def test_pairs_of_letters_are_set_closer_where_they_should_be() -> None:
    letters = Face("serif", 84)
    assert letters.width("To") < letters.width("T") + letters.width("o")


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
