"""Long lists of the whole site, as linking puts them in order: pages of them read only what they show."""

from __future__ import annotations

import msgspec

PAGE_LENGTH = 100
"""Items of a page: about 100 rows are some ten screens of a phone."""

MENTIONS = 40
"""Sentences that a page shows of those that speak of its entry; all of them stand on pages of their own."""
REPORT_MENTIONS = 5
"""The same on a report, whose page is the longest and read on a phone."""
SAID = 30
"""Statements that an actor's page shows of those that it made; all of them stand on pages of their own."""

NameRow = tuple[str, str, str]
"""A form of a name, its language ("" for a title), and the id of the entry."""


def count_parts(items: int, length: int = PAGE_LENGTH) -> int:
    """Into how many pages so many items are split; no items are one."""
    return max(1, -(-items // length))


def shown_mentions(kind: str) -> int:
    """How many sentences that speak of an entry stand on its own page."""
    return REPORT_MENTIONS if kind == "report" else MENTIONS


class NamesPage(msgspec.Struct, frozen=True, array_like=True):
    """One page of all names in their order, and how many there are in all."""

    count: int
    rows: tuple[NameRow, ...]
