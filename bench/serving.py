"""From a saved file to the page: `python -m bench.serving`, or with `--size 1000` on a synthetic archive.

A paragraph is added to one entry, again and again, while its page is open, or with `--title` its title is changed; what
is measured is the time from the write until the open page is told, and until the new page has come.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from bench import cases, generator

_TITLE = re.compile("^title: .*$", re.MULTILINE)
_SCRIPT = re.compile(rb'data-page="([^"]*)" data-looks="([^"]*)"')


class Edit(NamedTuple):
    """Seconds from a write until the open page was told, and until the new page had come."""

    told: float
    page: float


def archive(folder: Path, size: int, seed: int) -> None:
    """A copy of this archive, or a synthetic one of some size, in a folder."""
    if size:
        generator.write(folder / "content", generator.files(size, seed))
        (folder / "mkdocs.yml").write_text(cases.CONFIG.format(templates=cases.ROOT / "templates"), encoding="utf-8")
        return
    for name in ("content", "templates"):
        shutil.copytree(cases.ROOT / name, folder / name)
    for name in ("mkdocs.yml", "addresses.txt"):
        shutil.copy(cases.ROOT / name, folder / name)


def measure(folder: Path, entry: str, edits: int, *, title: bool = False) -> Iterator[Edit]:
    """Serve an archive and edit an entry of it, `conflicts/libya`: its text, or its title."""
    command = [sys.executable, str(cases.ROOT / "build.py"), "serve", "--config", "mkdocs.yml", "--port", "0"]
    world = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    with subprocess.Popen(
        command, cwd=folder, env=world, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stderr
        said = iter(server.stderr.readline, "")
        base = next(line for line in said if line.startswith("serving ")).split()[1].rstrip(";")
        file = folder / "content" / f"{entry}.md"
        for number in range(edits):
            yield _edit(base, entry, file, number, title=title)
            # Until the terminal has said so too, the change may be told a second time.
            next(line for line in said if ": read in " in line)
        server.send_signal(signal.SIGINT)
        server.communicate()


def _edit(base: str, entry: str, file: Path, number: int, *, title: bool) -> Edit:
    match = _SCRIPT.search(_got(f"{base}{entry}/"))
    assert match
    with urlopen(f"{base}_serve/events?page={match[1].decode()}&looks={match[2].decode()}") as events:  # noqa: S310
        assert not _news(events)
        text, words = file.read_text(encoding="utf-8"), f"An edit with number {number}"
        edited = _TITLE.sub(f"title: {words}", text, count=1) if title else f"{text.rstrip()}\n\n{words}.\n"
        started = time.perf_counter()
        file.write_text(edited, encoding="utf-8")
        while not _news(events):
            pass
        told = time.perf_counter() - started
        assert words in _got(f"{base}{entry}/").decode()
        return Edit(told, time.perf_counter() - started)


def _news(events: HTTPResponse) -> bool:
    """Whether the next thing that an open page is told is that it is another one now."""
    line = next(line for line in events if line.startswith(b"data: "))
    return bool(json.loads(line.removeprefix(b"data: "))["changed"])


def _got(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310
        return bytes(answer.read())


def main(arguments: list[str]) -> int:
    """Print the seconds of each edit."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument("--size", type=int, default=0, help="entries of a synthetic archive; 0: this archive")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=5)
    parser.add_argument("--entry", default="", help="the entry that is edited, conflicts/libya")
    parser.add_argument("--title", action="store_true", help="change its title, not its text")
    options = parser.parse_args(arguments)
    entry = options.entry or ("reports/report-000010" if options.size else "conflicts/libya")
    with tempfile.TemporaryDirectory() as folder:
        archive(Path(folder), options.size, options.seed)
        for edit in measure(Path(folder), entry, options.edits, title=options.title):
            print(f"{entry}: told after {edit.told:.2f} s, page after {edit.page:.2f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
