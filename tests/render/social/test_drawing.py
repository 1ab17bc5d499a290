"""A social picture as a file: its form, its weight, and what becomes of every script."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image, ImageChops, features

from explainer.model.page import Picture
from explainer.render.social import draw, pencil_digest
from explainer.render.social.drawing import ACCENTS, INK, LINE, PAPER, PLAIN, SOFT
from tests.conftest import PROJECT

REPORT = Picture(
    "/social/reports/call.png",
    "Report",
    "The Kremlin on a call between Putin and Erdoğan",
    "28 October 2020 · Kremlin",
    "The Explainer Archive",
    ("red", "ochre", "teal"),
)
RAQM = pytest.mark.skipif(not features.check("raqm"), reason="needs a Pillow that finds FriBiDi")


def titled(title: str) -> Picture:
    return Picture("/social/terms/x.png", "Term", title, "", "The Explainer Archive")


def seen(picture: Picture) -> Image.Image:
    """A picture as an eye sees it: in colours."""
    return Image.open(io.BytesIO(draw(picture))).convert("RGB")


def ink(picture: Picture) -> tuple[int, int, int, int] | None:
    """The box around all that is drawn of a title: left, top, right, bottom; None where there is nothing."""
    image = seen(picture).crop((0, 150, 1200, 510))
    return ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()


def test_a_picture_has_the_form_that_previews_ask_for() -> None:
    image = Image.open(io.BytesIO(draw(REPORT)))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert not image.info.get("date"), "no time"


def test_a_picture_is_light() -> None:
    assert len(draw(REPORT)) < 18_000
    colours = Image.open(io.BytesIO(draw(REPORT))).getcolors(256)
    assert colours is not None
    assert len(colours) <= 16, "which take 4 bits each"


def test_the_same_words_give_the_same_bytes_and_others_others() -> None:
    assert draw(REPORT) == draw(REPORT)
    assert draw(titled("Iran")) != draw(titled("Iraq"))


def test_a_stripe_shows_the_colours_of_the_conflicts() -> None:
    image = seen(REPORT)
    stripe = [image.getpixel((x, 5)) for x in (10, 600, 1190)]
    assert ["#{:02x}{:02x}{:02x}".format(*pixel) for pixel in stripe if isinstance(pixel, tuple)] == [
        ACCENTS["red"],
        ACCENTS["ochre"],
        ACCENTS["teal"],
    ]


def test_the_colours_are_those_of_the_pages() -> None:
    style = (PROJECT / "templates/assets/style.css").read_text(encoding="utf-8")
    root = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", style[style.index(":root {") : style.index("}")]))
    assert {name: root[name] for name in ("paper", "ink", "soft", "line", "accent")} == {
        "paper": PAPER,
        "ink": INK,
        "soft": SOFT,
        "line": LINE,
        "accent": PLAIN,
    }
    on_paper = dict(reversed(re.findall(r"\.accent-([a-z]+) \{ --accent: (#[0-9a-f]{6}); \}", style)))
    assert {"red": root["accent"], **on_paper} == ACCENTS


@pytest.mark.parametrize(
    "title",
    [
        "Erdoğan",
        "Xankəndi",
        "Степанакерт",
        "Ναγκόρνο",
        "Ստեփանակերտ",
        "სტეფანაკერტი",
        "Ḥafṭar’s “army”",
        "e\u0301te\u0301",
    ],
)
def test_titles_in_these_scripts_are_drawn_from_the_left_without_a_shaping_library(
    title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(features, "check", lambda _: False)
    box = ink(titled(title))
    assert box is not None
    assert box[0] < 100
    assert box[2] < 900


@RAQM
@pytest.mark.parametrize("title", ["وقف إطلاق النار", "הפסקת אש", "اتفاق (Geneva)"])
def test_a_title_from_right_to_left_stands_at_the_right(title: str) -> None:
    box = ink(titled(title))
    assert box is not None
    assert box[0] > 300
    assert box[2] > 1100


@RAQM
def test_letters_of_arabic_are_joined() -> None:
    """Letters kept apart by a sign that joins nothing are wider than the word."""
    joined, apart = ink(titled("سلم")), ink(titled("س\u200cل\u200cم"))
    assert joined is not None
    assert apart is not None
    assert joined[2] - joined[0] < apart[2] - apart[0]


@RAQM
def test_a_title_that_begins_from_the_left_stays_at_the_left() -> None:
    box = ink(titled("Tripoli (طرابلس)"))
    assert box is not None
    assert box[0] < 100


def test_a_machine_that_cannot_set_such_a_title_leaves_it_out_and_its_recipe_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = pencil_digest(titled("هدنة")), pencil_digest(titled("Truce"))
    monkeypatch.setattr(features, "check", lambda _: before[0].endswith("False"))
    if before[0].endswith("True"):
        assert ink(titled("هدنة")) is None
    assert ink(titled("Truce")) is not None
    assert pencil_digest(titled("هدنة")) != before[0]
    assert pencil_digest(titled("Truce")) == before[1]


def test_a_title_that_the_fonts_cannot_draw_is_left_out_and_not_drawn_as_boxes() -> None:
    assert ink(titled("中国外交部")) is None
    assert ink(titled("🕊")) is None
    assert draw(titled("中国")) == draw(titled("日本"))


@pytest.mark.parametrize(
    "text", ["", " ", "\u00ad", "\u200f", "x" * 100_000, "a\u0301" * 50_000, "i " * 50_000, "\x00", "\ud7ff"]
)
def test_any_text_gives_a_picture(text: str) -> None:
    picture = Picture("/social/x.png", text, text, text, text)
    assert Image.open(io.BytesIO(draw(picture))).size == (1200, 630)


def test_the_recipe_of_pictures_knows_fonts_and_library() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", pencil_digest(titled("Truce")))
