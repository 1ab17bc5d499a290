"""Ask the search of a site without a browser: its script run by node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROJECT

SCRIPT = PROJECT / "templates" / "assets" / "search.js"
NODE = shutil.which("node")

needs_node = pytest.mark.skipif(NODE is None, reason="node is not installed; https://nodejs.org has it")


def folded(texts: Sequence[str]) -> list[list[str]]:
    """The folded words of texts, as the browser folds them."""
    answers: list[list[str]] = _run({"fold": list(texts)})
    return answers


def ask(site: Path, *asked: str | tuple[str, dict[str, str]]) -> list[dict[str, Any]]:
    """What the search of a site answers to each text, or text with filters: `{slips, count, bytes, hits}`."""
    pairs = [(one, {}) if isinstance(one, str) else one for one in asked]
    answers: list[dict[str, Any]] = _run({"site": str(site), "ask": pairs})
    return answers


def paths(answer: dict[str, Any]) -> list[str]:
    """The pages that an answer gives, the best first: `conflicts/libya/`."""
    return [hit["path"] for hit in answer["hits"]]


def _run(question: dict[str, Any]) -> Any:
    assert NODE
    command = [NODE, str(Path(__file__).with_name("ask.js")), str(SCRIPT)]
    done = subprocess.run(command, input=json.dumps(question), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
