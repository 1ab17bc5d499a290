"""Bytes to text: what no folder in git can hold as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explainer.load.decode import decode, position_in, read_text
from explainer.model.problem import Position
from tests.conftest import Draft

FRONT = "---\ntitle: X\n---\n\n"


def test_a_file_that_is_not_utf8_gives_the_place_of_the_byte(archive: Draft) -> None:
    archive.write("pages/x.md", FRONT.encode() + "Erdoğan und Köln.\n".encode("iso8859-9"))
    assert archive.problems() == [
        "content/pages/x.md:5:5: error: this file is not UTF-8: the byte 0xf0 stands here [encoding]\n"
        "    save the file as UTF-8"
    ]


def test_the_place_behind_letters_of_several_bytes_counts_characters(archive: Draft) -> None:
    archive.write("pages/x.md", FRONT.encode() + "Ğ🕊 ".encode() + b"\xff\n")
    assert archive.problems()[0].startswith("content/pages/x.md:5:4: error: this file is not UTF-8: the byte 0xff")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1251", "koi8-r"])
def test_a_file_in_another_encoding_is_one_problem_and_no_traceback(archive: Draft, encoding: str) -> None:
    archive.write("pages/x.md", "---\ntitle: Сирия\n---\n\nТекст.\n".encode(encoding))
    (problem,) = archive.check().problems
    assert problem.rule in ("encoding", "control-character")


def test_half_a_letter_at_the_end(archive: Draft) -> None:
    archive.write("pages/x.md", FRONT.encode() + "ğ".encode()[:1])
    assert [problem.position.line for problem in archive.check().problems] == [5]


def test_a_surrogate_is_not_utf8() -> None:
    text, (problem,) = decode("a\ud800".encode("utf-8", "surrogatepass"), "x.md")
    assert text is None
    assert (problem.rule, problem.position) == ("encoding", Position("x.md", 1, 2))


def test_a_byte_order_mark_is_taken_away_and_reported_even_if_nothing_else_can_be_read(archive: Draft) -> None:
    archive.write("pages/x.md", b"\xef\xbb\xbf\xff")
    assert [problem.rule for problem in archive.check().problems] == ["byte-order-mark", "encoding"]


@pytest.mark.parametrize(
    ("ends", "line"), [(b"a\r\nb\n", 1), (b"a\nb\r\n", 2), (b"a\rb", 1), (b"a\n\n\r\r\n", 3), (b"a\nb\n", 0)]
)
def test_the_first_line_with_another_line_end_is_named(ends: bytes, line: int) -> None:
    text, problems = decode(ends, "x.md")
    assert text is not None
    assert "\r" not in text
    assert [problem.position.line for problem in problems] == ([line] if line else [])


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x1b", "\x0b", "\x0c", "\x7f", "\x80", "\x9f", "\ufdd0", "\uffff"]
)
def test_a_character_that_html_may_not_hold(character: str) -> None:
    text, (problem,) = decode(f"ab\nc{character}".encode(), "x.md")
    assert text is None
    assert problem.position == Position("x.md", 2, 2)
    assert problem.message == f"the invisible character U+{ord(character):04X} stands here"


@pytest.mark.parametrize("character", ["\U0001fffe", "\U0010ffff"])
def test_a_noncharacter_of_another_plane(character: str) -> None:
    assert decode(character.encode(), "x.md")[0] is None


@pytest.mark.parametrize("text", ["a\tb\n", "\u00a0", "\u200f\u202b", "\u2028", "\ufeff in the midst", "🏳️‍🌈", "\ue000"])
def test_characters_that_are_text(text: str) -> None:
    assert decode(f"x{text}".encode(), "x.md") == (f"x{text}", [])


def test_a_file_of_fifty_megabytes_is_never_read(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    file = archive.write("pages/x.md", "")
    with file.open("r+b") as stream:
        stream.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", _must_not_be_called)
    _, (problem,) = read_text(file, "content/pages/x.md", 1_000_000)
    assert problem.rule == "too-large"
    assert problem.message == "this file has 50,000,000 bytes; an entry has at most 1,000,000"
    monkeypatch.undo()
    assert [found.rule for found in archive.check().problems] == ["too-large"]


def _must_not_be_called(file: Path) -> bytes:
    raise AssertionError(f"{file} was read")


def test_the_largest_entry_that_is_allowed_is_read(archive: Draft) -> None:
    text = FRONT + "a" * 96 + "\n"
    archive.write("pages/x.md", text)
    archive.config(largest_entry=len(text))
    assert archive.problems() == []
    archive.config(largest_entry=len(text) - 1)
    assert [problem.rule for problem in archive.check().problems] == ["too-large"]


def test_a_file_that_cannot_be_read_says_why(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("pages/locked.md", FRONT)
    archive.write("pages/other.md", "---\n---\n")
    read = Path.read_bytes

    def locked(file: Path) -> bytes:
        if file.name == "locked.md":
            raise PermissionError(13, "Permission denied")
        return read(file)

    monkeypatch.setattr(Path, "read_bytes", locked)
    assert archive.problems() == [
        "content/pages/locked.md:1:1: error: this file cannot be read: Permission denied [unreadable-file]",
        "content/pages/other.md:1:1: error: “title” is missing [missing-field]",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_the_right_to_read_it(archive: Draft) -> None:
    archive.write("pages/x.md", FRONT).chmod(0)
    assert [problem.rule for problem in archive.check().problems] == ["unreadable-file"]


def test_the_place_of_an_offset_counts_from_one() -> None:
    text = "ab\ncd\n\nef"
    assert position_in(text, 0, "x") == Position("x", 1, 1)
    assert position_in(text, 2, "x") == Position("x", 1, 3)
    assert position_in(text, 3, "x") == Position("x", 2, 1)
    assert position_in(text, 8, "x", first_line=10) == Position("x", 13, 2)
