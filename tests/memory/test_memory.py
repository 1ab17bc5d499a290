"""What a build leaves: which parts read something of what an edit changed, also after many edits."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer import memory
from explainer.memory import LostError, Made, Memory, Meta, Note, Part, Reading, forget_memory
from explainer.model.archive import Archive
from explainer.model.problem import Position, Problem
from explainer.pipeline import read
from tests.conftest import Draft
from tests.memory.keeping import keep

META = Meta("inputs", "manifest", {"content/conflicts/libya.md": b"digest"}, {})

Needs = Mapping[str, Iterable[Note]]
"""By part, the notes of what was read for it."""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    draft = Draft(tmp_path_factory.mktemp("archive") / "archive")
    draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [[sirte]].\n")
    draft.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA city.\n")
    return read(draft.settings())[0]


def made_of(needs: Needs) -> tuple[list[Part], list[Note]]:
    """Parts as they are kept, and the notes at their numbers."""
    told: dict[Note, int] = {}
    made: list[Part] = []
    for name, notes in needs.items():
        numbers = array("I", [told.setdefault(note, len(told)) for note in notes])
        made.append((name, Made(((f"/{name}/", "template", ""),)), numbers))
    return made, list(told)


def keep_first(folder: Path, archive: Archive, needs: Needs) -> None:
    keep(folder, META, archive, *made_of(needs))


def keep_more(folder: Path, archive: Archive, needs: Needs, gone: Iterable[str] = ()) -> None:
    """As a build after an edit keeps what it made."""
    opened = Memory(folder)
    opened.keep_again(META, archive, {}, *made_of(needs), set(gone))
    opened.close()


def readers(folder: Path, dirty: Mapping[str, set[Any]]) -> set[str]:
    opened = Memory(folder)
    try:
        return opened.readers(dirty)
    finally:
        opened.close()


NEEDS: dict[str, list[Note]] = {
    "libya": [("front", "libya"), ("body", "libya"), ("mentions", "libya")],
    "sirte": [("front", "sirte"), ("mentions", "sirte"), ("front", "libya")],
    "/index": [("order", None), ("front", None)],
    "/chronology": [("years", None)],
    "/year": [("years", 2016)],
    "/nothing": [],
}


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ({}, set()),
        ({"front": set()}, set()),
        ({"front": {"libya"}}, {"libya", "sirte", "/index"}),
        ({"front": {"other"}}, {"/index"}),
        ({"body": {"libya"}}, {"libya"}),
        ({"body": {"sirte"}}, set()),
        ({"years": {2016}}, {"/chronology", "/year"}),
        ({"years": {2017}}, {"/chronology"}),
        ({"order": {"new"}}, {"/index"}),
        ({"mentions": {"sirte"}, "body": {"libya"}}, {"libya", "sirte"}),
        ({"no such field": {"libya"}}, set()),
    ],
)
def test_the_readers_of_a_change_are_found(
    linked: Archive, tmp_path: Path, dirty: Mapping[str, set[Any]], expected: set[str]
) -> None:
    keep_first(tmp_path, linked, NEEDS)

    assert readers(tmp_path, dirty) == expected


def test_a_part_made_again_is_found_by_what_it_reads_now(linked: Archive, tmp_path: Path) -> None:
    keep_first(tmp_path, linked, NEEDS)
    keep_more(tmp_path, linked, {"/nothing": [("body", "sirte")], "new": [("body", "sirte"), ("names", "sirte")]})

    assert readers(tmp_path, {"body": {"sirte"}}) == {"/nothing", "new"}
    assert readers(tmp_path, {"names": {"sirte"}}) == {"new"}


def test_a_part_that_is_gone_is_not_found_and_one_of_its_name_may_come_again(linked: Archive, tmp_path: Path) -> None:
    keep_first(tmp_path, linked, NEEDS)
    keep_more(tmp_path, linked, {}, gone=["libya", "never"])
    assert readers(tmp_path, {"body": {"libya"}}) == set()
    opened = Memory(tmp_path)
    assert set(opened.parts()) == set(NEEDS) - {"libya"}
    assert set(opened.all_made()) == set(NEEDS) - {"libya"}
    assert opened.made("libya") == Made()
    opened.close()

    keep_more(tmp_path, linked, {"libya": [("body", "libya")]})
    assert readers(tmp_path, {"body": {"libya"}}) == {"libya"}
    assert readers(tmp_path, {"mentions": {"libya"}}) == set()


FIELDS = st.sampled_from(("front", "body", "names", "years"))
KEYS = st.sampled_from((None, "a", "b", "c/d", 2016))
notes = st.lists(st.tuples(FIELDS, KEYS), max_size=5, unique=True)
needs_of = st.dictionaries(st.sampled_from([f"part-{number}" for number in range(6)]), notes, max_size=6)
step = st.tuples(needs_of, st.sets(st.sampled_from([f"part-{number}" for number in range(6)]), max_size=2))


@settings(max_examples=60, deadline=None)
@given(first=needs_of, steps=st.lists(step, max_size=6), many=st.sampled_from((0, 2, 2_000)))
def test_after_many_edits_no_reader_is_missed(
    linked: Archive, first: Needs, steps: list[tuple[Needs, set[str]]], many: int
) -> None:
    """Also when the needs are put in order anew in between; then parts that once read something may be found too."""
    with tempfile.TemporaryDirectory() as folder, patch.object(memory, "_MANY_LATER", many):
        keep_first(Path(folder), linked, first)
        now, ever = dict(first), {name: set(found) for name, found in first.items()}
        for made, going in steps:
            gone = going - made.keys()
            keep_more(Path(folder), linked, made, gone)
            now = {name: found for name, found in {**now, **made}.items() if name not in gone}
            for name, found in made.items():
                ever.setdefault(name, set()).update(found)
        opened = Memory(Path(folder))
        assert set(opened.parts()) == set(now) == set(opened.all_made())
        for field in ("front", "body", "names", "years"):
            for key in ("a", "b", "c/d", 2016, "other"):
                asked = {(field, key), (field, None)}
                parts = opened.readers({field: {key}})
                assert {name for name, read in now.items() if asked & set(read)} <= parts
                assert parts <= {name for name in now if asked & ever[name]}
        opened.close()


def test_what_a_part_gave_is_kept_with_its_problems(linked: Archive, tmp_path: Path) -> None:
    problem = Problem(Position("content/places/sirte.md", 1, 1), "orphan", "Nothing leads here.")
    made = Made((("/a/", "page.html", ""), ("/map.png", "", "digest")), (problem,))
    keep(tmp_path, META, linked, [("a", made, array("I")), ("b", Made(), array("I"))], [])
    opened = Memory(tmp_path)
    assert opened.meta == META
    assert opened.made("a") == made
    assert opened.all_made() == {"a": made, "b": Made()}
    assert opened.problems == {"a": (problem,)}
    opened.keep_again(META, linked, {}, [("a", Made(), array("I")), ("b", made, array("I"))], [], ())
    opened.close()

    opened = Memory(tmp_path)
    assert opened.problems == {"b": (problem,)}
    assert opened.made("a") == Made()
    opened.close()


def test_only_what_is_another_one_is_kept_again(linked: Archive, tmp_path: Path) -> None:
    keep_first(tmp_path, linked, NEEDS)
    entries = dict(linked.entries)
    sirte = entries.pop("sirte")
    entries["libya"] = msgspec.structs.replace(
        entries["libya"], front=msgspec.structs.replace(entries["libya"].front, title="Libya (war)")
    )
    later = msgspec.structs.replace(linked, entries=entries, mentions={}, names={**linked.names, "war": ("libya",)})
    opened = Memory(tmp_path)
    dirty = {"front": {"libya", "sirte"}, "body": {"sirte"}, "mentions": {"sirte"}, "names": {"war"}, "order": {"x"}}
    opened.keep_again(msgspec.structs.replace(META, manifest="another"), later, dirty, [], [], ())
    opened.close()

    opened = Memory(tmp_path)
    assert opened.meta.manifest == "another"
    found = opened.archive
    assert list(found.entries) == ["libya"]
    assert found.entries["libya"] == entries["libya"]
    assert found.mentions.get("sirte") is None
    assert found.names["war"] == ("libya",)
    assert dict(found.names) == dict(later.names)
    assert found.entries.get("sirte") is None
    assert sirte.id not in found.entries
    opened.close()


def test_what_was_read_in_one_build_is_found_in_the_next(linked: Archive, tmp_path: Path) -> None:
    reading = Reading(linked)
    reading.begin()
    assert reading.archive.entries["libya"].title
    assert reading.archive.years.get(2016) is None
    keep(tmp_path, META, linked, [("libya", Made(), reading.end())], reading.told)

    assert readers(tmp_path, {"front": {"libya"}}) == {"libya"}
    assert readers(tmp_path, {"years": {2016}}) == {"libya"}
    assert readers(tmp_path, {"body": {"libya"}}) == set()


def test_where_nothing_was_kept_all_is_lost(linked: Archive, tmp_path: Path) -> None:
    with pytest.raises(LostError):
        Memory(tmp_path)
    keep_first(tmp_path, linked, NEEDS)
    forget_memory(tmp_path)
    with pytest.raises(LostError):
        Memory(tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(LostError):  # no folder can be made there
        keep_first(tmp_path / "file" / "below", linked, NEEDS)
    with pytest.raises(LostError):
        Memory(tmp_path / "file" / "below")


def test_names_that_are_no_text_are_not_kept(linked: Archive, tmp_path: Path) -> None:
    """Such are paths in a folder whose name is not UTF-8."""
    keep_first(tmp_path, linked, NEEDS)
    strange = msgspec.structs.replace(META, entries={"content/\udcff.md": b"digest"})

    keep(tmp_path, strange, linked, [], [])

    assert list(tmp_path.iterdir()) == []
