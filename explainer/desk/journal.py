"""Changes to many files that happen all or not at all.

What is to be written is first put down whole in one file of the cache; from then on the change has happened, whatever
comes: `finish` carries out what the file says, as often as it takes, and then deletes it. A program that is killed
before leaves everything as it was, one that is killed after leaves a change which the next run finishes.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from explainer.desk.drafts import rewrite
from explainer.model.config import Config
from explainer.model.setup import SetupError

_NAME = "journal.json"


class Change(msgspec.Struct, frozen=True):
    """A file's new text. `before` is the digest of its bytes until now, "" for a file that is new."""

    path: str
    before: str
    text: str


class Journal(msgspec.Struct, frozen=True):
    """A change under way: what it is in words, the file that gets another name, and new texts.

    Paths are relative to the folder of mkdocs.yml. A text is written after its file has its new name.
    """

    what: str
    move: tuple[str, str]
    changes: tuple[Change, ...]


def begin(config: Config, journal: Journal) -> None:
    """Put a change down and carry it out. Raises `SetupError`; what was put down can then be finished later."""
    try:
        config.cache_dir.mkdir(parents=True, exist_ok=True)
        rewrite(config.cache_dir / _NAME, msgspec.json.encode(journal))
    except OSError as fault:
        raise SetupError(f"the cache {config.cache_dir} cannot be written: {fault.strerror}") from None
    finish(config)


def finish(config: Config) -> str:
    """Carry out a change that was put down; returns what it was in words, or "" when there was none.

    Raises `SetupError` when the disk refuses, or when a file was changed by somebody else in between.
    """
    file = config.cache_dir / _NAME
    try:
        journal = msgspec.json.decode(file.read_bytes(), type=Journal)
    except FileNotFoundError:
        return ""
    except (OSError, msgspec.DecodeError) as fault:
        raise SetupError(f"{file} cannot be read: {fault}; look at the content, then delete the file") from None
    try:
        _move(config.root, journal.move)
        for change in journal.changes:
            _carry_out(config.root / change.path, change, journal.what)
        file.unlink()
    except OSError as fault:
        name = fault.filename or file
        raise SetupError(
            f"{name} cannot be written: {fault.strerror}; run the command again to finish {journal.what}"
        ) from None
    return journal.what


def of_rename(old: str, new: str) -> str:
    """A rename in words."""
    return f"the rename of “{old}” to “{new}”"


def digest(data: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _move(root: Path, move: tuple[str, str]) -> None:
    old, new = root / move[0], root / move[1]
    if os.path.lexists(old):
        if os.path.lexists(new) and not old.samefile(new):
            raise SetupError(f"{new} exists already; it is left as it is")
        old.replace(new)


def _carry_out(file: Path, change: Change, what: str) -> None:
    data = change.text.encode()
    now = file.read_bytes() if file.exists() else b""
    if now == data and file.exists():
        return
    if (digest(now) if file.exists() else "") != change.before:
        raise SetupError(f"{file} was changed while {what} was under way; put it back as it was and run it again")
    rewrite(file, data)
