"""Linking again after a change gives what linking everything anew gives, and says exactly what is another one."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer.link import all_names, link, long, words
from explainer.link.again import Again, link_again
from explainer.load import load
from explainer.model.archive import Archive
from tests.conftest import Draft
from tests.edits import Edit, content_edits

MAPPINGS = (
    *("names", "links", "mentions", "cited_in", "relations_to", "marked_by", "origins", "years", "now", "views"),
    *("kinds", "series", "events", "moved", "stale", "states", "differences", "evidence", "dated", "orphans", "bins"),
    *("excerpts", "derived"),
    *("listed", "newest", "news", "all_names", "totals", "long"),
    *("keys", "filters", "words", "shards"),
)


def mapping(archive: Archive, field: str) -> dict[Any, Any]:
    """A field of an archive as a dictionary; those of the ledger by their own names."""
    owner = archive.ledger if field.startswith("by_") else archive
    return dict(getattr(owner, field))


def read(draft: Draft, today: date | None) -> Archive:
    loaded = load(draft.settings())
    return link(loaded.entries, loaded.assets, today=today, promises=loaded.promises)


def again(old: Archive, new: Archive, today: date | None) -> Again | None:
    """The old archive linked again with the entries of the new one."""
    dict(old.words)  # found out when it is asked for, and only then told what is another one
    ids = [*old.entries, *(entry_id for entry_id in new.entries if entry_id not in old.entries)]
    return link_again(old, {entry_id: new.entries.get(entry_id) for entry_id in ids}, today)


def assert_same(found: Again, old: Archive, new: Archive) -> None:
    archive, dirty = found.archive, found.dirty
    assert list(archive.entries.items()) == list(new.entries.items())
    assert (archive.unresolved, archive.today) == (new.unresolved, new.today)
    assert list(archive.stale) == list(new.stale)
    assert archive.chronology == new.chronology
    assert archive.word_sizes == new.word_sizes
    for field in (*MAPPINGS, "by_actor", "by_conflict", "by_entry"):
        one, other, before = mapping(archive, field), mapping(new, field), mapping(old, field)
        assert one == other, field
        differing = {key for key in {*before, *other} if before.get(key) != other.get(key)}
        assert set(dirty.get(field, ())) == differing, field
    fronts = {
        entry_id
        for entry_id in {*old.entries, *new.entries}
        if entry_id not in old.entries
        or entry_id not in new.entries
        or old.entries[entry_id].front != new.entries[entry_id].front
        or old.entries[entry_id].path != new.entries[entry_id].path
    }
    assert fronts <= set(dirty.get("front", ()))
    assert ("order" in dirty) == (
        [entry.path for entry in old.entries.values()] != [entry.path for entry in new.entries.values()]
    )


@pytest.mark.parametrize("today", [None, date(2021, 6, 1)])
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(rounds=st.lists(st.lists(content_edits, min_size=1, max_size=5), min_size=2, max_size=5))
def test_linking_again_is_linking_anew(today: date | None, rounds: list[list[tuple[str, Edit]]]) -> None:
    # Shards so small that words go from one to another, and words so soon common that few entries make them so; pages
    # of few names, and few sentences that take a page of their own.
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(words, "SHARD", 150),
        patch.object(words, "COMMON", 3),
        patch.object(all_names, "PAGE_LENGTH", 3),
        patch.object(long, "MENTIONS", 1),
        patch.object(long, "SAID", 1),
        patch.object(long, "shown_mentions", lambda kind: 1 if kind == "report" else 2),
        patch.object(long, "count_parts", lambda count: -(-count // 2)),
    ):
        draft = Draft(Path(folder))
        draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[russia]]. [@kremlin]\n")
        old: Archive | None = None
        known: Archive | None = None
        for edits_now in rounds:
            for _, edit in edits_now:
                edit(draft)
            new = read(draft, today)
            if old is not None and known is not None:
                found = again(known, new, today)
                if found is None:
                    assert today is None
                else:
                    assert_same(found, known, new)
                known = found.archive if found is not None else new
            else:
                known = new
            old = new


def test_a_suggestion_follows_a_title_that_is_written_in_other_capitals(archive: Draft) -> None:
    archive.write("conflicts/north.md", "---\ntitle: Coast of Sirte\n---\n\nText.\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[coast of syrte]].\n")
    old = read(archive, None)
    archive.write("conflicts/north.md", "---\ntitle: COAST of Sirte\n---\n\nText.\n")
    new = read(archive, None)
    assert old.links["libya"] != new.links["libya"]
    found = again(old, new, None)
    assert found is not None
    assert_same(found, old, new)
