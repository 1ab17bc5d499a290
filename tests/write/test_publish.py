"""The finished folder takes the place of the site, whatever the system can do."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explainer.write.exchange import exchange
from explainer.write.publish import HALF, publish, recover

module: Any = importlib.import_module("explainer.write.publish")

OLD = {"index.html": b"old", "same.html": b"same", "gone.html": b"gone", "folder/gone.html": b"gone", "a/b": b"file"}
NEW = {"index.html": b"new", "same.html": b"same", "fresh/index.html": b"fresh", "a/b/index.html": b"now a folder"}


def draw(folder: Path, files: dict[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def look(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    return draw(tmp_path / "cache" / "next", NEW)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return draw(tmp_path / "site", OLD)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 256 KiB, as a mounted folder."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "exchange", lambda *_: False)


@pytest.fixture
def no_rename_of_site(site: Path, no_exchange: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount point: it can neither be swapped nor renamed."""
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if site in (self, target):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)


def test_two_folders_are_swapped_in_one_step(staged: Path, site: Path) -> None:
    before = site.stat().st_ino
    if not exchange(staged, site):
        pytest.skip("this system cannot swap two folders in one step")
    assert look(site) == NEW
    assert look(staged) == OLD
    assert staged.stat().st_ino == before


def test_folders_on_two_disks_cannot_be_swapped_and_nothing_happens(staged: Path, small_disk: Path) -> None:
    site = draw(small_disk / "site", OLD)

    assert not exchange(staged, site)

    assert look(site) == OLD
    assert look(staged) == NEW


def test_a_swap_with_nothing_is_a_fault(staged: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        exchange(staged, tmp_path / "nothing")


def test_a_system_without_the_call_says_that_it_cannot(
    staged: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explainer.write.exchange.ctypes.CDLL", lambda *_, **__: object())

    assert not exchange(staged, site)


def test_a_site_that_is_not_there_yet_is_put_there(staged: Path, tmp_path: Path) -> None:
    site = tmp_path / "deep" / "down" / "site"

    publish(staged, site, NEW)

    assert look(site) == NEW
    assert not staged.exists()


def test_a_site_is_replaced_by_a_swap(staged: Path, site: Path) -> None:
    publish(staged, site, NEW)

    assert look(site) == NEW
    assert not staged.exists()


@pytest.mark.usefixtures("no_exchange")
def test_a_site_is_replaced_by_two_renames_where_folders_cannot_be_swapped(staged: Path, site: Path) -> None:
    inode = staged.stat().st_ino

    publish(staged, site, NEW)

    assert look(site) == NEW
    assert site.stat().st_ino == inode
    assert list(staged.parent.iterdir()) == []


@pytest.mark.usefixtures("no_exchange")
def test_the_old_site_comes_back_when_the_new_one_cannot_be_moved_in(
    staged: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self == staged:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    inode = site.stat().st_ino

    publish(staged, site, NEW)

    assert look(site) == NEW
    assert site.stat().st_ino == inode
    assert list(staged.parent.iterdir()) == []


@pytest.mark.usefixtures("no_rename_of_site")
def test_a_site_that_cannot_be_moved_is_changed_file_by_file(staged: Path, site: Path) -> None:
    inode = site.stat().st_ino
    shutil.copystat(site / "same.html", staged / "same.html")
    kept = (site / "same.html").stat().st_ino

    publish(staged, site, NEW)

    assert look(site) == NEW
    assert site.stat().st_ino == inode
    assert (site / "same.html").stat().st_ino == kept, "a file that is the same is left alone"
    assert not (site / "folder").exists(), "a folder that is empty now is gone"
    assert not (site / HALF).exists()
    assert list(staged.parent.iterdir()) == []


@pytest.mark.usefixtures("no_rename_of_site")
def test_a_file_where_a_folder_belongs_gives_way_and_the_other_way_round(staged: Path, site: Path) -> None:
    shutil.rmtree(site)
    draw(site, {"index.html/inner.txt": b"in a folder", "fresh": b"a file", "a/b": b"a file"})

    publish(staged, site, NEW)

    assert look(site) == NEW


@pytest.mark.usefixtures("no_rename_of_site")
def test_a_link_in_the_site_does_not_lead_the_files_out_of_it(staged: Path, site: Path, tmp_path: Path) -> None:
    outside = draw(tmp_path / "outside", {"index.html": b"not ours", "file.html": b"not ours"})
    (site / "fresh").symlink_to(outside)
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside / "file.html")

    publish(staged, site, NEW)

    assert look(outside) == {"index.html": b"not ours", "file.html": b"not ours"}
    assert look(site) == NEW
    assert not any(file.is_symlink() for file in site.rglob("*"))


@pytest.mark.usefixtures("no_rename_of_site")
@pytest.mark.parametrize("which", [1, 2, 3])
def test_a_full_disk_leaves_a_site_that_cannot_be_moved_as_it_was(
    staged: Path, site: Path, which: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, calls = shutil.copy2, 0

    def full(source: Path, target: Path) -> Any:
        nonlocal calls
        calls += 1
        if calls == which:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
        return copy(source, target)

    monkeypatch.setattr(shutil, "copy2", full)

    with pytest.raises(OSError, match="No space left"):
        publish(staged, site, NEW)

    assert look(site) == OLD


def test_a_site_on_another_disk_is_made_there(staged: Path, small_disk: Path) -> None:
    publish(staged, small_disk / "site", NEW)

    assert look(small_disk / "site") == NEW
    assert not staged.exists()


def test_a_site_that_is_a_mount_point_is_changed_in_place(staged: Path, small_disk: Path) -> None:
    draw(small_disk, OLD)

    publish(staged, small_disk, NEW)

    assert look(small_disk) == NEW
    assert not staged.exists()


def test_what_a_killed_build_left_is_taken_away(staged: Path, site: Path) -> None:
    draw(staged.parent / "next.old", OLD)

    recover(staged, site)

    assert list(staged.parent.iterdir()) == []
    assert look(site) == OLD


def test_a_site_that_was_moved_aside_comes_back(staged: Path, site: Path) -> None:
    site.rename(staged.parent / "next.old")

    recover(staged, site)

    assert list(staged.parent.iterdir()) == []
    assert look(site) == OLD
