"""A build that is killed leaves the last good site or the new one, never half of it, and the next build is right."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest

from explainer import making, pipeline
from explainer.write.exchange import exchange
from tests.conftest import Draft
from tests.write.processes import start, start_stopping, stopped

WHOLE = (
    ("reading", "exchange"),
    ("rendering", "exchange"),
    ("staged", "exchange"),
    ("swapped", "exchange"),
    ("published", "exchange"),
    ("rendering", "renames"),
    ("moved in", "renames"),
    ("published", "renames"),
    ("rendering", "files"),
    ("copying", "files"),
    ("published", "files"),
)
"""Points at which the site is the old one or the new one."""

CACHE = [
    "census",
    "entries/*",
    "lock",
    "sites/*/folders",
    "sites/*/manifest.json",
    "sites/*/memory.db",
    "sites/*/outcome",
]
"""All that a build leaves in the cache of a small archive."""

TORN = (("moved aside", "renames"), ("putting", "files"), ("removing", "files"))
"""Points at which it cannot be: only systems that cannot swap two folders come by here."""


@pytest.mark.parametrize(("point", "way"), WHOLE)
def test_a_killed_build_leaves_the_old_site_or_the_new_one(archive: Draft, point: str, way: str) -> None:
    old, new = two_states(archive)

    assert stopped(start_stopping(archive.mkdocs_yml, point, way=way)) == -signal.SIGKILL

    left = {path: data for path, data in archive.tree().items() if not path.startswith(".explainer-next/")}
    assert left == (new if point in ("swapped", "moved in", "published") else old)
    the_next_build_is_right(archive, new)


@pytest.mark.parametrize(("point", "way"), TORN)
def test_the_build_after_a_killed_one_is_right_even_where_the_site_was_torn(
    archive: Draft, point: str, way: str
) -> None:
    _, new = two_states(archive)

    assert stopped(start_stopping(archive.mkdocs_yml, point, way=way)) == -signal.SIGKILL

    the_next_build_is_right(archive, new)


def test_a_site_that_was_moved_aside_comes_back_when_the_next_build_fails(
    archive: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = two_states(archive)
    assert stopped(start_stopping(archive.mkdocs_yml, "moved aside", way="renames")) == -signal.SIGKILL
    assert not archive.site.exists()

    def no_memory(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(making, "make", no_memory)
        with pytest.raises(MemoryError):
            archive.build()

    assert archive.tree() == old
    the_next_build_is_right(archive, new)


@pytest.mark.parametrize("point", ["rendering", "copying", "putting", "removing"])
def test_a_first_build_that_is_killed_while_it_fills_a_folder_that_cannot_be_moved(archive: Draft, point: str) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.site.mkdir()

    assert stopped(start_stopping(archive.mkdocs_yml, point, way="files")) == -signal.SIGKILL

    assert archive.build().written is not None
    assert (archive.site / "conflicts/libya/index.html").exists()
    assert not (archive.site / ".explainer-next").exists()


def test_what_a_killed_build_of_a_lost_site_left_is_taken_away(archive: Draft) -> None:
    archive.config(site_dir="preview")
    assert stopped(start_stopping(archive.mkdocs_yml, "rendering")) == -signal.SIGKILL
    assert list((archive.root / ".cache/explainer/sites").glob("*/next"))

    archive.config(site_dir="site")
    archive.build()

    assert cached(archive) == [file for file in CACHE if not file.startswith("entries")]


def test_a_build_killed_at_any_moment_leaves_a_whole_site(archive: Draft) -> None:
    two_states(archive)
    began = time.monotonic()
    assert start(archive.mkdocs_yml).wait() == 0
    whole = time.monotonic() - began
    chance = random.Random(20201027)
    for number in range(5):
        archive.config(site_name=f"Name {number}")
        states = [archive.tree(), expected(archive, archive.root / f"clean{number}")]
        child = start(archive.mkdocs_yml)
        try:
            child.wait(timeout=whole * chance.uniform(0.3, 1.1))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        assert archive.tree() in states
    the_next_build_is_right(archive, states[1])


def test_a_reader_never_meets_half_a_site(archive: Draft, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if not exchange(one, other):
        pytest.skip("this system cannot swap two folders in one step")
    two_states(archive)
    for number in range(3):
        archive.config(site_name=f"Name {number}.")
        child = start(archive.mkdocs_yml)
        while child.poll() is None:
            stamp_before = stamp(archive.site / "index.html")
            pages = read_all(archive.site)
            if stamp(archive.site / "index.html") == stamp_before:
                assert {stamp_of(page) for page in pages.values()} == {stamp_before}
                assert {"index.html", "404.html", "conflicts/libya/index.html", "status/index.html"} <= set(pages)
        assert child.returncode == 0
    assert stamp(archive.site / "index.html") == "Name 2."


def two_states(archive: Draft) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """A site is built, and then every page is to change: what the site is, and what it is to be."""
    archive.config(site_name="Name before.")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA war.\n")
    archive.write("conflicts/gone.md", "---\ntitle: Gone\n---\n")
    archive.build()
    old = archive.tree()
    archive.config(site_name="Name after.")
    (archive.content / "conflicts/gone.md").unlink()
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n")
    return old, expected(archive, archive.root / "clean")


def expected(archive: Draft, where: Path) -> dict[str, bytes]:
    config = msgspec.structs.replace(archive.settings(), site_dir=where / "site", cache_dir=where / "cache")
    pipeline.build(config)
    return {
        file.relative_to(where / "site").as_posix(): file.read_bytes()
        for file in (where / "site").rglob("*")
        if file.is_file()
    }


def the_next_build_is_right(archive: Draft, new: dict[str, bytes]) -> None:
    assert archive.build().written is not None
    assert archive.tree() == new
    assert cached(archive) == CACHE
    again = archive.build().written
    assert again is not None
    assert (again.made, again.removed) == ((), ())


def cached(archive: Draft) -> list[str]:
    """Every file of the cache but the code of templates; names that depend on where and how many, as a star."""
    cache = archive.root / ".cache/explainer"
    files = [file.relative_to(cache).parts for file in sorted(cache.rglob("*")) if file.is_file()]
    named = ["/".join((parts[0], "*", *parts[2:]) if len(parts) > 1 else parts) for parts in files]
    return [name for name in named if not name.startswith("templates/")]


def read_all(site: Path) -> dict[str, str]:
    """The pages of a site as a reader who comes by paths finds them; one may go while we walk."""
    pages: dict[str, str] = {}
    for folder, _, names in os.walk(site):
        for name in names:
            file = Path(folder) / name
            if file.suffix == ".html":
                with suppress(FileNotFoundError):
                    pages[file.relative_to(site).as_posix()] = file.read_text(encoding="utf-8")
    return pages


def stamp(file: Path) -> str:
    return stamp_of(file.read_text(encoding="utf-8"))


def stamp_of(page: str) -> str:
    """The name of the archive that a page bears."""
    return page.partition('<a class="brand"')[2].partition(">")[2].partition("</a>")[0]
