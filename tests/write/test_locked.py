"""Two builds at once do not mix, and a build that died does not keep the next one waiting."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from explainer import write
from explainer.model.problem import SetupError
from explainer.write import locked
from tests.conftest import Draft
from tests.write.processes import build, start, start_stopping, stopped


def test_a_second_build_waits_for_the_first(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.build()
    before = archive.tree()
    archive.config(site_name="Another name")
    first = start_stopping(archive.mkdocs_yml, "staged", then="wait")
    assert first.stdout is not None
    assert first.stdout.readline() == "waiting\n"

    monkeypatch.setattr(write, "_WAIT", 0.01)
    with pytest.raises(SetupError, match=r"another build has held .*lock for 0 minutes"):
        archive.build()
    assert archive.tree() == before

    first.communicate("go on\n")
    assert first.returncode == 0
    again = archive.build().written
    assert again is not None
    assert (again.made, again.removed) == ((), ())


def test_a_build_that_was_killed_holds_nothing(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stopped(start_stopping(archive.mkdocs_yml, "rendering")) < 0

    monkeypatch.setattr(write, "_WAIT", 0.01)
    assert archive.build().written is not None


def test_a_build_that_failed_holds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "_WAIT", 0.01)
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        raise ZeroDivisionError

    with locked(tmp_path):
        pass


def test_two_builds_of_different_names_at_once_do_not_mix(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    configs, sites = [], []
    for name in ("Here", "There"):
        archive.config(site_name=name)
        archive.build()
        sites.append(archive.tree())
        configs.append(archive.root / f"{name}.yml")
        shutil.copy(archive.mkdocs_yml, configs[-1])

    for _ in range(3):
        children = [start(config) for config in configs]
        assert [child.wait() for child in children] == [0, 0]
        assert archive.tree() in sites
    archive.build()
    assert archive.tree() == sites[1]


def test_a_cache_that_cannot_be_written_is_one_sentence(archive: Draft) -> None:
    (archive.root / "file").write_text("")
    archive.config(cache_dir="file/cache")

    child = build(archive)

    assert child.returncode == 2
    assert child.stderr == f"error: the cache {archive.root}/file/cache cannot be written: Not a directory\n"


def test_a_lock_that_cannot_be_opened_is_one_sentence(archive: Draft) -> None:
    (archive.root / ".cache/explainer/lock").mkdir(parents=True)

    child = build(archive)

    assert child.returncode == 2
    assert child.stderr == f"error: the cache {archive.root}/.cache/explainer cannot be written: Is a directory\n"
