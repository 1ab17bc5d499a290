"""A folder of the site is listed only when its times say that something can have come or gone in it."""

from __future__ import annotations

import importlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.write import Written, folders
from explainer.write.folders import UNKNOWN, read_folders
from explainer.write.manifest import Manifest, read_manifest, stage_manifest
from explainer.write.standing import standing
from tests.write.test_publish import look
from tests.write.writing import write

crew: Any = importlib.import_module("explainer.write.crew")
whole: Any = importlib.import_module("explainer.write.standing")

FILES = {
    "archive.json": '{"generator": "explainer"}',
    "index.html": "home",
    "a/index.html": "a",
    "a/b/c/index.html": "c",
    "d/index.html": "d",
    "e/index.html": "e",
}


class Site:
    """A site of a few files, each with its own text for a recipe."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.cache = root, root / "site", root / "cache"
        self.files = dict(FILES)
        self.write()
        (self.place,) = (self.cache / "sites").iterdir()

    def write(self) -> Written:
        return write(self.site, self.cache, self.files, lambda path: self.files[path].encode())

    def stands(self) -> bool:
        return standing(self.site, self.cache) is not None

    def tick(self) -> None:
        """Until the clock by which the disk stamps files has gone on."""
        probe = self.root / "probe"
        probe.write_bytes(b"")
        first = probe.stat().st_ctime_ns
        while probe.stat().st_ctime_ns == first:
            probe.unlink()
            probe.write_bytes(b"")


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was looked at a moment ago is believed as if it were old; and every site is worth it."""
    monkeypatch.setattr(folders, "_TICK", -(10**15))
    monkeypatch.setattr(whole, "MANY", 0)


@pytest.fixture
def site(tmp_path: Path, trusting: None) -> Site:
    """A site whose folders are known."""
    found = Site(tmp_path)
    assert found.stands()
    found.tick()
    return found


def no_list(*_: object) -> Any:
    raise AssertionError("a folder is listed")


def test_a_site_in_which_nothing_changed_is_not_listed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.stands()
    known = read_folders(site.place)
    assert known is not None
    assert sorted(known.stamps) == ["", "a", "a/b", "a/b/c", "d", "e"]
    monkeypatch.setattr(whole, "_walk", no_list)
    listed: set[str] = set()
    holds = folders._holds_ours

    def noted(root: int, folder: str, manifest: Manifest, known: folders.Folders) -> bool:
        listed.add(folder)
        return holds(root, folder, manifest, known)

    monkeypatch.setattr(folders, "_holds_ours", noted)
    assert site.stands()
    assert listed <= {""}  # which was renamed when the site got its name
    assert site.write().made == ()


def add(path: str) -> Callable[[Path], None]:
    def tamper(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("somebody else's")

    return tamper


def take_away(root: Path) -> None:
    (root / "d/index.html").unlink()


def rename(root: Path) -> None:
    (root / "e/index.html").rename(root / "e/other.html")


def change(root: Path) -> None:
    (root / "e/index.html").write_text("longer than it was")


def link_out(root: Path) -> None:
    shutil.copytree(root / "a", root.parent / "elsewhere", copy_function=shutil.copy2)
    shutil.rmtree(root / "a")
    (root / "a").symlink_to(root.parent / "elsewhere")


def another_folder(root: Path) -> None:
    shutil.copytree(root / "a", root.parent / "other", copy_function=shutil.copy2)
    (root.parent / "other/more.txt").write_text("more")
    shutil.rmtree(root / "a")
    (root.parent / "other").rename(root / "a")


def link_for_a_file(root: Path) -> None:
    (root / "d/index.html").rename(root.parent / "kept")
    (root / "d/index.html").symlink_to(root.parent / "kept")


TAMPERED: dict[str, Callable[[Path], None]] = {
    "a file at the root": add("more.txt"),
    "a file in a folder": add("a/more.txt"),
    "a file where only folders are": add("a/b/more.txt"),
    "a file deep down": add("a/b/c/more.txt"),
    "a folder": add("e/f/g/more.txt"),
    "a file is gone": take_away,
    "a folder is gone": lambda root: shutil.rmtree(root / "d"),
    "a file is another one": change,
    "a file is renamed": rename,
    "a folder is a link": link_out,
    "a folder is another one": another_folder,
    "a file is a link": link_for_a_file,
}


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("tamper", TAMPERED.values(), ids=list(TAMPERED))
def test_whatever_somebody_does_to_a_site_is_noticed_and_mended(
    site: Site, tamper: Callable[[Path], None], processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "_WORTH", 1)
    monkeypatch.setattr(crew, "processors", lambda: processes)
    expected = look(site.site)
    tamper(site.site)
    assert not site.stands()
    site.write()
    assert look(site.site) == expected
    assert site.stands()


def test_a_folder_that_had_just_changed_is_listed_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    assert site.stands()
    known = read_folders(site.place)
    assert known is not None
    assert set(known.stamps.values()) == {UNKNOWN}


def test_an_empty_folder_of_somebody_else_does_not_keep_a_site_from_standing(site: Site) -> None:
    (site.site / "a/empty").mkdir()
    assert site.stands()
    assert site.stands()


def test_files_that_the_manifest_has_lost_are_those_of_others(site: Site) -> None:
    file = site.place / "manifest.json"
    manifest = read_manifest(file, site.site)
    files = {path: record for path, record in manifest.files.items() if path != "d/index.html"}
    stage_manifest(file, Manifest(manifest.site, files=files)).replace(file)
    assert not site.stands()
    del site.files["d/index.html"]
    site.write()
    assert not (site.site / "d").exists()


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda _: b"", lambda data: data[:30] + b"?" + data[31:]])
def test_what_is_known_of_folders_is_not_believed_when_it_is_damaged(
    site: Site, damage: Callable[[bytes], bytes]
) -> None:
    file = site.place / "folders"
    file.write_bytes(damage(file.read_bytes()))
    add("a/b/more.txt")(site.site)
    assert read_folders(site.place) is None
    assert not site.stands()
    site.write()
    assert look(site.site).keys() == FILES.keys()
    assert site.stands()
    assert read_folders(site.place) is not None


PATHS = st.sampled_from([*FILES, "a/b/d/index.html", "a/b/f.html", "g/index.html", "h/i/j/index.html"])
CHANGES = st.lists(st.tuples(st.sampled_from(("edit", "drop", "foreign", "lose", "look")), PATHS), max_size=12)


@given(changes=CHANGES)
@settings(max_examples=60, deadline=None)
def test_any_edits_and_any_meddling_end_in_the_right_site(changes: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "_TICK", -(10**15))
        patch.setattr(whole, "MANY", 0)
        patch.setattr(importlib.import_module("explainer.write.in_place"), "SHARE", 1)
        site = Site(Path(folder))
        for number, (what, path) in enumerate(changes):
            site.tick()
            if what == "edit":
                site.files[path] = f"new {number}"
            elif what == "drop" and path != "archive.json":
                site.files.pop(path, None)
            elif what == "foreign":
                add(f"{path.rpartition('/')[0]}/foreign-{number}.txt".lstrip("/"))(site.site)
            elif what == "lose":
                (site.site / path).unlink(missing_ok=True)
            elif what == "look":
                site.stands()
                continue
            site.tick()
            site.write()
            assert look(site.site) == {path: text.encode() for path, text in site.files.items()}
            assert site.stands()
