"""Long lists on several pages, so that no page grows with the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec

from explainer.compose.paper import Paper
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.lists import PAGE_LENGTH, count_parts

Item = TypeVar("Item")


class Part(msgspec.Struct, frozen=True):
    """One page of a long list: the paper to compose it on, its items, and the links to the other pages."""

    paper: Paper
    items: Sequence[Any]
    pager: dict[str, Any] | None


def parts(
    archive: Archive, config: Config, address: str, items: Sequence[Item], *, length: int = PAGE_LENGTH
) -> Iterator[Part]:
    """Split a list: the first part is at `address`, the others at `address` + `part/2/` and so on."""
    for number in range(1, count_parts(len(items), length) + 1):
        yield one_part(archive, config, address, items, number, length=length)


def one_part(
    archive: Archive, config: Config, address: str, items: Sequence[Item], number: int, *, length: int = PAGE_LENGTH
) -> Part:
    """The part of a list at a number, from 1."""
    shown = items[(number - 1) * length : number * length]
    return part_with(archive, config, address, shown, number, count_parts(len(items), length))


def part_with(archive: Archive, config: Config, address: str, items: Sequence[Item], number: int, count: int) -> Part:
    """The part at a number, of so many, with the items it shows."""
    paper = Paper(archive, config, part_address(address, number))
    pager = None
    if count > 1:
        pager = {
            "number": number,
            "count": count,
            "previous": paper.href(part_address(address, number - 1)) if number > 1 else "",
            "next": paper.href(part_address(address, number + 1)) if number < count else "",
        }
    return Part(paper, items, pager)


def part_address(address: str, number: int) -> str:
    """Where a part of a long list stands."""
    return address if number == 1 else f"{address}part/{number}/"
