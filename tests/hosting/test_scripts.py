"""The scripts, run against a repository and a command line of AWS that stand in for the real ones."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Draft

FAKE_AWS = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$AWS_SAID"
"""


@pytest.fixture
def built(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.build()
    return archive


def run(script: str, folder: Path, **world: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(PROJECT / "hosting" / script)],
        cwd=folder,
        env={**os.environ, **world},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_the_branch_holds_the_site_and_only_the_newest(built: Draft, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    remote = tmp_path / "remote.git"
    for _ in range(2):
        done = run("pages-branch.sh", built.root, REMOTE=str(remote))
        assert done.returncode == 0, done.stderr
    listed = git(remote, "-c", "core.quotePath=off", "ls-tree", "-r", "--name-only", "pages").splitlines()
    assert sorted(listed) == sorted(built.tree())
    assert git(remote, "rev-list", "--count", "pages") == "1\n"


def test_s3_gets_files_that_stay_first_and_the_rest_to_be_asked_for_again(built: Draft, tmp_path: Path) -> None:
    said = calls(built, tmp_path, BUCKET="my-archive")
    assert [call.split(" --")[0] for call in said] == [
        "s3 sync site s3://my-archive",
        "s3 sync site s3://my-archive",
        "s3 sync site s3://my-archive",
        "s3 website s3://my-archive",
    ]
    assert said[0].endswith("--cache-control public, max-age=31536000, immutable")
    assert said[1].endswith("--cache-control public, max-age=0, must-revalidate")
    assert "--delete" in said[2]
    assert said[3].endswith("--index-document index.html --error-document 404.html")


def test_s3_under_a_base_path(built: Draft, tmp_path: Path) -> None:
    said = calls(built, tmp_path, BUCKET="my-archive", BASE="/news/")
    assert said[0].startswith("s3 sync site s3://my-archive/news --exclude")
    assert said[-1].endswith("s3://my-archive --index-document index.html --error-document news/404.html")


@pytest.mark.parametrize("script", ["s3.sh", "pages-branch.sh"])
def test_without_a_site_nothing_is_published(archive: Draft, script: str) -> None:
    done = run(script, archive.root, BUCKET="b", REMOTE="/nowhere")
    assert (done.returncode, done.stderr) == (2, "there is no site/index.html; run “python build.py” first\n")


def calls(built: Draft, folder: Path, **world: str) -> list[str]:
    """What the script asked of AWS."""
    aws = folder / "bin" / "aws"
    aws.parent.mkdir()
    aws.write_text(FAKE_AWS, encoding="utf-8")
    aws.chmod(0o755)
    said = folder / "said"
    done = run("s3.sh", built.root, PATH=f"{aws.parent}:{os.environ['PATH']}", AWS_SAID=str(said), **world)
    assert done.returncode == 0, done.stderr
    return said.read_text(encoding="utf-8").splitlines()
