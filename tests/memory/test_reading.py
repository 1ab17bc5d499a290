"""What is read of an archive is noted, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from explainer.memory import Reading
from explainer.memory.reading import FIELDS, LEDGER
from explainer.model.archive import Archive
from explainer.pipeline import read
from tests.conftest import Draft


@pytest.fixture(scope="module")
def archive_read(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    draft = Draft(tmp_path_factory.mktemp("archive") / "archive")
    draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [[sirte]]. [@tass]\n{: since=2016 by=russia }\n")
    draft.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA city.\n")
    draft.write("actors/russia.md", "---\ntitle: Russia\n---\n\nA state.\n")
    draft.write("sources/tass.md", "---\ntitle: TASS\n---\n")
    return read(draft.settings())[0]


def notes_of(archive: Archive, ask: Callable[[Archive], object]) -> set[tuple[str, Any]]:
    """The notes of asking an archive something."""
    asked = Reading(archive)
    asked.begin()
    ask(asked.archive)
    numbers = asked.end()
    told = list(asked.told)
    return {told[number] for number in numbers}


def ask_nothing(archive: Archive) -> None:
    assert archive.today
    assert archive.unresolved == ()
    assert archive.promises.redirects == ()


ASKED: tuple[tuple[str, Callable[[Archive], object], set[tuple[str, Any]]], ...] = (
    ("nothing", ask_nothing, set()),
    ("an entry", lambda archive: archive.entries["libya"], {("front", "libya")}),
    ("its title", lambda archive: archive.entries["libya"].title, {("front", "libya")}),
    ("a place in its file", lambda archive: archive.entries["libya"].at("title"), {("front", "libya")}),
    ("whether it is there", lambda archive: "libya" in archive.entries, {("front", "libya")}),
    ("one that is not there", lambda archive: archive.entries.get("gone"), {("front", "gone")}),
    ("whether another is there", lambda archive: "gone" in archive.entries, {("front", "gone")}),
    ("its text", lambda archive: archive.entries["libya"].body, {("front", "libya"), ("body", "libya")}),
    ("what it refers to", lambda archive: archive.entries["libya"].relations, {("front", "libya"), ("body", "libya")}),
    ("which entries there are", lambda archive: list(archive.entries), {("order", None)}),
    ("how many there are", lambda archive: len(archive.entries), {("order", None)}),
    ("a value", lambda archive: archive.mentions["sirte"], {("mentions", "sirte")}),
    ("a value or nothing", lambda archive: archive.mentions.get("libya"), {("mentions", "libya")}),
    ("whether there is a value", lambda archive: "libya" in archive.cited_in, {("cited_in", "libya")}),
    ("a year", lambda archive: archive.years.get(2016), {("years", 2016)}),
    ("all keys", lambda archive: list(archive.names), {("names", None)}),
    ("all values", lambda archive: list(archive.now.values()), {("now", None)}),
    ("all pairs", lambda archive: list(archive.links.items()), {("links", None)}),
    ("whether there is any", lambda archive: bool(archive.stale), {("stale", None)}),
    ("what was said", lambda archive: archive.ledger.by_actor.get("russia"), {("by_actor", "russia")}),
    ("the chronology", lambda archive: archive.chronology, {("years", None)}),
    ("entries of a kind", lambda archive: archive.of_kind("place"), {("kinds", "place"), ("front", "sirte")}),
)


@pytest.mark.parametrize(("what", "ask", "expected"), ASKED, ids=[what for what, _, _ in ASKED])
def test_what_is_asked_is_noted(
    archive_read: Archive, what: str, ask: Callable[[Archive], object], expected: set[tuple[str, Any]]
) -> None:
    assert notes_of(archive_read, ask) == expected


def test_going_through_all_entries_notes_each_and_their_order(archive_read: Archive) -> None:
    expected = {("order", None), *(("front", entry_id) for entry_id in archive_read.entries)}

    assert notes_of(archive_read, lambda archive: list(archive.entries.values())) == expected
    assert notes_of(archive_read, lambda archive: list(archive.some())) == expected


def test_a_key_that_is_not_there_is_noted_though_asking_fails(archive_read: Archive) -> None:
    def ask(archive: Archive) -> None:
        for mapping in (archive.entries, archive.mentions):
            with pytest.raises(KeyError):
                mapping["gone"]

    assert notes_of(archive_read, ask) == {("front", "gone"), ("mentions", "gone")}


def test_what_was_read_for_a_part_before_is_noted_again_for_the_next(archive_read: Archive) -> None:
    asked = Reading(archive_read)
    found = []
    for _ in range(2):
        asked.begin()
        assert asked.archive.entries["libya"].body.statements
        found.append(set(asked.end()))

    assert found[0] == found[1] == {asked.told["front", "libya"], asked.told["body", "libya"]}


def test_an_entry_got_before_notes_its_text_for_the_part_that_reads_it(archive_read: Archive) -> None:
    asked = Reading(archive_read)
    asked.begin()
    entry = asked.archive.entries["libya"]
    asked.end()
    asked.begin()
    assert entry.position_in(entry.body.statements[0], 0)
    numbers = asked.end()

    assert {list(asked.told)[number] for number in numbers} == {("body", "libya")}


def test_every_mapping_of_an_archive_notes(archive_read: Archive) -> None:
    """A new field of the archive that nobody told of would be read unseen, and pages would stay as they were."""
    asked = Reading(archive_read)
    silent = {"entries", "ledger", "promises", "unresolved", "today", "broken", "loaded_words", "word_sizes"}
    assert set(Archive.__struct_fields__) == {*FIELDS, *silent}
    assert set(type(archive_read.ledger).__struct_fields__) == set(LEDGER)
    for field in (*FIELDS, *LEDGER):
        mapping = getattr(asked.archive.ledger if field in LEDGER else asked.archive, field)
        asked.begin()
        mapping.get("a key")
        assert [list(asked.told)[number] for number in asked.end()] == [(field, "a key")]


def test_the_archive_that_notes_says_what_the_other_says(archive_read: Archive) -> None:
    noting = Reading(archive_read).archive

    assert list(noting.entries) == list(archive_read.entries)
    for field in (*FIELDS, *LEDGER):
        one, other = (
            getattr(archive.ledger if field in LEDGER else archive, field) for archive in (noting, archive_read)
        )
        assert dict(one) == dict(other), field
        assert list(one) == list(other), field
        assert len(one) == len(other), field
    for entry_id, entry in archive_read.entries.items():
        found = noting.entries[entry_id]
        for name in ("id", "kind", "path", "front", "body", "relations", "positions", "title"):
            assert getattr(found, name) == getattr(entry, name), name
