"""An incremental build gives the same bytes as a clean one, after any edit, and writes nothing else."""

from __future__ import annotations

import tempfile
from pathlib import Path
from textwrap import dedent
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer import pipeline
from explainer.compose import search
from explainer.link import words
from explainer.pipeline import Outcome
from explainer.write import in_place
from tests.conftest import Draft
from tests.edits import LENIENT, TAMPERING, Edit, edits
from tests.real import files_of as tree


def clean_build(draft: Draft, where: Path) -> tuple[Outcome, dict[str, bytes]]:
    """A build of the same content into another folder, with a cache of its own."""
    config = msgspec.structs.replace(draft.settings(), site_dir=where / "site", cache_dir=where / "cache")
    outcome = pipeline.build(config)
    return outcome, tree(where / "site")


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and time of change of everything in a folder: what any writing changes."""
    return {
        str(file.relative_to(folder)): (file.lstat().st_ino, file.lstat().st_mtime_ns)
        for file in (folder, *folder.rglob("*"))
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files of `other` that are not the same in `one`."""
    return sorted(path for path, data in other.items() if one.get(path) != data)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking a failure would build some thousand sites.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    rounds=st.lists(st.lists(edits, min_size=1, max_size=6), min_size=1, max_size=3), share=st.sampled_from((1, 2, 10))
)
def test_any_edits_and_a_build_give_the_same_bytes_as_a_clean_build(
    rounds: list[list[tuple[str, Edit]]], share: int
) -> None:
    # Which share of a site is changed in place: with the usual one these sites are mostly replaced as a whole.
    # And of the index for search in as many files, and of words as common, as in a large archive.
    with (
        tempfile.TemporaryDirectory() as folder,
        patch.object(in_place, "SHARE", share),
        patch.object(search, "SHARD", 300),
        patch.object(words, "SHARD", 300),
        patch.object(words, "COMMON", 3),
    ):
        draft = Draft(Path(folder) / "archive")
        draft.own_templates()
        draft.config(rules=LENIENT, download=True, epub=True)
        draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[russia]]. [@kremlin]\n")
        for number, edits_now in enumerate(rounds):
            for _, edit in edits_now:
                edit(draft)
            before = draft.tree()
            outcome = draft.build()
            clean, expected = clean_build(draft, Path(folder) / f"clean{number}")
            assert outcome.problems == clean.problems
            if clean.failed:
                assert draft.tree() == before
                assert outcome.written is None
                continue
            assert tree(draft.site) == expected
        if not clean.failed:
            before_nothing = stamps(draft.root)
            nothing = draft.build().written
            assert nothing is not None
            assert (nothing.made, nothing.removed) == ((), ())
            assert stamps(draft.root) == before_nothing


@pytest.mark.parametrize(("what", "tamper"), TAMPERING, ids=[what for what, _ in TAMPERING])
def test_a_site_that_was_tampered_with_is_mended_by_the_next_build(archive: Draft, what: str, tamper: Edit) -> None:
    small(archive)
    archive.build()
    before = tree(archive.site)

    tamper(archive)
    archive.build()

    assert tree(archive.site) == before
    assert not any(file.is_symlink() for file in archive.site.rglob("*"))


def test_an_unchanged_archive_is_not_written_again(archive: Draft) -> None:
    small(archive)
    archive.build()
    before = stamps(archive.root)

    written = archive.build().written

    assert written is not None
    assert (written.made, written.removed, written.kept) == ((), (), len(archive.tree()))
    assert stamps(archive.root) == before


def test_a_changed_title_rewrites_exactly_the_pages_that_show_it(archive: Draft) -> None:
    small(archive)
    archive.build()
    before = archive.tree()

    archive.write("places/sirte.md", "---\ntitle: Sirte (city)\n---\n\nA city.\n")
    written = archive.build().written

    assert written is not None
    assert list(written.made) == differing(before, archive.tree())
    assert [path for path in written.made if path.endswith(".html")] == [
        "conflicts/libya/index.html",  # refers to it by its title
        "names/index.html",
        "places/index.html",
        "places/sirte/index.html",
        "status/index.html",  # nothing cites it, and it says so
    ]


def test_a_changed_title_does_not_rewrite_a_page_that_refers_to_it_in_other_words(archive: Draft) -> None:
    small(archive)
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\nFar from [[sirte|that city]].\n")
    archive.build()

    archive.write("places/sirte.md", "---\ntitle: Sirte (city)\n---\n\nA city.\n")
    written = archive.build().written

    assert written is not None
    assert "conflicts/idlib/index.html" not in written.made


def test_a_changed_text_rewrites_its_page_and_the_data_and_nothing_else(archive: Draft) -> None:
    small(archive)
    archive.build()

    archive.write("actors/russia.md", "---\ntitle: Russia\n---\n\nA state. It borders many.\n")
    written = archive.build().written

    assert written is not None
    assert [path for path in written.made if not path.startswith("search/")] == [
        "actors/russia/index.html",
        "archive.json",
    ]


def test_a_deleted_entry_leaves_nothing_on_the_site(archive: Draft) -> None:
    small(archive)
    archive.build()

    (archive.content / "actors/russia.md").unlink()
    written = archive.build().written

    assert written is not None
    assert "actors/russia/index.html" in written.removed
    assert not (archive.site / "actors/russia").exists()
    assert not any(b"russia" in data.lower() for data in archive.tree().values())


def test_an_edited_template_rewrites_the_pages_that_draw_on_it(archive: Draft) -> None:
    small(archive)
    templates = archive.own_templates()
    archive.build()

    place = templates / "place.html"
    place.write_text(place.read_text(encoding="utf-8") + "{# edited #}", encoding="utf-8")
    written = archive.build().written
    assert written is not None
    assert written.made == ("places/sirte/index.html",)

    base = templates / "base.html"
    base.write_text(base.read_text(encoding="utf-8") + "{# edited #}", encoding="utf-8")
    written = archive.build().written
    assert written is not None
    assert set(written.made) == {path for path in archive.tree() if path.endswith(".html")}


def test_a_build_with_errors_leaves_the_site_as_it_was(archive: Draft) -> None:
    small(archive)
    archive.build()
    before = stamps(archive.site)

    archive.write("actors/russia.md", "---\ntitle: Russia\n---\n\nSee [[nothing]].\n")
    outcome = archive.build()

    assert outcome.failed
    assert outcome.written is None
    assert stamps(archive.site) == before


def small(archive: Draft) -> None:
    """A conflict, a place and an actor, of which the first speaks of the second."""
    files = {
        "conflicts/libya.md": """
            ---
            title: Libya
            ---

            It is fought at [[sirte]].
            """,
        "places/sirte.md": """
            ---
            title: Sirte
            ---

            A city.
            """,
        "actors/russia.md": """
            ---
            title: Russia
            ---

            A state.
            """,
    }
    for path, text in files.items():
        archive.write(path, dedent(text))
