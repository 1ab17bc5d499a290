"""Builds in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import PROJECT, Draft


def build(draft: Draft, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `build.py build` to its end."""
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--config", str(draft.mkdocs_yml), *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=env, cwd=draft.root)


def start(mkdocs_yml: Path) -> subprocess.Popen[bytes]:
    """Start `build.py build` and go on."""
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--config", str(mkdocs_yml)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def start_stopping(
    mkdocs_yml: Path, point: str, *, way: str = "exchange", then: str = "die", crew: int = 1
) -> subprocess.Popen[str]:
    """Start a build that stops at a point of `tests.write.stopping`: it dies there, or waits for a line."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.write.stopping", str(mkdocs_yml), point, way, then, str(crew)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=PROJECT,
    )


def stopped(child: subprocess.Popen[str]) -> int:
    """Wait for a child's end; returns its exit code, which is negative for a signal."""
    child.communicate()
    return child.returncode
