"""Long lists of the whole site, as linking puts them in order: pages of them read only what they show."""

from __future__ import annotations

import msgspec

PAGE_LENGTH = 100
"""Items of a page: about 100 rows are some ten screens of a phone."""

NameRow = tuple[str, str, str]
"""A form of a name, its language ("" for a title), and the id of the entry."""


class NamesPage(msgspec.Struct, frozen=True, array_like=True):
    """One page of all names in their order, and how many there are in all."""

    count: int
    rows: tuple[NameRow, ...]
