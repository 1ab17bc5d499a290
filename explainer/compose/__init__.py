"""An archive to pages: one kind of page a file. A page is an address, a template and plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from explainer.compose import headers, sitemap
from explainer.compose.groups import FILES, GROUPS, Group
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Output, Page

__all__ = ["compose", "compose_around"]

Maker = Callable[[], list[Output]]

_OF_ALL = re.compile(rf"/sitemap.*\.xml|{headers.ADDRESS}")
"""What is made of all that is made besides."""


def compose(archive: Archive, config: Config) -> Iterator[Output]:
    """All that the site holds, each address once, one after the other: nobody need hold all of it."""
    made: list[Output] = []
    for output in _in_order(archive, config, made):
        # What is made of all that is made besides asks for addresses, not for what the pages say.
        made.append(Page(output.address, output.template, {}) if isinstance(output, Page) else output)
        yield output


def _in_order(archive: Archive, config: Config, made: list[Output]) -> Iterator[Output]:
    for group in GROUPS:
        yield from group.outputs(archive, config)
    yield from sitemap.pages(tuple(made), config)
    for group in FILES:
        yield from group.outputs(archive, config)
    yield from headers.pages(tuple(made), config)


def compose_around(archive: Archive, config: Config, address: str) -> Iterator[tuple[str, Maker]]:
    """Where `compose` would make what is at an address, for somebody who wants one page soon.

    Yields what makes sets of outputs that may hold the address, each with a name: the same name, the same set. None of
    them holds it if the site does not.
    """
    if _OF_ALL.fullmatch(address):
        yield "all", lambda: list(compose(archive, config))
        return
    for number, group in enumerate((*GROUPS, *FILES)):
        match = group.addresses.fullmatch(address)
        if match:
            entry_id = match.groupdict().get("id")
            if entry_id is None:
                yield str(number), partial(_all_of, group, archive, config)
            elif entry_id in archive.entries:
                yield f"{number} {entry_id}", partial(_all_of, group, archive, config, (entry_id,))


def _all_of(group: Group, *arguments: Any) -> list[Output]:
    return list(group.outputs(*arguments))
