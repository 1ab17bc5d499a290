"""After any edits a build gives what a clean one gives, by the way that asks only what they can have changed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.after_edit.ways import OPTIONS, Ways, assert_clean, drawn, small_edits, whole
from tests.edits import TAMPERING, Edit


@drawn
@given(options=st.sampled_from(OPTIONS), edits=st.lists(small_edits, min_size=2, max_size=5))
def test_after_every_small_edit_a_build_gives_what_a_clean_one_gives_by_the_short_way(
    options: dict[str, Any], edits: list[tuple[str, Edit]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = whole(Path(folder) / "archive", **options)
        ways = Ways()
        built = assert_clean(draft, ways.build(draft), {}, "first")
        for what, edit in edits:
            edit(draft)
            before = draft.tree() if draft.site.exists() else {}
            outcome = ways.build(draft)
            assert not built or ways.taken[-1] in ("edit", "none"), what
            built = assert_clean(draft, outcome, before, what) or built


any_edits = st.lists(st.one_of(small_edits, small_edits, st.sampled_from(TAMPERING)), min_size=2, max_size=5)
"""Edits of one moment: of entries, and of what lies in the site and the cache."""


@drawn
@given(options=st.sampled_from(OPTIONS), rounds=st.lists(any_edits, min_size=2, max_size=3))
def test_several_edits_at_once_of_entries_and_of_the_site_give_what_a_clean_build_gives(
    options: dict[str, Any], rounds: list[list[tuple[str, Edit]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = whole(Path(folder) / "archive", **options)
        draft.build()
        for edits in rounds:
            for _, edit in edits:
                edit(draft)
            before = draft.tree() if draft.site.exists() else {}
            assert_clean(draft, draft.build(), before, [what for what, _ in edits])
