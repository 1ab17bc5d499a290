"""An archive to pages: one kind of page a file. A page is an address, a template and plain data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from explainer.compose import headers, sitemap
from explainer.compose.groups import GROUPS, Group
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.page import Output, Page

__all__ = ["SITE", "bare", "compose", "compose_around", "compose_part", "compose_rest", "parts", "parts_of_site"]

Maker = Callable[[], list[Output]]

SITE = "/"
"""What begins the name of a part that belongs to the site as a whole. Those of entries are called by their ids."""

_OF_ALL = re.compile(rf"/sitemap.*\.xml|{headers.ADDRESS}")
"""What is made of all that is made besides."""

_OF_PIECE = "#"
"""What stands in the name of a part before the number of its piece."""

_BY_NAME = {SITE + group.name: group for group in GROUPS if group.of == "site"}
_OF_ENTRIES = tuple(group for group in GROUPS if group.of != "site")


def parts(archive: Archive) -> Iterator[str]:
    """The names of the parts that a site is composed of: one for each entry, and some for the site as a whole."""
    yield from archive.entries
    yield from parts_of_site(archive)


def parts_of_site(archive: Archive) -> Iterator[str]:
    """Those for the site as a whole."""
    for name, group in _BY_NAME.items():
        if group.pieces is None:
            yield name
        else:
            yield from (f"{name}{_OF_PIECE}{piece}" for piece in group.pieces(archive))


def compose_part(archive: Archive, config: Config, part: str) -> Iterator[Output]:
    """All outputs of a part; none for that of an entry which is not there."""
    name, in_pieces, piece = part.partition(_OF_PIECE)
    if part.startswith(SITE):
        yield from _BY_NAME[name].outputs(archive, config, *([piece] if in_pieces else []))
        return
    entry = archive.entries.get(part)
    for group in _OF_ENTRIES if entry is not None else ():
        if entry is not None and group.of in ("any", entry.kind):
            yield from group.outputs(archive, config, (part,))


def compose_rest(made: Iterable[Output], config: Config) -> Iterator[Output]:
    """What is made of all that is `made` besides; it asks for addresses, not for what pages say."""
    made = list(made)
    listed = list(sitemap.pages(made, config))
    yield from listed
    yield from headers.pages([*made, *listed], config)


def bare(output: Output) -> Output:
    """An output as far as `compose_rest` asks for it."""
    return Page(output.address, output.template, {}) if isinstance(output, Page) else output


def compose(archive: Archive, config: Config) -> Iterator[Output]:
    """All that the site holds, each address once, one after the other: nobody need hold all of it."""
    made: list[Output] = []
    for part in parts(archive):
        for output in compose_part(archive, config, part):
            made.append(bare(output))
            yield output
    yield from compose_rest(made, config)


def compose_around(archive: Archive, config: Config, address: str) -> Iterator[tuple[str, Maker]]:
    """Where `compose` would make what is at an address, for somebody who wants one page soon.

    Yields what makes sets of outputs that may hold the address, each with a name: the same name, the same set. None of
    them holds it if the site does not.
    """
    if _OF_ALL.fullmatch(address):
        yield SITE, lambda: list(compose(archive, config))
        return
    for group in GROUPS:
        match = group.match(address)
        if not match:
            continue
        if group.pieces is not None:
            for piece in group.pieces_at(archive, match):
                yield f"{group.name}{_OF_PIECE}{piece}", partial(_all_of, group, archive, config, piece)
        elif group.of == "site":
            yield group.name, partial(_all_of, group, archive, config)
        elif (entry := _owner(archive, match)) is not None and group.of in ("any", entry.kind):
            yield f"{group.name} {entry.id}", partial(_all_of, group, archive, config, (entry.id,))


def _owner(archive: Archive, match: re.Match[str]) -> Entry | None:
    """The entry that an address belongs to."""
    named = match.groupdict()
    if "key" not in named:
        return archive.entries.get(named["id"])
    return next((archive.entries[entry_id] for entry_id, key in archive.keys.items() if key == named["key"]), None)


def _all_of(group: Group, *arguments: object) -> list[Output]:
    return list(group.outputs(*arguments))
