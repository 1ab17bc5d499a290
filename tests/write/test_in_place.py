"""A few files of a site are replaced where they stand, and whatever happens meanwhile, the next build is right."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from explainer.model.problem import SetupError
from explainer.write import in_place, passage
from explainer.write.manifest import Manifest, Record, read_manifest, stage_manifest
from explainer.write.publish import HALF
from tests.conftest import Draft
from tests.reading import leads_out, links, read_page, target
from tests.write.test_killed import CACHE, cached, expected
from tests.write.test_publish import draw, look
from tests.write.writing import write

WRITE: Any = importlib.import_module("explainer.write")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any change is small, however small the site."""
    monkeypatch.setattr(in_place, "SHARE", 1)


@pytest.fixture
def edited(archive: Draft) -> Draft:
    """A built site in which pages change, come and go; folders come and go with them."""
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA war.\n")
    archive.write("conflicts/gone.md", "---\ntitle: Gone\n---\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nSee [[libya]].\n")
    archive.build()
    (archive.content / "conflicts/gone.md").unlink()
    archive.write("actors/new.md", "---\ntitle: New\n---\n\nAbout [[libya]].\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nSee [[libya]] and [[new]].\n")
    return archive


def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """By which way sites are replaced from now on."""
    seen: list[str] = []
    for name in ("change_in_place", "publish"):

        def told(*arguments: Any, name: str = name, function: Any = WRITE.__dict__[name]) -> Any:
            seen.append(name)
            return function(*arguments)

        monkeypatch.setattr(WRITE, name, told)
    return seen


def in_a_fork(work: Callable[[], object]) -> int:
    """Do something in a process of its own; returns its exit code, which is negative for a signal."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        except KeyboardInterrupt:
            code = 130
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


STEPS = ("replace", "unlink", "rmdir", "mkdir", "write_bytes")
"""What `Path` does to a disk."""


def at_step(which: int, do: Callable[[], object], *, after: str) -> None:
    """At one of the steps by which files change, counted from the end of `after` on, something happens."""
    counting, count = False, 0

    def counted(function: Any) -> Any:
        def step(*arguments: Any, **keys: Any) -> Any:
            nonlocal count
            count += counting
            if counting and count == which:
                do()
            return function(*arguments, **keys)

        return step

    function = WRITE.__dict__[after]

    def begun(*arguments: Any) -> Any:
        nonlocal counting
        result = function(*arguments)
        counting = True
        return result

    for name in STEPS:
        setattr(Path, name, counted(getattr(Path, name)))
    setattr(WRITE, after, begun)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(root: Path, work: Callable[[], object], every: int = 1) -> Iterator[int]:
    """The same work, killed at each of its steps in turn; the folder `root` is as it was before the next."""
    aside = root.with_name("aside")
    shutil.copytree(root, aside)
    for which in range(1, 100, every):

        def dying(which: int = which) -> None:
            at_step(which, die, after="plan")
            work()

        code = in_a_fork(dying)
        if not code:
            assert which > 10
            return
        assert code == -signal.SIGKILL
        yield which
        shutil.rmtree(root)
        shutil.copytree(aside, root)
    raise AssertionError("a build of a hundred steps")


class Site:
    """A site of a few files that have their own text for a recipe."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site, self.place = root / "site", Path()
        self.files = {
            "archive.json": '{"generator": "explainer"}',
            "index.html": "the first",
            "a/index.html": "old",
            "a/gone/index.html": "gone",
            "b/index.html": "kept",
            "b/c/index.html": "old",
        }
        self.write()
        (self.place,) = (root / "cache/sites").iterdir()
        self.old = self.tree()

    def edit(self) -> None:
        del self.files["a/gone/index.html"]
        self.files |= {"a/index.html": "new", "b/c/index.html": "new", "d/e/index.html": "more", "a/f.html": "more"}

    def write(self) -> Any:
        return write(self.site, self.root / "cache", self.files, lambda path: self.files[path].encode())

    def tree(self) -> dict[str, bytes]:
        return look(self.site)

    def killed(self) -> Iterator[int]:
        """The edit is made and written, and the writing is killed at each step."""
        before = dict(self.files)
        self.edit()
        after = dict(self.files)
        for which in killed(self.root, self.write):
            yield which
            self.files = dict(after)
        assert before != after

    def next_is_right(self) -> None:
        self.write()
        assert self.tree() == {path: text.encode() for path, text in self.files.items()}
        assert not any(folder.is_dir() and not any(folder.iterdir()) for folder in self.site.rglob("*"))
        assert {file.name for file in self.place.iterdir()} - {"folders"} == {"manifest.json"}
        again = self.write()
        assert (again.made, again.removed, again.kept) == ((), (), len(self.files))


@pytest.fixture
def small(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A small site; for `two disks` on another one than the cache, as far as renames go."""
    if getattr(request, "param", "one disk") == "two disks":
        monkeypatch.setattr(passage, "_same_disk", lambda source, _: source.name == HALF)
    return Site(tmp_path / "small")


disks = pytest.mark.parametrize("small", ["one disk", "two disks"], indirect=True)


def broken_links(site: Path, start: str = "index.html") -> list[tuple[str, str]]:
    """Links that lead nowhere, on all pages that a reader can come to from the first."""
    seen, left, broken = {start}, [start], []
    while left:
        path = left.pop()
        for link in links(read_page((site / path).read_text(encoding="utf-8"))):
            if leads_out(link):
                continue
            to = target(path, link)[0]
            if not (site / to).is_file():
                broken.append((path, link))
            elif to not in seen and to.endswith(".html"):
                seen.add(to)
                left.append(to)
    return broken


def the_next_build_is_right(archive: Draft, new: dict[str, bytes]) -> None:
    assert archive.build().written is not None
    assert archive.tree() == new
    assert cached(archive) == CACHE
    again = archive.build().written
    assert again is not None
    assert (again.made, again.removed) == ((), ())


def test_a_small_change_is_made_in_place_and_a_large_one_is_not(edited: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ways(monkeypatch)
    new = expected(edited, edited.root / "clean")
    seen.clear()
    inode, kept = edited.site.stat().st_ino, (edited.site / "404.html").stat().st_ino
    edited.build()

    assert seen == ["change_in_place"]
    assert edited.tree() == new
    assert (edited.site.stat().st_ino, (edited.site / "404.html").stat().st_ino) == (inode, kept)
    assert not (edited.site / "conflicts/gone").exists()
    assert cached(edited) == CACHE

    monkeypatch.setattr(in_place, "MOST", 3)
    edited.config(site_name="Another name")
    edited.build()
    assert seen == ["change_in_place", "publish"]


def test_at_most_a_tenth_of_a_site_and_at_most_five_hundred_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()

    assert [in_place.is_small(*pair) for pair in ((9, 99), (10, 99), (500, 9000), (501, 9000), (0, 0))] == [
        *(True, False, True, False, True)
    ]


def test_pages_that_are_new_come_first_and_those_that_go_go_last(
    edited: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = edited.tree()
    order: list[str] = []
    replace, unlink = Path.replace, Path.unlink

    def put(self: Path, target: Path) -> Path:
        if edited.site in target.parents:
            order.append("changed" if target.relative_to(edited.site).as_posix() in before else "new")
        return replace(self, target)

    def remove(self: Path, missing_ok: bool = False) -> None:
        if edited.site in self.parents:
            order.append("gone")
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "replace", put)
    monkeypatch.setattr(Path, "unlink", remove)
    edited.build()

    assert list(dict.fromkeys(order)) == ["new", "changed", "gone"]
    assert order == sorted(order, key=["new", "changed", "gone"].index)


def test_killed_at_any_step_no_link_is_broken_and_the_next_build_is_right(edited: Draft) -> None:
    old = edited.tree()
    new = expected(edited, edited.root.with_name("clean"))
    mixed = 0
    for _ in killed(edited.root, edited.build, every=3):
        left = edited.tree()
        assert all(data in (old.get(path), new.get(path)) for path, data in left.items())
        assert set(old) & set(new) <= set(left) <= set(old) | set(new)
        assert broken_links(edited.site) == []
        mixed += left not in (old, new)
        the_next_build_is_right(edited, new)
    assert mixed > 3


def test_killed_at_any_step_the_site_is_whole_after_a_build_that_finds_errors(edited: Draft) -> None:
    old = edited.tree()
    new = expected(edited, edited.root.with_name("clean"))
    for _ in killed(edited.root, edited.build, every=4):
        edited.write("actors/wrong.md", "---\ntitle: Wrong\n---\n\nSee [[nothing]].\n")
        assert edited.build().failed
        assert edited.tree() in (old, new)
        assert not list(edited.root.glob(".cache/explainer/sites/*/journal*"))


@disks
def test_killed_at_any_step_each_file_is_whole_and_the_next_build_is_right(small: Site) -> None:
    mixed = 0
    for _ in small.killed():
        left = {path: data for path, data in small.tree().items() if not path.startswith(f"{HALF}/")}
        new = {path: text.encode() for path, text in small.files.items()}
        assert all(data in (small.old.get(path), new.get(path)) for path, data in left.items())
        assert set(small.old) & set(new) <= set(left)
        mixed += left not in (small.old, new)
        small.next_is_right()
    assert mixed > 3


@disks
def test_killed_at_any_step_and_edited_again_the_next_build_is_right(small: Site) -> None:
    for _ in small.killed():
        del small.files["d/e/index.html"]
        small.files |= {"a/f.html": "newer", "a/gone/index.html": "gone", "b/index.html": "newer"}
        small.next_is_right()


@disks
def test_killed_at_any_step_and_the_edit_undone_the_next_build_is_right(small: Site) -> None:
    before = dict(small.files)
    for _ in small.killed():
        small.files = dict(before)
        small.next_is_right()
        assert small.tree() == small.old


def test_killed_at_any_step_and_a_file_become_a_folder_the_next_build_is_right(small: Site) -> None:
    for _ in small.killed():
        del small.files["a/f.html"], small.files["b/c/index.html"]
        small.files |= {"a/f.html/index.html": "a folder", "b/c": "a file"}
        small.next_is_right()


@disks
def test_killed_at_any_step_while_it_finishes_another_the_next_build_is_right(small: Site) -> None:
    finished = 0
    for which in small.killed():
        if not (small.place / "journal").exists():
            continue

        def work(which: int = which) -> None:
            at_step(which // 2, die, after="left_over")
            small.write()

        finished += in_a_fork(work) == -signal.SIGKILL
        small.next_is_right()
    assert finished > 3


@pytest.mark.parametrize("lost", ["the last", "the first", "all", "the folder", "the journal's end", "the manifest"])
def test_new_files_that_are_lost_are_made_anew(small: Site, lost: str) -> None:
    tried = 0
    for _ in small.killed():
        waiting = sorted(file for file in (small.place / "next").rglob("*") if file.is_file())
        if (small.place / "journal").exists() and waiting:
            tried += 1
            if lost == "the folder":
                shutil.rmtree(small.place / "next")
            elif lost == "the journal's end":
                (small.place / "journal").write_bytes((small.place / "journal").read_bytes()[:-7])
            elif lost == "the manifest":
                (small.place / "manifest.json").unlink()
            else:
                for file in {"all": waiting, "the last": waiting[-1:], "the first": waiting[:1]}[lost]:
                    file.unlink()
        small.next_is_right()
    assert tried > 3


def test_new_files_that_cannot_be_put_later_either_do_not_keep_the_next_build(
    small: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in small.killed():
        with monkeypatch.context() as patch:

            def refuse(_: Path, to: Path) -> None:
                raise OSError(errno.EPERM, os.strerror(errno.EPERM), str(to))

            patch.setattr(in_place, "_put", refuse)
            small.next_is_right()


def test_ctrl_c_waits_until_the_change_is_whole(edited: Draft) -> None:
    new = expected(edited, edited.root.with_name("clean"))

    def work() -> None:
        at_step(5, lambda: signal.raise_signal(signal.SIGINT), after="plan")
        edited.build()

    assert in_a_fork(work) == 130
    assert edited.tree() == new
    the_next_build_is_right(edited, new)


def test_a_request_to_end_waits_until_the_change_is_whole(edited: Draft) -> None:
    new = expected(edited, edited.root.with_name("clean"))

    def work() -> None:
        at_step(5, lambda: os.kill(os.getpid(), signal.SIGTERM), after="plan")
        edited.build()

    assert in_a_fork(work) == -signal.SIGTERM
    assert edited.tree() == new
    the_next_build_is_right(edited, new)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EPERM])
def test_a_fault_of_the_disk_in_the_middle_leads_to_the_whole_new_site(
    edited: Draft, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = expected(edited, edited.root.with_name("clean"))
    put, calls = in_place._put, 0

    def fault(source: Path, to: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise OSError(number, os.strerror(number), str(to))
        put(source, to)

    monkeypatch.setattr(in_place, "_put", fault)
    seen = ways(monkeypatch)

    the_next_build_is_right(edited, new)
    assert seen == ["change_in_place", "publish"]


def test_a_full_disk_before_the_first_file_is_put_leaves_the_site_as_it_was(
    edited: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = edited.tree()
    real = Path.write_bytes
    for name in ("index.html", "manifest.next"):

        def full(self: Path, data: bytes, name: str = name) -> int:
            if self.name == name:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
            return real(self, data)

        with monkeypatch.context() as patch:
            patch.setattr(Path, "write_bytes", full)
            with pytest.raises(SetupError, match=r"the disk is full; .*/site is as it was before"):
                edited.build()
        assert edited.tree() == old
        assert cached(edited)[-2:] == CACHE[-2:]
    assert edited.build().written is not None


def test_a_link_to_a_folder_elsewhere_does_not_lead_files_out_of_the_site(
    edited: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = expected(edited, edited.root.with_name("clean"))
    outside = edited.root / "outside"
    shutil.move(edited.site / "places", outside)
    (edited.site / "places").symlink_to(outside)
    before = look(outside)
    seen = ways(monkeypatch)

    the_next_build_is_right(edited, new)

    assert seen == ["publish"]
    assert look(outside) == before


def test_a_link_put_there_after_a_kill_does_not_lead_files_out_of_the_site(small: Site) -> None:
    outside = small.root.with_name("outside")
    for _ in small.killed():
        shutil.rmtree(outside, ignore_errors=True)
        shutil.move(small.site / "a", outside)
        (small.site / "a").symlink_to(outside)
        before = look(outside)
        small.next_is_right()
        assert look(outside) == before


def test_other_people_s_files_put_there_after_a_kill_are_refused_and_stay(small: Site) -> None:
    for _ in small.killed():
        shutil.rmtree(small.site)
        small.site.mkdir()
        (small.site / "thesis.txt").write_text("years of work")
        with pytest.raises(SetupError, match="did not write"):
            small.write()
        assert small.tree() == {"thesis.txt": b"years of work"}


def test_a_site_that_cannot_be_read_is_one_sentence(small: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> Iterator[Path]:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "iterdir", refuse)

    with pytest.raises(SetupError, match=r"small/site cannot be written: Permission denied; .* as it was before"):
        small.write()


def test_stray_files_and_empty_folders_go_with_a_small_change(edited: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    new = expected(edited, edited.root.with_name("clean"))
    (edited.site / "places/.DS_Store").write_bytes(b"of a Mac")
    (edited.site / "actors/deep/down").mkdir(parents=True)
    (edited.site / "404.link").symlink_to("404.html")
    seen = ways(monkeypatch)

    the_next_build_is_right(edited, new)

    assert seen == ["change_in_place"]
    assert not (edited.site / "actors/deep").exists()
    assert not (edited.site / "404.link").is_symlink()


@pytest.mark.skipif(sys.platform != "linux", reason="names are not bytes elsewhere")
def test_a_stray_file_whose_name_is_no_text_goes_with_all_the_rest(
    edited: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = expected(edited, edited.root.with_name("clean"))
    (edited.site / os.fsdecode(b"\xff")).touch()
    seen = ways(monkeypatch)

    the_next_build_is_right(edited, new)
    assert seen == ["publish"]


def test_a_folder_that_may_not_be_written_to_is_replaced_with_the_site(
    edited: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = expected(edited, edited.root.with_name("clean"))
    access = os.access
    monkeypatch.setattr(os, "access", lambda folder, how: folder != edited.site / "places" and access(folder, how))
    seen = ways(monkeypatch)

    the_next_build_is_right(edited, new)
    assert seen == ["publish"]


# ---- the folder itself: what fits, and on which disk


def record_of(file: Path) -> Record:
    return Record("recipe", file.stat().st_size, file.stat().st_mtime_ns)


OLD = {"index.html": b"old", "same.html": b"same", "gone/a.html": b"gone", "b/c.html": b"file", "A.html": b"large"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return draw(tmp_path / "site", OLD)


def change(site: Path, new: dict[str, bytes], remove: tuple[str, ...]) -> bool:
    """Change a site in place where that can be; returns whether it could."""
    place = site.parent / "cache" if os.stat(site).st_dev == os.stat(site.parent).st_dev else site.parent / "other"
    staged = draw(place / "next", new)
    made = {path: record_of(staged / path) for path in new}
    journal = in_place.plan(staged, site, made, remove, ())
    if journal:
        in_place.change_in_place(staged, journal, Manifest(str(site), files=made))
        assert not (place / "journal").exists()
        assert read_manifest(place / "manifest.json", site).files == made
    return journal is not None


@pytest.mark.parametrize(
    ("new", "remove"),
    [
        ({"index.html/page.html": b"a file becomes a folder"}, ("index.html",)),
        ({"b": b"a folder becomes a file"}, ("b/c.html",)),
        ({"link/page.html": b"behind a link"}, ()),
        ({"linked.html": b"for a link"}, ()),
        ({"a.html": b"small"}, ("A.html",)),
        ({"index.html": b"new"}, ("link/page.html",)),
    ],
)
def test_what_cannot_be_one_rename_is_left_to_the_other_way(
    site: Path, new: dict[str, bytes], remove: tuple[str, ...], tmp_path: Path
) -> None:
    outside = draw(tmp_path / "outside", {"page.html": b"not ours"})
    (site / "link").symlink_to(outside)
    (site / "linked.html").symlink_to(outside / "page.html")
    before = look(site)

    assert not change(site, new, remove)

    assert look(site) == before
    assert look(outside) == {"page.html": b"not ours"}


def mounted(*arguments: str) -> None:
    if subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a folder")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own of 256 KiB, as a mounted folder with a site."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted("-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder))
    yield draw(folder, OLD)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def bound(site: Path, tmp_path: Path) -> Iterator[Path]:
    """The site once more, as a folder that is mounted elsewhere: the same disk, and yet no rename."""
    folder = tmp_path / "bound"
    folder.mkdir()
    mounted("--bind", str(site), str(folder))
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


NEW = {"index.html": b"new", "fresh/index.html": b"fresh"}


@pytest.mark.parametrize("where", ["site", "disk", "bound"])
def test_files_come_by_renames_whatever_disk_the_site_is_on(where: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(where)
    inode = (site / "same.html").stat().st_ino

    assert change(site, NEW, ("gone/a.html",))

    assert look(site) == {**{path: data for path, data in OLD.items() if path != "gone/a.html"}, **NEW}
    assert (site / "same.html").stat().st_ino == inode
    assert not (site / "gone").exists()
    assert not list(site.glob(".*"))


def test_a_link_in_the_place_of_the_folder_for_new_files_is_not_followed(disk: Path, tmp_path: Path) -> None:
    outside = draw(tmp_path / "outside", {"page.html": b"not ours"})
    (disk / HALF).symlink_to(outside)

    assert not change(disk, NEW, ())

    assert look(outside) == {"page.html": b"not ours"}


def test_a_full_disk_of_its_own_stays_as_it_was(disk: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        change(disk, {"index.html": b"new", "large.bin": b"\1" * 1_000_000}, ("gone/a.html",))

    assert look(disk) == OLD


def test_another_disk_in_the_middle_of_a_site_is_seen(site: Path) -> None:
    (site / "inner").mkdir()
    mounted("-t", "tmpfs", "-o", "size=64k", "tmpfs", str(site / "inner"))
    try:
        assert not change(site, {"inner/page.html": b"new", "index.html": b"new"}, ())
        assert look(site) == OLD
    finally:
        subprocess.run(["umount", "--lazy", str(site / "inner")], check=True)


def test_a_disk_that_may_only_be_read_stays_as_it_was(bound: Path) -> None:
    mounted("-o", "remount,ro,bind", str(bound))

    assert not change(bound, NEW, ("gone/a.html",))

    assert look(bound) == OLD


def test_a_journal_of_another_site_or_place_is_not_followed(site: Path, tmp_path: Path) -> None:
    place = tmp_path / "cache"
    elsewhere = draw(tmp_path / "elsewhere", NEW)
    manifest = Manifest(str(site), files={path: record_of(site / path) for path in OLD})
    stage_manifest(place / "manifest.json", manifest).replace(place / "manifest.json")
    made = tuple((path, record_of(elsewhere / path)) for path in NEW)
    for journal in (
        in_place.Journal(str(tmp_path), str(place / "next"), made, (), ()),
        in_place.Journal(str(site), str(elsewhere), made, (), ()),
    ):
        in_place._write(place / "journal", journal)
        in_place.finish(place / "next", site, manifest)
        assert look(site) == OLD
        assert look(elsewhere) == NEW
        assert not (place / "journal").exists()


def test_looking_for_another_disk_changes_nothing(site: Path, tmp_path: Path) -> None:
    before = site.stat().st_mtime_ns

    assert passage._same_disk(tmp_path, site)
    assert site.stat().st_mtime_ns == before
