"""What an author may have meant."""

from __future__ import annotations

import pytest

from explainer.model.spelling import closest, closest_path, did_you_mean, with_article


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("tripolis", ["tripoli", "tobruk"], "tripoli"),
        ("TRIPOLIS", ["Tripoli"], "Tripoli"),
        ("sumary", ["summary", "title"], "summary"),
        ("xyz", ["tripoli"], ""),
        ("tripoli", [], ""),
        ("", ["tripoli"], ""),
        ("ادلب", ["إدلب", "حلب"], "إدلب"),
    ],
)
def test_the_nearest_word_is_meant_or_none(word: str, candidates: list[str], meant: str) -> None:
    assert closest(word, candidates) == meant


def test_the_order_of_the_candidates_changes_nothing() -> None:
    assert closest("ab1", ["ab2", "ab3"]) == closest("ab1", ["ab3", "ab2"])


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("content/media/karabak.png", "content/media/karabakh.png"),
        ("content/pages/karabakh.jpg", "content/media/karabakh.png"),
        ("content/media/x.png", ""),
    ],
)
def test_a_file_is_known_by_its_name_and_not_by_its_folder(path: str, meant: str) -> None:
    assert closest_path(path, ["content/media/karabakh.png", "content/media/syria.png"]) == meant


def test_no_suggestion_is_no_hint() -> None:
    assert did_you_mean("") == ""
    assert did_you_mean("libya") == "did you mean “libya”?"


def test_articles() -> None:
    assert [with_article(kind) for kind in ("actor", "agreement", "report")] == ["an actor", "an agreement", "a report"]
