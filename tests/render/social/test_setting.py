"""A title on lines: as large as it can be, and never cut in silence."""

from __future__ import annotations

import pytest

from explainer.render.social.setting import LEADING, SIZES, fit, shortened, wrap

WIDTH, HEIGHT = 1040, 340
LONG = "The Republic of Armenia, the Republic of Azerbaijan and the Russian Federation announce the end of all fighting"


@pytest.mark.parametrize(
    "title", ["Iran", "Nagorno-Karabakh", LONG, " ".join([LONG] * 3), "ä" * 30, "Ախալքալաք Шуша 𐀀"]
)
def test_every_word_of_a_title_that_fits_is_there_in_its_order(title: str) -> None:
    setting = fit(title, WIDTH, HEIGHT)
    assert " ".join(setting.lines) == title
    assert all(setting.face.width(line) <= WIDTH for line in setting.lines)
    assert len(setting.lines) * setting.face.size * LEADING <= HEIGHT


def test_a_short_title_is_large_and_a_long_one_smaller() -> None:
    sizes = [fit(title, WIDTH, HEIGHT).face.size for title in ("Iran", LONG, " ".join([LONG] * 3))]
    assert sizes[0] == SIZES[0]
    assert sizes == sorted(set(sizes), reverse=True)


def test_lines_are_about_equally_long() -> None:
    setting = fit("Three foreign ministers announce a truce over Karabakh", WIDTH, HEIGHT)
    widths = [setting.face.width(line) for line in setting.lines]
    assert len(widths) > 1
    assert min(widths) > 0.6 * max(widths)


@pytest.mark.parametrize("title", [" ".join([LONG] * 20), "W" * 900, "W" * 900 + " and more"])
def test_a_title_with_no_room_says_that_it_goes_on(title: str) -> None:
    setting = fit(title, WIDTH, HEIGHT)
    assert setting.face.size == SIZES[-1]
    assert setting.lines[-1].endswith(" …")
    assert title.startswith(setting.lines[0])
    assert all(setting.face.width(line) <= WIDTH for line in setting.lines)
    assert len(setting.lines) * SIZES[-1] * LEADING <= HEIGHT


def test_a_word_wider_than_a_line_goes_on_in_the_next() -> None:
    setting = fit("W" * 100, WIDTH, HEIGHT)
    assert "".join(setting.lines) == "W" * 100
    assert len(setting.lines) > 1


def test_words_stand_on_as_few_lines_as_hold_them() -> None:
    assert wrap([3, 3, 3], space=1, column=7) == [(0, 2), (2, 3)]
    assert wrap([9, 3, 3], space=1, column=7) == [(0, 1), (1, 3)]
    assert wrap([3], space=1, column=1) == [(0, 1)]


@pytest.mark.parametrize(
    ("width", "short"),
    [
        (15, "one two three"),
        (13, "one two three"),
        (12, "one two …"),
        (9, "one two …"),
        (8, "one …"),
        (4, "on …"),
        (0, "…"),
    ],
)
def test_a_line_that_is_too_wide_ends_between_words(width: int, short: str) -> None:
    assert shortened("one two three", width, len) == short
