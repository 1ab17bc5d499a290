"""A build that stops at a named point, run as `python -m tests.write.stopping mkdocs.yml POINT WAY THEN [PROCESSES]`.

WAY is how the site is replaced: `exchange`, `renames`, `files`. THEN is `die` (by SIGKILL, which nothing can catch) or
`wait` (for a line on standard input, after saying `waiting`). A number may follow: of the processes that make pages.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from explainer import making, memory, pipeline, write
from explainer.load import read_config

crew: Any = importlib.import_module("explainer.write.crew")
publish: Any = importlib.import_module("explainer.write.publish")
"""The module, which the function of the same name hides."""

POINTS: dict[str, tuple[Any, str, str, int]] = {
    "reading": (pipeline, "take_census", "after", 1),
    "rendering": (making, "make", "before", 5),
    "packing": (importlib.import_module("explainer.write.staging"), "pack", "before", 1),
    "staged": (write, "publish", "before", 1),
    "swapped": (publish, "exchange", "after", 1),
    "moved aside": (Path, "rename", "after", 1),
    "moved in": (Path, "rename", "after", 2),
    "copying": (publish.shutil, "copy2", "after", 3),
    "putting": (publish, "_put", "after", 3),
    "removing": (publish, "_remove_unclaimed", "before", 1),
    "published": (write, "publish", "after", 1),
    "remembered": (memory.Memory, "keep_again", "before", 1),
}
"""The function of the program that marks each point, and at which of its calls."""


def main(mkdocs_yml: str, point: str, way: str, then: str, processes: str = "1") -> None:
    """Build; stop once."""
    if processes != "1":
        making._ENOUGH = 2
        crew._LEAST = 1
    crew.processors = lambda: int(processes)
    if way != "exchange":
        publish.exchange = lambda *_: False
    if way == "files":
        publish._two_renames = lambda *_: False
    owner, name, when, call = POINTS[point]
    setattr(owner, name, _stopping(getattr(owner, name), when, call, then))
    pipeline.build(read_config(Path(mkdocs_yml)))


def _stopping(function: Callable[..., Any], when: str, call: int, then: str) -> Callable[..., Any]:
    calls = 0

    def wrapper(*arguments: Any, **keys: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call and when == "before":
            _stop(then)
        result = function(*arguments, **keys)
        if calls == call and when == "after":
            _stop(then)
        return result

    return wrapper


def _stop(then: str) -> None:
    if then == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    print("waiting", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
