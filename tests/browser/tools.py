"""What the browser's tests need from outside: a Chromium, playwright, and node with the packages of package.json.

On a developer's machine a test that lacks one is skipped and says how to get it. In the gate (`CI` is set) it fails:
a check that silently did not run is none.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

HERE = Path(__file__).parent
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def chromium() -> str:
    """The path of a Chromium: `CHROMIUM` of the environment, or the first one found on the path."""
    named = os.environ.get("CHROMIUM")
    found = shutil.which(named) if named else next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if not found:
        missing("no Chromium: `apt-get install chromium`, or set CHROMIUM to the path of one")
    return found


def playwright() -> Any:
    """The module `playwright.sync_api`."""
    try:
        from playwright import sync_api
    except ImportError:
        missing(
            "no playwright: `.venv/bin/pip install -r requirements-dev.txt`; it uses the Chromium that is installed"
        )
    return sync_api


def expect(actual: Any) -> Any:
    """`expect` of playwright: what must become true of a page or an element, sooner or later."""
    return playwright().expect(actual)


def axe() -> Path:
    """The script of axe-core."""
    return _package("axe-core") / "axe.min.js"


def run_node(script: str, package: str, asked: Any) -> Any:
    """Run a script of this folder: it gets JSON on its input and answers with JSON on its output."""
    _package(package)
    node = shutil.which("node")
    if not node:
        missing("no node: https://nodejs.org, or `apt-get install nodejs npm`")
    done = subprocess.run(
        [node, str(HERE / script)], input=json.dumps(asked), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def missing(what: str) -> NoReturn:
    """Skip the test, or fail it in the gate."""
    if os.environ.get("CI"):
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def _package(name: str) -> Path:
    folder = HERE / "node_modules" / name
    if not folder.is_dir():
        missing(f"no {name}: `npm ci --prefix tests/browser`")
    return folder
