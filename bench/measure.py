"""One whole process, measured from outside: time, processor time and peak memory."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
_PAUSE = 0.05
"""Seconds between two looks at the memory."""


class Usage(NamedTuple):
    """What a process and its children used: seconds by the clock, seconds of processors, bytes at the peak.

    `stopped` is true when the limit of time ended it; its figures are then lower bounds.
    """

    seconds: float
    processor: float
    peak: int
    stopped: bool = False


class FailedError(Exception):
    """A command ended with an error; the message says which and what it printed last."""


def run(command: Sequence[str], folder: Path, limit: float = float("inf")) -> Usage:
    """Run a command in a folder and measure it; `limit` is in seconds.

    Peak memory is the sum of the resident memory of all processes of the command's session, looked at every 50 ms (or
    as often as a twentieth of the time allows) in Linux's /proc; while there is one process, the kernel's own
    high-water mark (VmHWM) is taken, which misses no moment but the last 50 ms. Memory that processes share is divided
    among them (PSS in proc(5)), so that it counts once. Where there is no /proc, it
    is the `ru_maxrss` of getrusage(2): that of the largest process. The processor's time is that of wait4(2) for the
    process and the children that it waited for. Raises `FailedError`.
    """
    log = folder / "output.log"
    with log.open("wb") as stream:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=_world(), stdout=stream, stderr=stream, start_new_session=True
        )
    watch = _Watch(process.pid, limit)
    watch.start()
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        _end(process.pid)
        process.wait()
        raise
    finally:
        watch.ended.set()
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.join()
    if process.returncode and not watch.stopped:
        said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()[-5:]
        raise FailedError(f"{' '.join(command)} ended with {process.returncode}: {' / '.join(said)}")
    unit = 1 if sys.platform == "darwin" else 1024
    peak = watch.peak or used.ru_maxrss * unit
    return Usage(seconds, used.ru_utime + used.ru_stime, peak, watch.stopped)


def _world() -> dict[str, str]:
    """The environment without the setting that has Python compile a program again in each run, whose code is not there
    yet: those of libraries lie there since they were installed, and with everybody else ours does too.
    """
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class _Watch(threading.Thread):
    """Looks at the memory of a session until `ended` is set; ends the session when it runs beyond the limit."""

    def __init__(self, session: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.deadline = time.monotonic() + limit
        self.ended = threading.Event()
        self.peak = 0
        self.stopped = False

    def run(self) -> None:
        pause = _PAUSE
        while not self.ended.wait(pause):
            began = time.monotonic()
            self.peak = max(self.peak, _memory(self.session))
            pause = max(_PAUSE, 20 * (time.monotonic() - began))
            if time.monotonic() > self.deadline and not self.stopped:
                self.stopped = True
                _end(self.session)


def _memory(session: int) -> int:
    """Bytes that the processes of a session hold now; of a single one, the most that it ever held."""
    found = []
    for folder in _PROC.iterdir() if _PROC.is_dir() else ():
        if folder.name.isdigit():
            try:
                # The fields after the name, which may hold anything: state, parent, group, session (proc(5)).
                fields = (folder / "stat").read_bytes().rpartition(b")")[2].split()
                if int(fields[3]) == session:
                    found.append(folder)
            except (OSError, IndexError):
                continue  # it has ended meanwhile
    if len(found) == 1:
        return _kilobytes(found[0] / "status", b"VmHWM:")
    return sum(_kilobytes(folder / "smaps_rollup", b"Pss:") for folder in found)


def _kilobytes(file: Path, key: bytes) -> int:
    try:
        lines = file.read_bytes().splitlines()
    except OSError:
        return 0  # it has ended meanwhile
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(key))


def _end(session: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(session, signal.SIGKILL)
