"""A bar for long work: drawn on a terminal only, and only when the work lasts."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from explainer.desk.terminal import is_terminal
from explainer.model.progress import Progress, silent

PATIENCE = 1.0
"""Seconds that work may take before a bar is drawn."""

_PAUSE = 0.1
"""Seconds between two drawings."""

_WIDEST = 30
"""Columns of the bar itself."""


@contextmanager
def progress_on(stream: IO[str], now: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """Show the progress of what is done within; nothing of it is left behind, however the work ends."""
    if not is_terminal(stream):
        yield silent
        return
    bar = _Bar(stream, now)
    try:
        yield bar.show
    finally:
        bar.clear()


class _Bar:
    def __init__(self, stream: IO[str], now: Callable[[], float]) -> None:
        self._stream = stream
        self._now = now
        self._next = now() + PATIENCE
        self._drawn = False

    def show(self, what: str, done: int, total: int) -> None:
        if self._now() < self._next:
            return
        self._next = self._now() + _PAUSE
        columns = shutil.get_terminal_size().columns
        self._stream.write("\r" + drawn(what, done, total)[: columns - 1] + "\x1b[K")
        self._stream.flush()
        self._drawn = True

    def clear(self) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def drawn(what: str, done: int, total: int) -> str:
    """One bar: `writing pages  ████······  412 of 1,073`; only the words when nobody knows the total."""
    if not total:
        return f"{what} …"
    full = _WIDEST * min(done, total) // total
    return f"{what}  {'█' * full}{'·' * (_WIDEST - full)}  {done:,} of {total:,}"
