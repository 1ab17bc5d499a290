"""An incremental build gives the same bytes as a clean one, after any edit, and writes nothing else."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer import pipeline
from explainer.pipeline import Outcome
from tests.conftest import Draft

LENIENT = dict.fromkeys(
    ("missing-reference", "missing-source", "missing-heading", "ambiguous-reference", "missing-file"), "warning"
)
"""With these, most drafts have no errors: a draft of random edits refers to entries that are gone."""

IDS = {
    "reports": ("call", "visit"),
    "conflicts": ("libya", "idlib"),
    "actors": ("russia", "turkey"),
    "places": ("sirte",),
    "agreements": ("protocol",),
    "terms": ("corridor",),
    "sources": ("kremlin", "tass"),
    "pages": ("about",),
    "": ("index",),
}
PATHS = tuple(f"{folder}/{name}.md" if folder else f"{name}.md" for folder, names in IDS.items() for name in names)
NAMES = tuple(name for names in IDS.values() for name in names)

titles = st.sampled_from(
    ("Libya", "Sirte & the coast", "ليبيا", "{{ 7*7 }}", "A <b>bold</b> title", "Çay", "Russia", "“Q”")
)
ids = st.sampled_from(NAMES)
sentences = st.one_of(
    st.sampled_from(
        (
            "Plain words.",
            "It is said. [@kremlin]",
            "It is said. [@tass, p. 3; @kremlin]",
            "A map: ![map](../media/map.png)",
            "From here to [there](../places/sirte.md).",
            "It held. [@tass]\n{: since=2016 until=2021-03 by=russia about=libya }",
            "They differ.\n{: .differs }",
            "## A heading",
            "## Timeline {: .timeline }\n\n- 2019-04-04: An offensive opens at [[sirte]]. [@tass]\n- 2020~: It ends.",
        )
    ),
    ids.map(lambda name: f"See [[{name}]]."),
    ids.map(lambda name: f"See [[{name}|these words]]."),
)


@st.composite
def entries(draw: st.DrawFn, path: str) -> str:
    """The text of an entry that fits the folder its path lies in."""
    folder = path.split("/", maxsplit=1)[0]
    front: dict[str, Any] = {"title": draw(titles)}
    if folder == "reports":
        front["date"] = draw(st.sampled_from(("2020-10-28", "2019-01", "2021")))
        front["series"] = "calls"
        front["actors"] = draw(st.lists(st.sampled_from(IDS["actors"]), unique=True))
    if folder not in ("sources", "pages", "index.md"):
        front["conflicts"] = draw(st.lists(st.sampled_from(IDS["conflicts"]), unique=True))
        front["sources"] = draw(st.lists(st.sampled_from(IDS["sources"]), unique=True))
    if folder == "sources" and path.endswith("tass.md"):
        front["derived_from"] = draw(st.sampled_from(([], ["kremlin"])))
    if folder in ("actors", "places"):
        front["names"] = [{"text": draw(titles), "lang": "ru", "used_by": "russia"}]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = "\n\n".join(draw(st.lists(sentences, max_size=4)))
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


Edit = Callable[[Draft], object]


def write_entry(path: str) -> st.SearchStrategy[tuple[str, Edit]]:
    return entries(path).map(lambda text: (f"write {path}: {text!r}", lambda draft: draft.write(path, text)))


def delete_entry(path: str) -> tuple[str, Edit]:
    return f"delete {path}", lambda draft: (draft.content / path).unlink(missing_ok=True)


def move_entry(path: str, name: str) -> tuple[str, Edit]:
    def move(draft: Draft) -> None:
        if (draft.content / path).exists():
            (draft.content / path).rename((draft.content / path).with_name(f"{name}.md"))

    return f"rename {path} to {name}", move


def write_asset(data: bytes) -> tuple[str, Edit]:
    return f"picture {data!r}", lambda draft: draft.write("media/map.png", data)


def delete_asset() -> tuple[str, Edit]:
    return "no picture", lambda draft: shutil.rmtree(draft.content / "media", ignore_errors=True)


def edit_template(name: str, more: str) -> tuple[str, Edit]:
    def append(draft: Draft) -> None:
        file = draft.root / "templates" / name
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")

    return f"template {name}", append


def edit_config(**keys: Any) -> tuple[str, Edit]:
    return f"mkdocs.yml {keys}", lambda draft: draft.config(**keys)


def in_site(what: str, change: Callable[[Path], object]) -> tuple[str, Edit]:
    return f"site: {what}", lambda draft: change(draft.site) if draft.site.is_dir() else None


def _stray(site: Path) -> None:
    (site / "actors" / "stray").mkdir(parents=True, exist_ok=True)
    (site / "actors" / "stray" / "file.txt").write_bytes(b"stray")


def _overwrite_all(site: Path) -> None:
    for file in site.rglob("*.html"):
        file.write_bytes(b"mine")


def _overwrite_one(site: Path) -> None:
    """With as many bytes as it had."""
    page = site / "index.html"
    if page.is_file():
        page.write_bytes(page.read_bytes()[::-1])


def _folder_for_file(site: Path) -> None:
    (site / "status" / "index.html").unlink(missing_ok=True)
    (site / "status" / "index.html" / "inner").mkdir(parents=True, exist_ok=True)


def _touch(site: Path) -> None:
    for file in site.rglob("*.json"):
        os.utime(file, ns=(1, 1))


def _link(site: Path) -> None:
    (site / "404.html").unlink(missing_ok=True)
    (site / "404.html").symlink_to("index.html")
    if not (site / "elsewhere").is_symlink():
        (site / "elsewhere").symlink_to(site)


def lose_manifest(draft: Draft) -> None:
    shutil.rmtree(draft.root / ".cache", ignore_errors=True)


def truncate_manifest(draft: Draft) -> None:
    for manifest in draft.root.glob(".cache/explainer/sites/*/manifest.json"):
        manifest.write_bytes(manifest.read_bytes()[:-40])


TAMPERING = (
    in_site("a stray file", _stray),
    in_site("every page overwritten", _overwrite_all),
    in_site("a page overwritten", _overwrite_one),
    in_site("a page deleted", lambda site: (site / "index.html").unlink(missing_ok=True)),
    in_site("a folder deleted", lambda site: shutil.rmtree(site / "sources", ignore_errors=True)),
    in_site("a folder for a file", _folder_for_file),
    in_site("files touched", _touch),
    in_site("a link", _link),
    in_site("all gone", shutil.rmtree),
    ("the cache gone", lose_manifest),
    ("the manifest torn", truncate_manifest),
)

edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).map(delete_entry),
    st.builds(move_entry, st.sampled_from(PATHS), st.sampled_from((*NAMES, "renamed", "şehir"))),
    st.sampled_from((b"one", b"two", b"")).map(write_asset),
    st.just(delete_asset()),
    st.builds(
        edit_template,
        st.sampled_from(("base.html", "macros.html", "actor.html", "feed.xml", "assets/style.css")),
        st.sampled_from(("\n", "/* nothing */", "{# nothing #}")),
    ),
    st.sampled_from(
        (
            edit_config(site_name="Another name"),
            edit_config(site_name="A test archive"),
            edit_config(site_url="https://example.org/base/"),
            edit_config(site_url=""),
            edit_config(site_description="What it is"),
            edit_config(repo_url="https://example.org/repo"),
            edit_config(rules={}),
            edit_config(rules=LENIENT),
        )
    ),
    st.sampled_from(TAMPERING),
    st.sampled_from(TAMPERING),
)


def clean_build(draft: Draft, where: Path) -> tuple[Outcome, dict[str, bytes]]:
    """A build of the same content into another folder, with a cache of its own."""
    config = msgspec.structs.replace(draft.settings(), site_dir=where / "site", cache_dir=where / "cache")
    outcome = pipeline.build(config)
    return outcome, tree(where / "site")


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if not file.is_dir()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and time of change of everything in a folder: what any writing changes."""
    return {
        str(file.relative_to(folder)): (file.lstat().st_ino, file.lstat().st_mtime_ns)
        for file in (folder, *folder.rglob("*"))
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files of `other` that are not the same in `one`."""
    return sorted(path for path, data in other.items() if one.get(path) != data)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=st.lists(st.lists(edits, min_size=1, max_size=6), min_size=1, max_size=3))
def test_any_edits_and_a_build_give_the_same_bytes_as_a_clean_build(rounds: list[list[tuple[str, Edit]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "archive")
        draft.own_templates()
        draft.config(rules=LENIENT)
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
    assert list(written.made) == [
        "archive.json",
        "conflicts/libya/index.html",  # refers to it by its title
        "names/index.html",
        "places/index.html",
        "places/sirte/index.html",
        "search/names.json",
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
    assert list(written.made) == ["actors/russia/index.html", "archive.json"]
    assert written.removed == ()


def test_a_deleted_entry_leaves_nothing_on_the_site(archive: Draft) -> None:
    small(archive)
    archive.build()

    (archive.content / "actors/russia.md").unlink()
    written = archive.build().written

    assert written is not None
    assert written.removed == ("actors/russia/index.html",)
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
