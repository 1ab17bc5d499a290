"""A copy of the project as a new user has it, and its documents followed in it, command by command."""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.docs.blocks import Block

_BESIDE = Path(sys.executable).parent


def clone(folder: Path) -> Path:
    """Copy the files that git has, without the tests; skips the test where the project is not a clone."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not in a clone")
    for name in listed.stdout.split("\0"):
        if name and not name.startswith("tests/") and (PROJECT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, target)
    return folder


class Reader:
    """Somebody who follows a page literally, in a copy of the project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""

    def follow(self, block: Block) -> None:
        """Do what a block asks for."""
        notes = block.notes
        if "file" in notes:
            self.file(notes["file"]).write_text(block.text, encoding="utf-8")
        elif "edit" in notes:
            path, old = notes["edit"].split(": ", 1)
            self._edit(path, old, block.text.removesuffix("\n"))
        elif "written" in notes:
            assert self.file(notes["written"]).read_text(encoding="utf-8") == block.text, block.place
        elif block.language == "sh" and "lasts" in notes:
            begin_and_stop(["sh", "-c", f"exec {installed(block.text)}"], self.folder, notes["lasts"])
        elif block.language == "sh" and block.run:
            self._run(block)
        elif "printed" in notes:
            assert self.printed == block.text, block.place

    def file(self, path: str) -> Path:
        """A file by the path that the document names, from the project's folder."""
        return self.folder / path

    def _edit(self, path: str, old: str, new: str) -> None:
        text = self.file(path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} holds {old} {text.count(old)} times"
        self.file(path).write_text(text.replace(old, new), encoding="utf-8")

    def _run(self, block: Block) -> None:
        """Run the lines of a block; what they print is kept in the order in which it comes."""
        person, terminal = pty.openpty()
        try:
            os.write(person, f"{block.notes.get('answered', '')}\n".encode())
            ended = subprocess.run(
                ["sh", "-e", "-c", installed(block.text)],
                cwd=self.folder, env=environment(), timeout=300, check=False,
                stdin=terminal if "answered" in block.notes else subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            )  # fmt: skip
        finally:
            os.close(person)
            os.close(terminal)
        self.printed = ended.stdout
        assert ended.returncode == int(block.notes.get("ends with", "0")), f"{block.place}\n{ended.stdout}"


def begin_and_stop(command: list[str], folder: Path, words: str = "") -> None:
    """Start a command that goes on, wait until it says some words, and stop it with Ctrl+C."""
    with subprocess.Popen(
        command, cwd=folder, env=environment(),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as running:  # fmt: skip
        assert running.stdout is not None
        try:
            said = iter(running.stdout.readline, b"")
            assert any(words.encode() in line for line in said), "it ends and has not said so"
            assert running.poll() is None, "it has ended"
            running.send_signal(signal.SIGINT)
            assert b"Traceback" not in running.communicate(timeout=60)[0]
        finally:
            running.kill()


def installed(command: str) -> str:
    """A command with the programs of the README's `.venv` replaced by those that run this test.

    A port that may be taken on this machine becomes any that is free.
    """
    command = re.sub(r"(build\.py serve)(?!.*--port)", r"\1 --port 0", command)
    # In one go: this test's own Python may lie in a `.venv/bin` too.
    return re.sub(
        r"\.venv/bin/(\w+)",
        lambda m: shlex.quote(sys.executable if m[1] == "python" else str(_BESIDE / m[1])),
        command,
    )


def environment() -> dict[str, str]:
    """This test's environment without what would change what is printed or built."""
    left_out = ("SITE_URL", "FORCE_COLOR", "PYTHONPATH")
    return {key: value for key, value in os.environ.items() if key not in left_out}
