"""Entries that were read already: a file that has not changed since is not read again."""

from __future__ import annotations

import os
import time

import msgspec

from explainer.load import Source, load_entry
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.problem import Problem

_TICK = 200_000_000
"""Nanoseconds within which two changes of a file may have the same time. A file that is younger when it is read is read
once more the next time (as git does with its index).
"""

Read = tuple[Entry | None, list[Problem]]


class _Known(msgspec.Struct, frozen=True):
    stamp: tuple[int, ...]
    largest: int
    read: Read


class Kept:
    """Reads entries for `pipeline.read`, and keeps them from one run to the next."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], _Known] = {}
        self._seen: dict[tuple[str, str], _Known] = {}

    def read_one(self, source: Source, config: Config) -> Read:
        """What `load_entry` gives for this file as it is now."""
        key = (source.path, source.file)
        now = time.time_ns()
        stamp = _stamp(source.file)
        known = self._known.get(key)
        if known is None or stamp is None or known.stamp != stamp or known.largest != config.largest_entry:
            entry, problems = load_entry(source, config)
            if stamp is None or max(stamp[-2:]) > now - _TICK:
                return entry, problems
            known = _Known(stamp, config.largest_entry, (entry, problems))
        self._seen[key] = known
        entry, problems = known.read
        return entry, list(problems)

    def forget_others(self) -> None:
        """Forget what was not asked for since this was called last: those files are gone."""
        self._known, self._seen = self._seen, {}


def _stamp(file: str) -> tuple[int, ...] | None:
    """What is different after any change of a file's text: its place on the disk, size in bytes and times."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
