"""Which addresses of pages answer in an archive."""

from __future__ import annotations

from explainer.model.address import day_address, entry_address, id_in
from explainer.model.archive import Archive


def answers(archive: Archive, address: str) -> bool:
    """Whether an entry's page, or a day's page of a conflict, stands at an address."""
    return is_entry(archive, address) or is_day(archive, address)


def is_entry(archive: Archive, address: str) -> bool:
    """Whether an entry's page stands at an address; the home page is one if the content has an `index`."""
    entry = archive.entries.get(id_in(address) or "index")
    return entry is not None and entry_address(entry.kind, entry.id) == address


def is_day(archive: Archive, address: str) -> bool:
    """Whether a conflict stands at an address as it was on a day."""
    conflict = id_in(address)
    return any(day_address(conflict, view.day) == address for view in archive.views.get(conflict, ()))


def entry_addresses(archive: Archive) -> set[str]:
    """Where all entries stand."""
    return {entry_address(entry.kind, entry.id) for entry in archive.entries.values()}
