"""The list of published addresses: it only grows."""

from __future__ import annotations

from explainer.desk.drafts import rewrite
from explainer.load.promises import ADDRESSES
from explainer.model.address import day_address, entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.setup import SetupError

_HEAD = """\
# Addresses that were published: `python build.py addresses` adds to them, and no line is ever taken out.
# `python build.py check` fails when nothing answers at one of them.
"""


def unlisted(archive: Archive) -> tuple[str, ...]:
    """The addresses that a reader may cite and that the list does not hold yet, sorted: entries and conflicts' days."""
    listed = {promise.address for promise in archive.promises.addresses}
    entries = {entry_address(entry.kind, entry.id) for entry in archive.entries.values()}
    days = {day_address(conflict, view.day) for conflict, views in archive.views.items() for view in views}
    return tuple(sorted((entries | days) - listed))


def add_unlisted(archive: Archive, config: Config) -> tuple[str, ...]:
    """Write those addresses into the list; returns them. Raises `SetupError` when it cannot be written."""
    added = unlisted(archive)
    if added:
        file = config.root / ADDRESSES
        listed = {promise.address for promise in archive.promises.addresses}
        lines = _comments(file.read_text(encoding="utf-8-sig")) if file.exists() else _HEAD
        try:
            rewrite(file, (lines + "\n".join(sorted(listed | {*added})) + "\n").encode())
        except OSError as fault:
            raise SetupError(f"{file} cannot be written: {fault.strerror}") from None
    return added


def _comments(text: str) -> str:
    """The comments that the list begins with."""
    kept = []
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            break
        kept.append(line + "\n")
    return "".join(kept)
