"""What changes under a watcher's eyes. Nothing here waits for a time: each test waits for what it expects."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from explainer.desk.watching import Batches, Watched, changes, in_words
from explainer.model.problem import SetupError

pytestmark = pytest.mark.usefixtures("_patience")


@pytest.fixture
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explainer.desk.watching._GLANCE", 0.05)


class Watching:
    """A folder that is being watched, and what was told of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir()
        (self.content / "old.md").write_text("old", encoding="utf-8")
        self.file = folder / "mkdocs.yml"
        self.file.write_text("old", encoding="utf-8")

    def watched(self) -> Watched:
        return Watched((self.content,), (self.file,))


def told(batches: Batches, path: Path) -> frozenset[Path]:
    """The first batch that names a path, once it comes; the whole of what was told until then."""
    found: frozenset[Path] = frozenset()
    for batch in batches:
        found |= batch
        if path in batch:
            return found
    raise AssertionError


def begun(watching: Watching, *, polling: bool = False) -> Batches:
    """A watch that is known to have begun: it has told of a first change."""
    import threading

    batches = changes(watching.watched(), polling=polling, settle=0.05)
    over = threading.Event()

    def touch() -> None:
        number = 0
        while not over.wait(0.02):
            number += 1
            (watching.content / "first.md").write_text("x" * number, encoding="utf-8")

    toucher = threading.Thread(target=touch)
    toucher.start()
    try:
        next(batches)
    finally:
        over.set()
        toucher.join()
    return batches


@pytest.fixture
def watching(tmp_path: Path) -> Watching:
    return Watching(tmp_path)


@pytest.mark.parametrize("polling", [False, True])
def test_a_file_that_is_written_is_told(watching: Watching, polling: bool) -> None:
    with closing(begun(watching, polling=polling)) as batches:
        new = watching.content / "new.md"
        new.write_text("new", encoding="utf-8")
        assert new in told(batches, new)


def test_an_editor_that_writes_beside_and_renames_is_told(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        target = watching.content / "old.md"
        beside = watching.content / ".old.md.swp"
        beside.write_text("newer", encoding="utf-8")
        beside.replace(target)
        assert beside not in told(batches, target)


def test_the_configuration_is_watched_though_an_editor_exchanges_it(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        beside = watching.folder / "mkdocs.yml.new"
        beside.write_text("newer", encoding="utf-8")
        beside.replace(watching.file)
        assert beside not in told(batches, watching.file)


def test_a_file_that_is_deleted_is_told(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        (watching.content / "old.md").unlink()
        told(batches, watching.content / "old.md")


def test_reading_is_no_change(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        (watching.content / "old.md").read_text(encoding="utf-8")
        (watching.content / "last.md").write_text("x", encoding="utf-8")
        assert watching.content / "old.md" not in told(batches, watching.content / "last.md")


def test_hidden_files_and_backups_are_no_change(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        passed_over = [watching.content / name for name in (".hidden.md", "old.md~", "#old.md#", ".git/index")]
        for file in passed_over:
            file.parent.mkdir(exist_ok=True)
            file.write_text("x", encoding="utf-8")
        (watching.content / "last.md").write_text("x", encoding="utf-8")
        assert not told(batches, watching.content / "last.md") & set(passed_over)


def test_other_files_beside_the_configuration_are_no_change(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        (watching.folder / "README.md").write_text("x", encoding="utf-8")
        watching.file.write_text("newer", encoding="utf-8")
        assert watching.folder / "README.md" not in told(batches, watching.file)


def test_a_folder_that_is_put_away_and_made_anew_is_watched_still(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        watching.content.rename(watching.folder / "away")
        told(batches, watching.content)
        watching.content.mkdir()
        told(batches, watching.content)
        new = watching.content / "new.md"
        new.write_text("new", encoding="utf-8")
        told(batches, new)


def test_what_changes_between_two_batches_is_told_with_the_next(watching: Watching) -> None:
    with closing(begun(watching)) as batches:
        names = [watching.content / f"{number}.md" for number in range(5)]
        for name in names:
            name.write_text("x", encoding="utf-8")
        found: frozenset[Path] = frozenset()
        while not found >= set(names):
            found |= next(batches)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_content_folder_that_is_a_link_is_watched(watching: Watching) -> None:
    real = watching.content.rename(watching.folder / "real")
    watching.content.symlink_to(real)
    with closing(begun(watching)) as batches:
        (watching.content / "new.md").write_text("new", encoding="utf-8")
        told(batches, real.resolve() / "new.md")


def test_a_system_that_refuses_is_one_sentence(watching: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchdog.observers.api.BaseObserver.start", refuse)
    with (
        closing(changes(watching.watched())) as batches,
        pytest.raises(SetupError, match=r"^changes cannot be watched: inotify watch limit reached; use --poll$"),
    ):
        next(batches)


def test_changes_in_words(tmp_path: Path) -> None:
    one = tmp_path / "content" / "a.md"
    assert in_words([one], tmp_path) == "content/a.md"
    assert (
        in_words([tmp_path / "mkdocs.yml", one, tmp_path / "content" / "b.md"], tmp_path) == "content/a.md and 2 more"
    )
    assert in_words([], tmp_path) == "something"
