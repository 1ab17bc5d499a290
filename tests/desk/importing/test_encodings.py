"""Texts are read in the encodings news comes in; what is no text is told apart in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.desk.importing.encodings import LARGEST, decode
from explainer.model.setup import SetupError

RUSSIAN = "28 октября 2020\n\nПрезиденты обсудили по телефону положение в Ливии и Сирии, сообщил представитель."
TURKISH = "28 Ekim 2020\n\nCumhurbaşkanı bugün telefonda görüştü; iki lider gelişmeleri ele aldı, işbirliği vurgulandı."
ARABIC = "بحث الرئيسان الوضع في ليبيا خلال اتصال هاتفي اليوم، وأكدا ضرورة وقف إطلاق النار في أقرب وقت."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, encoding) for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        *((RUSSIAN, encoding) for encoding in ("windows-1251", "koi8-r", "cp866", "iso8859-5")),
        *((TURKISH, encoding) for encoding in ("windows-1254", "iso8859-9", "utf-16-le", "utf-16-be")),
        *((ARABIC, encoding) for encoding in ("windows-1256", "utf-16-le", "utf-16-be")),
        *((RUSSIAN, encoding) for encoding in ("utf-16-le", "utf-16-be")),
    ],
)
def test_a_text_is_read_in_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_guess_is_doubtful_and_a_declaration_is_not() -> None:
    guessed = decode(RUSSIAN.encode("windows-1251"), "a.txt")
    assert guessed.doubt == "the file does not say its encoding; it was read as windows-1251"
    page = f'<html><meta charset="windows-1251"><p>{RUSSIAN}'
    assert decode(page.encode("windows-1251"), "a.html").doubt == ""


def test_a_page_that_declares_the_wrong_encoding_is_read_in_the_right_one() -> None:
    page = f'<html><meta charset="utf-8"><p>{RUSSIAN}'
    assert RUSSIAN in decode(page.encode("windows-1251"), "a.html").text
    page = f'<html><meta charset="windows-1251"><p>{RUSSIAN}'
    assert RUSSIAN in decode(page.encode("utf-8"), "a.html").text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "report is empty; there is nothing to import"),
        (b" \n\t\n", "report is empty; there is nothing to import"),
        (b"%PDF-1.7 \x00", "report is a PDF; open it, copy its text into a text file and import that"),
        (
            b"PK\x03\x04rest",
            "report is a packed file (a Word or OpenDocument text, or a ZIP); save it as plain text or HTML",
        ),
        (
            bytes(range(1, 32)) * 9,
            "report is not a text: its bytes are in no encoding that is known here; save it as UTF-8",
        ),
        (b"a" * (LARGEST + 1), "report has more than 5,000,000 bytes; cut the report out of it and import that"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(SetupError) as fault:
        decode(data, "report")
    assert str(fault.value) == said


@given(st.binary(max_size=300))
def test_any_bytes_are_a_clean_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "x").text
    except SetupError:
        return
    assert text.strip()
    assert not any(character in text for character in "\x00\x07\x1b\ufeff\u202e\r")
