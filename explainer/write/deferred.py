"""Ctrl+C and a polite request to end wait for a few milliseconds."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_WAITING = ("SIGINT", "SIGTERM", "SIGHUP")
"""What ends a process and can be held back; Windows has no SIGHUP."""


@contextmanager
def deferred() -> Iterator[None]:
    """Hold these signals back, and let them have their way afterwards.

    Handlers can be set by the main thread only; in another one no KeyboardInterrupt is raised.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    numbers = [getattr(signal, name) for name in _WAITING if hasattr(signal, name)]
    # A handler that was not set from Python is None, and could not be set again.
    before = {number: handler for number in numbers if (handler := signal.getsignal(number)) is not None}
    try:
        for number in before:
            signal.signal(number, lambda number, _: came.append(number))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)
