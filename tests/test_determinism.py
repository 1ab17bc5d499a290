"""Two clean builds give the same bytes, on any day, machine, locale and hash seed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Draft
from tests.real import copy_of_the_archive, files_of, site_of_the_archive

HERE = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"}
THERE = {
    "PYTHONHASHSEED": "4242",
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "LANGUAGE": "tr",
    "TZ": "Pacific/Kiritimati",
    "SOURCE_DATE_EPOCH": "86400",
    "COLUMNS": "40",
    "NO_COLOR": "1",
}


def site_of(mkdocs_yml: Path, site: Path, env: dict[str, str], *, umask: int, cwd: Path) -> dict[str, bytes]:
    """A clean build in a process of its own."""
    kept = {key: value for key, value in os.environ.items() if key not in {**HERE, **THERE}}
    child = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "build", "--config", str(mkdocs_yml), "--site-dir", str(site)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**kept, **env},
        umask=umask,
        cwd=cwd,
    )
    assert child.returncode == 0, child.stderr
    return files_of(site)


def test_the_real_archive_is_the_same_on_another_machine(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    one = files_of(site_of_the_archive(tmp_path_factory, "plain", site_url=""))

    there = copy_of_the_archive(tmp_path / "another place" / "copy")
    other = site_of(there, tmp_path / "other", THERE, umask=0o077, cwd=tmp_path)

    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
    assert not any(str(tmp_path).encode() in data for data in other.values())
    assert not any(str(PROJECT).encode() in data for data in one.values())


def test_names_in_any_script_are_the_same_on_another_machine(archive: Draft, tmp_path: Path) -> None:
    archive.write("places/şuşa.md", "---\ntitle: Şuşa\nnames: [{text: Շուշի, lang: hy}, {text: İI, lang: az}]\n---\n")
    archive.write("places/isparta.md", "---\ntitle: Isparta\n---\n\nFar from [[şuşa]].\n")
    archive.write("media/kaart-ë.png", b"a map")

    one = site_of(archive.mkdocs_yml, tmp_path / "one", HERE, umask=0o022, cwd=PROJECT)
    other = site_of(archive.mkdocs_yml, tmp_path / "other", THERE, umask=0o077, cwd=tmp_path)

    assert "places/şuşa/index.html" in one
    assert one == other


def test_the_files_of_a_site_are_as_open_as_the_umask_lets_them_be(archive: Draft, tmp_path: Path) -> None:
    site_of(archive.mkdocs_yml, tmp_path / "site", {}, umask=0o022, cwd=tmp_path)

    modes = {file.stat().st_mode & 0o777 for file in (tmp_path / "site").rglob("*") if file.is_file()}
    assert modes == {0o644}
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755
