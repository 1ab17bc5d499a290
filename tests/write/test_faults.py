"""What a build does when the disk, the set-up or a template is at fault: nothing, and it says so in one sentence."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explainer import cli
from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.write.processes import build


def snapshot(folder: Path, *left_out: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything in a folder but some of its own folders: mode, time of change and bytes."""
    found: dict[str, tuple[int, int, bytes]] = {}
    for file in (folder, *folder.rglob("*")):
        if not any(file == left or left in file.parents for left in left_out):
            status = file.lstat()
            data = file.read_bytes() if file.is_file() else b""
            time = status.st_mtime_ns if file.is_file() else 0
            found[str(file.relative_to(folder))] = (status.st_mode, time, data)
    return found


@pytest.fixture
def built(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.write("media/map.png", b"a map")
    archive.build()
    return archive


def count_writes(archive: Draft) -> int:
    """How many files a build of everything writes: those of the site and the manifest."""
    return len(archive.tree()) + 1


def test_a_full_disk_at_any_file_leaves_the_site_as_it_was(
    built: Draft, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(built.site)
    built.config(site_name="Another name")
    write, last = Path.write_bytes, count_writes(built)
    for which in (1, 2, last // 2, last - 1, last):
        calls = 0

        def full(self: Path, data: Any, which: int = which) -> int:
            nonlocal calls
            if "entries" in self.parts or self.name in ("census.next", "outcome.next"):
                return write(self, data)  # see tests/load/test_kept.py
            calls += 1
            if calls == which:
                write(self, data[: len(data) // 2])
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
            return write(self, data)

        monkeypatch.setattr(Path, "write_bytes", full)
        code = cli.run(["build", "--config", str(built.mkdocs_yml), "--clean"])
        monkeypatch.setattr(Path, "write_bytes", write)

        assert calls == which
        assert code == 2
        assert capfd.readouterr().err == f"error: the disk is full; {built.site} is as it was before\n"
        assert snapshot(built.site) == before
        assert not list(built.root.glob(".cache/explainer/sites/*/next"))
    assert built.build().written is not None
    assert "Another name" in built.read("index.html")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 2 MiB, as a mounted folder."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_disk_that_is_really_full_leaves_the_site_as_it_was(small_disk: Path) -> None:
    archive = Draft(small_disk / "archive")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    assert build(archive).returncode == 0
    before = snapshot(archive.site)
    archive.config(site_name="Another name")
    with (small_disk / "filler").open("wb") as filler:
        filler.write(b"\0" * (shutil.disk_usage(small_disk).free - 20_000))

    child = build(archive)

    assert child.returncode == 2
    assert child.stderr == f"error: the disk is full; {archive.site} is as it was before\n"
    assert snapshot(archive.site) == before
    (small_disk / "filler").unlink()
    assert build(archive).returncode == 0
    assert "Another name" in archive.read("index.html")


def test_a_small_disk_that_holds_the_site_alone_and_is_full(archive: Draft, small_disk: Path) -> None:
    archive.config(site_dir=str(small_disk))
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    assert build(archive).returncode == 0
    before = snapshot(small_disk)
    archive.write("media/large.png", b"\1" * 4_000_000)
    archive.config(site_name="Another name")

    child = build(archive)

    assert child.returncode == 2
    assert child.stderr == f"error: the disk is full; {small_disk} is as it was before\n"
    assert snapshot(small_disk) == before


def test_a_fault_of_a_template_leaves_the_site_as_it_was(built: Draft) -> None:
    templates = built.own_templates()
    built.build()
    before = snapshot(built.site)
    page = templates / "conflict.html"
    page.write_text("{{ nothing }}\n" + page.read_text(encoding="utf-8"), encoding="utf-8")

    child = build(built)

    assert child.returncode == 2
    assert child.stderr == "error: templates/conflict.html:1: 'nothing' is undefined\n"
    assert snapshot(built.site) == before


def test_nothing_is_written_but_the_site_and_the_cache(archive: Draft, tmp_path: Path) -> None:
    archive.own_templates()
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[sirte]]. ![a map](../media/map.png)\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n")
    archive.write("media/map.png", b"a map")
    outside = (archive.site, archive.root / ".cache")
    before = snapshot(tmp_path, *outside)

    assert archive.build().written is not None
    assert snapshot(tmp_path, *outside) == before

    archive.write("places/sirte.md", "---\ntitle: Surt\n---\n\nSee [[nothing]].\n")
    before = snapshot(tmp_path, *outside)
    assert archive.build().failed
    assert snapshot(tmp_path, *outside) == before


def test_a_check_writes_nothing_at_all(archive: Draft, tmp_path: Path) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    before = snapshot(tmp_path)

    archive.check()

    assert snapshot(tmp_path) == before


def test_a_folder_with_other_people_s_files_is_refused(archive: Draft) -> None:
    archive.site.mkdir()
    (archive.site / "thesis.txt").write_text("years of work")

    child = build(archive)

    assert child.returncode == 2
    assert child.stderr == (
        f"error: site_dir is {archive.site}, which holds files that this program did not write; "
        "empty it or name another folder\n"
    )
    assert archive.tree() == {"thesis.txt": b"years of work"}


def test_a_folder_with_another_program_s_archive_json_is_refused(archive: Draft) -> None:
    archive.site.mkdir()
    (archive.site / "archive.json").write_text('{"generator": "another"}')

    with pytest.raises(SetupError, match="did not write"):
        archive.build()


@pytest.mark.parametrize("clean", [False, True])
def test_other_people_s_files_where_a_site_of_ours_was_are_refused(built: Draft, clean: bool) -> None:
    shutil.rmtree(built.site)
    built.site.mkdir()
    (built.site / "thesis.txt").write_text("years of work")

    with pytest.raises(SetupError, match="did not write"):
        built.build(clean=clean)

    assert built.tree() == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("clean", [False, True])
def test_a_site_of_ours_is_known_by_its_files_when_the_cache_is_lost(built: Draft, clean: bool) -> None:
    before = built.tree()
    shutil.rmtree(built.root / ".cache")

    built.build(clean=clean)

    assert built.tree() == before


@pytest.mark.parametrize("clean", [False, True])
def test_a_site_of_ours_is_known_by_the_cache_when_its_data_is_lost(built: Draft, clean: bool) -> None:
    before = built.tree()
    (built.site / "archive.json").unlink()

    built.build(clean=clean)

    assert built.tree() == before


def test_an_empty_folder_is_taken(archive: Draft) -> None:
    archive.site.mkdir()

    assert archive.build().written is not None


def test_a_file_in_the_place_of_the_site_is_refused(built: Draft) -> None:
    shutil.rmtree(built.site)
    built.site.write_text("mine")

    with pytest.raises(SetupError, match=r"site_dir is .*/site, which is a file"):
        built.build()

    assert built.site.read_text() == "mine"


@pytest.mark.parametrize(
    ("site_dir", "what"),
    [
        (".", "{root}"),
        ("..", "{root}"),
        ("/", "{root}"),
        ("content", "{root}/content"),
        ("templates", "{root}/templates"),
        (".cache", "{root}/.cache/explainer"),
        (".cache/explainer", "{root}/.cache/explainer"),
        ("link", "{root}"),
    ],
)
def test_a_site_dir_that_holds_what_a_build_needs_is_refused(archive: Draft, site_dir: str, what: str) -> None:
    archive.own_templates()
    (archive.root / "link").symlink_to(archive.root)
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.config(site_dir=site_dir)
    before = snapshot(archive.root)

    child = build(archive)

    assert child.returncode == 2
    assert f", which would replace {what.format(root=archive.root)}; give it a folder of its own\n" in child.stderr
    assert child.stderr.count("\n") == 1
    assert snapshot(archive.root) == before


def test_a_site_dir_inside_the_content_is_refused(archive: Draft) -> None:
    archive.config(site_dir="content/site")

    with pytest.raises(SetupError, match=r"inside the content; give it a folder of its own"):
        archive.build()


def test_a_site_dir_on_the_command_line_is_guarded_the_same(archive: Draft) -> None:
    child = build(archive, "--site-dir", str(archive.content))

    assert child.returncode == 2
    assert "would replace" in child.stderr


def test_a_link_to_a_folder_stays_a_link_and_its_folder_becomes_the_site(archive: Draft, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    archive.site.symlink_to(tmp_path / "www")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")

    archive.build()
    archive.write("conflicts/libya.md", "---\ntitle: Libya and its war\n---\n")
    archive.build()

    assert archive.site.is_symlink()
    assert "Libya and its war" in (tmp_path / "www/conflicts/libya/index.html").read_text(encoding="utf-8")
