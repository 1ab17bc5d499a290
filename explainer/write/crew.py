"""Work done by as many processes as there are processors, each piece once and with the same outcome.

The processes are forks, so they have everything that this one has; they write the files themselves and only tell of
them. Whatever goes wrong in one, this process does the work that is missing itself, in its order: so a fault
is the same, and the same first one, as if there were no others.

Only on Linux and in a process without threads: elsewhere a fork may not be safe
(https://docs.python.org/3/library/os.html#os.fork).
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import Struct

_TURNS = 2000
"""Portions that the work is cut into, at most: all their numbers must find room in a pipe (pipe(7): 64 KiB)."""
_LEAST = 2
"""Pieces of a portion, at least."""
_NUMBER = Struct("=i")
_DONE = Struct("=iq")

Work = Callable[[int], bytes]
"""Does the piece of work with a number; returns what is to be told of it."""
Told = Callable[[int], None]

Answers = list[tuple[int, bytes]]
"""What one process told, in the order in which it worked."""


def share(count: int, work: Work, told: Told, enough: int, most: int | None = None) -> list[Answers]:
    """Do the work for every number below `count`; returns what each process told, this one last.

    `told` hears about how many are done. So many pieces are `enough` for a second process. `most` is the number of
    processes, by default that of the processors which this one may use. Raises what the work of the lowest number that
    fails raises.
    """
    processes = min(processors() if most is None else most, count // max(1, enough // 2))
    if processes < 2:
        return [[(number, _one(number, work, told)) for number in range(count)]]
    found = _together(count, work, told, processes)
    done = {number for answers in found for number, _ in answers}
    found[-1].extend((number, _one(number, work, told)) for number in range(count) if number not in done)
    return found


def apart(work: Callable[[Callable[[], None]], bytes]) -> bytes | None:
    """What a piece of work gives, done in a process that then ends: nothing of what it took stays in this one.

    The work calls what it is given now and then, which ends it when this process is gone. None where no process can be
    forked, or where the work failed: who does it again here has the fault.
    """
    if not _may_fork():
        return None
    children: dict[int, int] = {}

    def done(alive: Callable[[], None]) -> bytes:
        return b"\1" + work(alive)

    try:
        with suppress(OSError):
            child, answer = _forked(done)
            children[child] = answer
            with open(answer, "rb", closefd=False) as stream:
                said = stream.read()
            _end(child, children)
            return said[1:] if said else None
        return None
    finally:
        _stop(children)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, together with all processes that are forked meanwhile.

    A process whose parent was killed ends with the file at hand; whoever wants the folder next waits for that. Where
    a folder cannot be held there are no such processes, or the disk keeps no locks.
    """
    if sys.platform != "linux":
        yield
        return
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def processors() -> int:
    """How many processes may usefully run; 1 where this one must not be forked."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" and _may_fork() else 1


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _one(number: int, work: Work, told: Told) -> bytes:
    told(number)
    return work(number)


def _together(count: int, work: Work, told: Told, processes: int) -> list[Answers]:
    portion = max(_LEAST, -(-count // _TURNS))
    turns, end = os.pipe()
    os.write(end, b"".join(_NUMBER.pack(first) for first in range(0, count, portion)))
    os.close(end)
    children: dict[int, int] = {}
    found: list[Answers] = []
    try:
        for _ in range(processes - 1):
            with suppress(OSError):  # no more processes, or no memory for one: those that are there do the work
                child, answer = _start(turns, portion, count, work)
                children[child] = answer
        own = list(_turns(turns, portion, count, work, told))
        for child in list(children):
            answer = children[child]
            with open(answer, "rb", closefd=False) as stream:
                said = stream.read()
            _end(child, children)
            found.append(list(_answers(said)))
        return [*found, own]
    finally:
        os.close(turns)
        _stop(children)


def _stop(children: dict[int, int]) -> None:
    for child in list(children):
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        _end(child, children)


def _answers(said: bytes) -> Iterator[tuple[int, bytes]]:
    """What a process said; of one that was stopped, as much as it got to say."""
    at = 0
    while at + _DONE.size <= len(said):
        number, length = _DONE.unpack_from(said, at)
        at += _DONE.size
        if at + length > len(said):
            return
        yield number, said[at : at + length]
        at += length


def _end(child: int, children: dict[int, int]) -> None:
    os.close(children.pop(child))
    with suppress(ChildProcessError):
        os.waitpid(child, 0)


def _start(turns: int, portion: int, count: int, work: Work) -> tuple[int, int]:
    """Fork; returns the child and the pipe in which it says what it has done."""

    def done(alive: Callable[[], None]) -> bytes:
        answers = _turns(turns, portion, count, work, lambda _: alive())
        return b"".join([_DONE.pack(number, len(told)) + told for number, told in answers])

    return _forked(done)


def _forked(work: Callable[[Callable[[], None]], bytes]) -> tuple[int, int]:
    """Fork; returns the child and the pipe in which it says what its work gave: nothing if it failed."""
    answer, said = os.pipe()
    parent = os.getpid()
    try:
        child = os.fork()
    except OSError:
        os.close(answer)
        os.close(said)
        raise
    if child:
        os.close(said)
        return child, answer
    try:
        # Ctrl+C is the parent's to see to; and when it is killed, this process ends with the file at hand.
        signal.signal(signal.SIGINT, signal.SIG_IGN)

        def alive() -> None:
            if os.getppid() != parent:
                os._exit(1)

        told = work(alive)
        with open(said, "wb") as stream:  # noqa: PTH123 - a pipe
            stream.write(told)
    finally:
        os._exit(0)


def _turns(turns: int, portion: int, count: int, work: Work, told: Told) -> Iterator[tuple[int, bytes]]:
    """Take portions of the work until there are none; after a fault nobody takes another."""
    while taken := os.read(turns, _NUMBER.size):
        (first,) = _NUMBER.unpack(taken)
        for number in range(first, min(first + portion, count)):
            told(number)
            try:
                answer = work(number)
            except Exception:
                while os.read(turns, 1 << 16):
                    pass
                return
            yield number, answer
