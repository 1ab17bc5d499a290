"""The content folder: links, pipes and folders, which git does not keep as they are."""

from __future__ import annotations

import os
from typing import Any

import pytest

from explainer.load.discover import discover
from tests.conftest import Draft

ENTRY = "---\ntitle: X\n---\n"


def test_a_link_that_leads_out_of_the_content_is_not_followed(archive: Draft) -> None:
    secret = archive.root / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\n", encoding="utf-8")
    archive.write("pages/about.md", ENTRY)
    (archive.content / "pages" / "stolen.md").symlink_to(secret)
    (archive.content / "pages" / "passwords.txt").symlink_to("/etc/passwd")
    assert archive.problems() == [
        f"content/pages/{name}:1:1: error: this is a link to a file outside the content folder [outside-content]\n"
        "    put the file itself here"
        for name in ("passwords.txt", "stolen.md")
    ]


def test_a_link_to_a_file_of_the_content_is_read(archive: Draft) -> None:
    archive.write("pages/about.md", ENTRY)
    (archive.content / "pages" / "also.md").symlink_to("about.md")
    assert archive.problems() == []
    archive.build()
    assert {"pages/about/index.html", "pages/also/index.html"} <= set(archive.tree())


def test_a_link_to_a_folder_is_not_followed_even_inside(archive: Draft) -> None:
    archive.write("pages/about.md", ENTRY)
    (archive.content / "terms").symlink_to("pages")
    (archive.content / "pages" / "up").symlink_to("../pages")
    (archive.content / "out").symlink_to("/")
    assert archive.problems() == [
        "content/out:1:1: error: this is a link to a file outside the content folder [outside-content]\n"
        "    put the file itself here",
        "content/pages/up:1:1: error: this is a link to a folder; only real folders are read [outside-content]",
        "content/terms:1:1: error: this is a link to a folder; only real folders are read [outside-content]",
    ]


def test_a_link_to_nothing(archive: Draft) -> None:
    (archive.content / "pages").mkdir()
    (archive.content / "pages" / "gone.md").symlink_to("nowhere.md")
    assert archive.problems() == [
        "content/pages/gone.md:1:1: error: this file cannot be read: No such file or directory [unreadable-file]"
    ]


def test_a_link_to_itself(archive: Draft) -> None:
    (archive.content / "pages").mkdir()
    (archive.content / "pages" / "loop.md").symlink_to("loop.md")
    (problem,) = archive.check().problems
    assert (problem.rule, problem.position.path) == ("unreadable-file", "content/pages/loop.md")


def test_a_pipe_is_not_waited_for(archive: Draft) -> None:
    (archive.content / "pages").mkdir()
    os.mkfifo(archive.content / "pages" / "pipe.md")
    assert archive.problems() == ["content/pages/pipe.md:1:1: error: this is not an ordinary file [unreadable-file]"]


def test_a_folder_called_like_an_entry_is_a_folder(archive: Draft) -> None:
    archive.write("pages/x.md/y.md", ENTRY)
    assert archive.problems() == []
    archive.build()
    assert "pages/y/index.html" in archive.tree()


def test_a_folder_that_cannot_be_listed_says_why(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("pages/about.md", ENTRY)
    archive.write("terms/hidden.md", ENTRY)
    scandir = os.scandir

    def locked(folder: Any) -> Any:
        if os.fspath(folder) == str(archive.content / "terms"):
            raise PermissionError(13, "Permission denied", folder)
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", locked)
    assert archive.problems() == [
        "content/terms:1:1: error: this folder cannot be read: Permission denied [unreadable-file]"
    ]


def test_an_asset_that_cannot_be_read_says_why(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("media/map.png", b"x")

    def locked(*_: Any) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("explainer.load._digest", locked)
    assert archive.problems() == [
        "content/media/map.png:1:1: error: this file cannot be read: Permission denied [unreadable-file]"
    ]


def test_files_come_in_the_order_of_their_paths_whatever_the_disk_says(archive: Draft) -> None:
    for name in (
        "terms/b.md",
        "actors/z.md",
        "terms/a.md",
        "actors/deep/a.md",
        "index.md",
        "media/b.png",
        "media/a.png",
    ):
        archive.write(name, ENTRY)
    found = discover(archive.settings())
    assert [source.path for source in found.sources] == [
        "content/actors/deep/a.md",
        "content/actors/z.md",
        "content/index.md",
        "content/terms/a.md",
        "content/terms/b.md",
    ]
    assert [source.kind for source in found.sources] == ["actor", "actor", "page", "term", "term"]
    assert [within for within, _ in found.assets] == ["media/a.png", "media/b.png"]


def test_ids_that_differ_only_in_case_are_one(archive: Draft) -> None:
    """They would be one file on the disks of Windows and macOS."""
    archive.write("actors/Libya.md", ENTRY)
    archive.write("pages/libya.md", ENTRY)
    assert "content/pages/libya.md:1:1: error: the id “libya” is taken by content/actors/Libya.md [duplicate-id]" in {
        line.partition("\n")[0] for line in archive.problems()
    }


def test_types_are_told_whatever_their_case(archive: Draft) -> None:
    archive.write("media/MAP.PNG", b"x")
    archive.write("pages/about.MD", ENTRY)
    found = discover(archive.settings())
    assert [source.path for source in found.sources] == ["content/pages/about.MD"]
    assert [within for within, _ in found.assets] == ["media/MAP.PNG"]
    assert found.problems == ()


@pytest.mark.parametrize(
    "name", ["page.html", "run.js", "map.svg", "style.css", "feed.xml", "data.json", "a.exe", "a.py"]
)
def test_no_file_in_which_a_browser_runs_something_is_copied(archive: Draft, name: str) -> None:
    archive.write(f"media/{name}", b"x")
    assert [problem.rule for problem in archive.check().problems] == ["asset-type"]


def test_names_that_are_not_utf8_are_no_traceback(archive: Draft) -> None:
    folder = os.fsencode(archive.content / "pages")
    (archive.content / "pages").mkdir()
    try:
        os.close(os.open(folder + b"/\xff.md", os.O_CREAT))
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    assert archive.check().failed
