"""Files that change under somebody's hands, told in batches: one save of an editor is one batch."""

from __future__ import annotations

import os
import queue
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from explainer.model.problem import SetupError

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

SETTLE = 0.1
"""Seconds without a further change that end a batch."""

LONGEST = 2.0
"""Seconds after which a batch ends even if changes go on."""

_GLANCE = 1.0
"""Seconds between two looks at whether what is watched is still the same folder. A wait that long can also be
interrupted on systems where an endless one cannot.
"""

_CHANGES = frozenset(("created", "modified", "moved", "deleted", "closed"))
"""Events of a file that is another one afterwards. Reading it makes events too, and they must not count."""


class Watched(msgspec.Struct, frozen=True):
    """What to watch: folders with all that is in them, and single files."""

    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()

    def holds(self, path: Path) -> bool:
        """Whether a path is one of these files, or in one of these folders and no hidden file or editor's backup."""
        if path in self.files:
            return True
        for folder in self.folders:
            if path == folder or folder in path.parents:
                return not any(_passed_over(part) for part in path.relative_to(folder).parts)
        return False


Batches = Generator[frozenset[Path], None, None]


def changes(
    watched: Watched, *, polling: bool = False, settle: float = SETTLE, begun: Callable[[], object] | None = None
) -> Batches:
    """Yield the paths of what has changed, a batch at a time, until the iterator is closed or interrupted.

    Editors that write beside and rename, and folders that are put away and made anew, are told like any other change.
    What changes between two batches is told with the next. With `polling` the files are looked at every second, for
    disks that tell of no changes (network drives, some containers). `begun` is called once, as soon as no change can be
    missed any more. Raises `SetupError` when the system refuses.
    """
    watched = Watched(tuple(map(_real, watched.folders)), tuple(map(_real, watched.files)))
    told: queue.SimpleQueue[Path] = queue.SimpleQueue()
    batch: frozenset[Path] = frozenset()
    while True:
        roots = _identities(watched)
        with _observed(watched, told, polling=polling):
            if begun:
                begun()
                begun = None
            while True:
                if batch:
                    yield batch
                batch = _batch(told, settle)
                # The system watches a folder, not its name: if another bears the name now, watch that.
                moved = {folder for folder, identity in _identities(watched).items() if identity != roots[folder]}
                if moved:
                    batch |= moved
                    break


def _batch(told: queue.SimpleQueue[Path], settle: float) -> frozenset[Path]:
    """The next batch, or nothing after a while without a change."""
    try:
        batch = {told.get(timeout=_GLANCE)}
    except queue.Empty:
        return frozenset()
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        try:
            batch.add(told.get(timeout=settle))
        except queue.Empty:
            break
    return frozenset(batch)


@contextmanager
def _observed(watched: Watched, told: queue.SimpleQueue[Path], *, polling: bool) -> Iterator[None]:
    from watchdog.events import FileSystemEvent, FileSystemEventHandler

    class Handler(FileSystemEventHandler):
        """Puts the paths of events that count into the queue."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            # A folder changes whenever something in it does, which is told on its own.
            if event.event_type not in _CHANGES or (event.is_directory and event.event_type == "modified"):
                return
            for path in (event.src_path, event.dest_path):
                if path and watched.holds(found := Path(os.fsdecode(path))):
                    told.put(found)

    observer = _observer(polling=polling)
    try:
        for folder, recursive in _scheduled(watched):
            observer.schedule(Handler(), str(folder), recursive=recursive)
        observer.start()
    except OSError as fault:
        raise SetupError(f"changes cannot be watched: {fault.strerror or fault}; use --poll") from None
    try:
        yield
    finally:
        observer.stop()
        observer.join()


def _observer(*, polling: bool) -> BaseObserver:
    if polling:
        from watchdog.observers.polling import PollingObserver

        return PollingObserver()
    from watchdog.observers import Observer

    made: Any = Observer()
    found: BaseObserver = made
    return found


def _scheduled(watched: Watched) -> Iterator[tuple[Path, bool]]:
    """Folders to watch, and whether with all that is below. A file is watched through its folder, since an editor
    may put another in its place.
    """
    present = [folder for folder in watched.folders if folder.is_dir()]
    for folder in present:
        if not any(other in folder.parents for other in present):
            yield folder, True
    for folder in sorted({file.parent for file in watched.files}):
        if folder.is_dir() and not any(other in (folder, *folder.parents) for other in present):
            yield folder, False


def _identities(watched: Watched) -> dict[Path, tuple[int, int] | None]:
    return {folder: _identity(folder) for folder in (*watched.folders, *(file.parent for file in watched.files))}


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _passed_over(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith(("~", ".swp", ".tmp"))


def in_words(paths: Iterable[Path], root: Path) -> str:
    """Which files changed, in a few words: `content/terms/truce.md`, or `content/terms/truce.md and 3 more`."""
    names = sorted(os.path.relpath(path, _real(root)).replace(os.sep, "/") for path in paths)
    if not names:
        return "something"
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1:,} more"
