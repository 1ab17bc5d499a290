"""What the search of the first archive answers, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.load import load, read_config
from explainer.model.front import KIND_FOLDERS
from explainer.model.searching import names_of
from tests.conftest import PROJECT
from tests.search.asking import ask, needs_node, paths

pytestmark = needs_node

KARABAKH = {"conflicts/nagorno-karabakh/", "places/karabakh-region/"}
FIRST_QUERY = 110_000
"""Bytes, uncompressed: the index, a shard or two and ten results."""


def test_every_name_finds_its_entry(site: Path) -> None:
    loaded = load(read_config(PROJECT / "mkdocs.yml"))
    wanted = [
        (name, f"{KIND_FOLDERS[entry.kind]}/{entry.id}/")
        for entry in loaded.entries
        if entry.id != "index" and entry.kind != "source"
        for name in names_of(entry)
    ]
    answers = ask(site, *(name for name, _ in wanted))
    lost = [pair for pair, answer in zip(wanted, answers, strict=True) if pair[1] not in paths(answer)]
    assert not lost
    assert max(answer["bytes"] for answer in answers) < FIRST_QUERY


@pytest.mark.parametrize("name", ["Карабах", "Արցախ", "Qarabağ", "Qarabag", "Karabakh", "Artsakh", "KARABAKH", "karab"])
def test_karabakh_in_any_script(site: Path, name: str) -> None:
    (answer,) = ask(site, name)
    assert KARABAKH & set(paths(answer)[:3]), paths(answer)
    assert not answer["slips"]


@pytest.mark.parametrize("name", ["إدلب", "ادلب", "Idlib", "İdlib", "Idleb"])
def test_idlib_in_any_script(site: Path, name: str) -> None:
    (answer,) = ask(site, name)
    assert any("idlib" in path for path in paths(answer)[:2]), paths(answer)


@pytest.mark.parametrize("name", ["Idlb", "Idilb", "Karabkah", "Stepanakrt", "Erdgan", "Misrta"])
def test_a_slip_is_forgiven_and_said(site: Path, name: str) -> None:
    (answer,) = ask(site, name)
    assert answer["slips"]
    assert answer["hits"]
    assert answer["bytes"] < FIRST_QUERY


def test_nonsense_finds_nothing(site: Path) -> None:
    nothing, empty = ask(site, "qqxzzv", " –  ")
    assert nothing["count"] == empty["count"] == 0


def test_a_snippet_shows_the_match_and_its_place(site: Path) -> None:
    (answer,) = ask(site, "putin erdogan idlib")
    first = answer["hits"][0]
    assert {word.casefold() for word in first["marked"]} >= {"putin", "erdoğan"}
    assert len(first["text"]) < 260


def test_filters_narrow(site: Path) -> None:
    everything, actors, libya, year = ask(
        site,
        "ceasefire",
        ("ceasefire", {"kind": "a"}),
        ("ceasefire", {"conflict": "libya"}),
        ("ceasefire", {"year": "1994"}),
    )
    assert {path.split("/")[0] for path in paths(actors)} == {"actors"}
    assert 0 < libya["count"] < everything["count"]
    assert "agreements/geneva-ceasefire-2020/" in paths(libya)
    assert "agreements/ceasefire-1994/" in paths(year)
    assert "agreements/geneva-ceasefire-2020/" not in paths(year)
