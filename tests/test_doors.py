"""`mkdocs` and `properdocs` are two more doors to the same pages, byte for byte."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import PROJECT, Draft
from tests.real import copy_of_the_archive, files_of, site_of_the_archive

DOORS = ("mkdocs", "properdocs")
WORLD = {**{key: value for key, value in os.environ.items() if key != "SITE_URL"}, "PYTHONPATH": str(PROJECT)}
"""Where the commands run: `SITE_URL` belongs to the real archive's deployment."""

PATIENCE = 60
"""Seconds after which a server that does not do what it is to do has failed."""


SERVE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("mkdocs", run_name="__main__")
"""
"""`python -m mkdocs` that Ctrl+C stops even where the tests themselves run in the background."""


def through(door: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of MkDocs or ProperDocs to its end."""
    return subprocess.run(
        [sys.executable, "-m", door, *arguments],
        check=False,
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env=WORLD,
    )


@pytest.fixture
def small(archive: Draft) -> Draft:
    archive.config(site_url="https://example.org/archive", site_description="What it is")
    archive.write("index.md", "---\ntitle: Home\n---\n\nSee [[libya]]. {{ 7*7 }}\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [there](../places/sirte.md). ![map](map.png)\n")
    archive.write("conflicts/map.png", b"a map")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n")
    archive.write("README.md", "For people who write here.\n")
    return archive


@pytest.mark.parametrize("door", DOORS)
def test_another_door_gives_the_same_bytes(small: Draft, door: str) -> None:
    small.build()
    ours = small.tree()

    child = through(door, "build", "-d", str(small.root / "theirs"), cwd=small.root)

    assert child.returncode == 0, child.stderr
    assert files_of(small.root / "theirs") == ours


@pytest.mark.parametrize("door", DOORS)
def test_another_door_gives_the_same_bytes_of_the_real_archive(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, door: str
) -> None:
    mkdocs_yml = copy_of_the_archive(tmp_path / "archive")

    child = through(door, "build", "-d", str(tmp_path / "theirs"), cwd=mkdocs_yml.parent)

    assert child.returncode == 0, child.stderr
    one, other = files_of(site_of_the_archive(tmp_path_factory, "plain", site_url="")), files_of(tmp_path / "theirs")
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


@pytest.mark.parametrize("door", DOORS)
def test_another_door_replaces_our_site_and_leaves_nothing_else(small: Draft, door: str) -> None:
    small.build()
    ours = small.tree()
    (small.site / "stray.html").write_text("stray")
    before = sorted(os.listdir(small.root))

    child = through(door, "build", cwd=small.root)

    assert child.returncode == 0, child.stderr
    assert small.tree() == ours
    assert sorted(os.listdir(small.root)) == before


@pytest.mark.parametrize("door", DOORS)
def test_errors_stop_another_door_and_leave_the_last_good_site(small: Draft, door: str) -> None:
    small.build()
    ours = small.tree()
    small.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nSee [[nothing]] and [[nobody]].\n")

    child = through(door, "build", cwd=small.root)

    assert child.returncode == 1
    assert "content/places/sirte.md:5:5: error: no entry is called “nothing” [missing-reference]" in child.stderr
    assert "content/places/sirte.md:5:21: error: no entry is called “nobody” [missing-reference]" in child.stderr
    assert "Nothing was written: 2 errors" in child.stdout
    assert "Traceback" not in child.stderr
    assert small.tree() == ours


@pytest.mark.parametrize("door", DOORS)
def test_a_broken_set_up_stops_another_door_in_one_sentence(small: Draft, door: str) -> None:
    small.build()
    ours = small.tree()
    templates = small.own_templates()
    (templates / "place.html").write_text("{{ nothing }}", encoding="utf-8")

    child = through(door, "build", cwd=small.root)

    assert child.returncode == 1
    assert "templates/place.html:1: 'nothing' is undefined" in child.stderr
    assert "Traceback" not in child.stderr
    assert small.tree() == ours


@pytest.mark.parametrize("door", DOORS)
def test_strict_makes_warnings_fail(small: Draft, door: str) -> None:
    small.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA war.\n")

    lenient = through(door, "build", cwd=small.root)
    strict = through(door, "build", "--strict", cwd=small.root)

    assert "warning: this statement cites no source [uncited-statement]" in lenient.stderr
    assert lenient.returncode == 0
    assert strict.returncode == 1
    assert re.search(r"Aborted with \d+ warnings in .*strict mode", strict.stdout, re.IGNORECASE)


@pytest.mark.parametrize("door", DOORS)
def test_strict_passes_where_there_are_no_warnings(small: Draft, door: str) -> None:
    small.config(rules=dict.fromkeys(("uncited-statement", "orphan", "missing-date"), "off"))

    child = through(door, "build", "--strict", cwd=small.root)

    assert child.returncode == 0, child.stderr


def test_a_site_address_on_mkdocs_side_is_the_same_with_and_without_its_last_slash(small: Draft) -> None:
    small.build()
    ours = small.tree()
    small.config(site_url="https://example.org/archive/")

    through("mkdocs", "build", cwd=small.root)

    assert small.tree() == ours
    assert b"https://example.org/archive/conflicts/libya/" in ours["sitemap.xml"]


def test_serve_shows_an_edit_and_survives_an_error(small: Draft) -> None:
    with serving(small) as server:
        assert "A war" not in server.page("conflicts/libya/")

        small.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA war of many sides.\n")
        server.waits_for(lambda: "A war of many sides." in server.page("conflicts/libya/"))

        small.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[nothing]].\n")
        server.waits_for(lambda: "Nothing was written: 1 error" in server.said())
        # MkDocs holds every request back until the error is mended.
        small.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA war that ended.\n")
        server.waits_for(lambda: "A war that ended." in server.page("conflicts/libya/"))
    assert not small.site.exists()


@pytest.mark.parametrize("door", DOORS)
def test_gh_deploy_puts_the_site_on_its_branch(small: Draft, tmp_path: Path, door: str) -> None:
    small.build()
    remote = tmp_path / "remote.git"
    git("init", "--quiet", "--bare", str(remote), cwd=tmp_path)
    git("init", "--quiet", cwd=small.root)
    git("remote", "add", "origin", str(remote), cwd=small.root)
    git("add", "content", "mkdocs.yml", cwd=small.root)
    git("commit", "--quiet", "-m", "Add the archive", cwd=small.root)

    child = through(door, "gh-deploy", "--no-history", cwd=small.root)

    assert child.returncode == 0, child.stderr
    git("clone", "--quiet", "--branch", "gh-pages", str(remote), str(tmp_path / "clone"), cwd=tmp_path)
    files = {path: data for path, data in files_of(tmp_path / "clone").items() if not path.startswith(".git/")}
    assert files.pop(".nojekyll") == b""
    assert files == small.tree()


def git(*arguments: str, cwd: Path) -> None:
    settings = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True, cwd=cwd)


class Server:
    """`mkdocs serve` in a process of its own, and what it said."""

    def __init__(self, draft: Draft) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = draft.root.parent / "serve.log"
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE, "serve", "--dev-addr", self.address],
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=draft.root,
                env={**WORLD, "PYTHONUNBUFFERED": "1"},
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def page(self, path: str) -> str:
        """A page of the site, which is served under the path of its own address."""
        with urllib.request.urlopen(f"http://{self.address}/archive/{path}", timeout=PATIENCE) as response:
            text: str = response.read().decode()
        return text

    def waits_for(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.05)


@contextmanager
def serving(draft: Draft) -> Iterator[Server]:
    """A server that has begun to serve; it is stopped in the end, as with Ctrl+C."""
    server = Server(draft)
    try:
        server.waits_for(lambda: "Serving on" in server.said())
        yield server
    finally:
        server.process.send_signal(signal.SIGINT)
        server.process.wait()
