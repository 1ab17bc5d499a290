"""Ids for titles, and files that are never written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.desk.drafts import free_id, taken_ids, write_new
from explainer.model.ids import is_id
from explainer.model.problem import SetupError
from tests.conftest import Draft


@pytest.mark.parametrize(
    ("title", "entry_id"),
    [
        ("Libya", "libya"),
        ("The Kremlin on a call between Putin and Erdoğan", "the-kremlin-on-a-call-between-putin-and-erdogan"),
        ("Xankəndi", "xankendi"),
        ("Степанакерт", "stepanakert"),
        ("Ստեփանակերտ", "stepanakert"),
        ("Tripoli’s “second” war: 2014–2020", "tripolis-second-war-2014-2020"),
        ("ʿAbd al-Razzāq", "abd-al-razzaq"),
        ("CON", "con-2"),
        ("Index", "index-2"),
        ("???", "entry"),
        ("😀", "entry"),
        ("", "entry"),
    ],
)
def test_an_id_is_the_title_in_plain_letters(title: str, entry_id: str) -> None:
    assert free_id(title, ()) == entry_id


def test_an_id_that_is_taken_in_any_case_gets_a_number() -> None:
    assert free_id("Iran", ["iran", "Iran-2"]) == "iran-3"


def test_a_long_title_is_cut_between_words() -> None:
    assert free_id("word " * 40, ()) == "-".join(["word"] * 12)
    assert free_id("x" * 200, ()) == "x" * 60


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_title_gives_an_id_that_is_free(title: str, taken: list[str]) -> None:
    first = free_id(title, taken)
    second = free_id(title, [*taken, first])
    assert is_id(first)
    assert is_id(second)
    assert first not in taken
    assert first != second


def test_a_new_file_is_written_with_its_folder_and_nothing_beside(tmp_path: Path) -> None:
    file = tmp_path / "places" / "a.md"
    write_new(file, "ə\n")
    assert file.read_bytes() == "ə\n".encode()
    assert os.listdir(file.parent) == ["a.md"]


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    with pytest.raises(SetupError) as refused:
        write_new(file, "yours")
    assert str(refused.value) == f"{file} exists already; it is left as it is"
    assert file.read_text() == "mine"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_file_is_not_written_through_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(SetupError, match="exists already"):
        write_new(link, "text")
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_disk_without_second_names_gets_the_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "a.md", "text")
    assert (tmp_path / "a.md").read_text() == "text"
    with pytest.raises(SetupError, match="exists already"):
        write_new(tmp_path / "a.md", "other")
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "places").write_text("a file")
    with pytest.raises(SetupError) as refused:
        write_new(tmp_path / "places" / "a.md", "text")
    assert str(refused.value).startswith(f"{tmp_path / 'places' / 'a.md'} cannot be written: ")


def test_the_ids_of_all_files_are_taken_even_of_those_that_cannot_be_read(archive: Draft) -> None:
    archive.write("actors/iran.md", "---\ntitle: Iran\n---\n")
    archive.write("places/broken.md", b"\xff")
    archive.write("places/deep/down.md", "")
    assert taken_ids(archive.settings()) == {"iran", "broken", "down"}


def test_an_id_that_an_entry_had_once_is_never_used_again(archive: Draft) -> None:
    archive.write("actors/iran.md", "---\ntitle: Iran\n---\n")
    (archive.root / "redirects.txt").write_text("/actors/persia/ /actors/iran/\n")
    (archive.root / "addresses.txt").write_text("/\n/places/gone/\n/conflicts/war/on/2020-01-01/\n")
    assert taken_ids(archive.settings()) == {"iran", "persia", "gone", "war"}
