"""The lists beside mkdocs.yml: `redirects.txt`, addresses that moved, and `addresses.txt`, those that were published.

Plain lines, so that two branches that add to a list merge: an address in each, or an old address and the new one with
a space between. Empty lines and those that begin with `#` are comments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from explainer.load.decode import read_text
from explainer.model.front import FOLDERS
from explainer.model.problem import Position, Problem
from explainer.model.promises import Promise, Promises, Redirect

REDIRECTS = "redirects.txt"
ADDRESSES = "addresses.txt"
_LARGEST = 50_000_000
"""Bytes: a million addresses."""
_ADDRESS = re.compile(rf"/(?:{'|'.join(FOLDERS)})/\w[\w.-]*/(?:on/[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}/)?")


def read_promises(root: Path) -> tuple[Promises, list[Problem]]:
    """Read both lists of an archive; a list that is not there is empty."""
    redirects: list[Redirect] = []
    addresses: list[Promise] = []
    problems: list[Problem] = []
    for words, position in _lines(root, REDIRECTS, problems):
        if len(words) == 2 and _is_address(words[0]) and (words[1] == "/" or _is_address(words[1])):
            redirects.append(Redirect(words[0], words[1], position))
        else:
            problems.append(_fault(position, "an old address and a new one", "/places/tripolis/ /places/tripoli/"))
    for words, position in _lines(root, ADDRESSES, problems):
        if len(words) == 1 and (words[0] == "/" or _is_address(words[0])):
            addresses.append(Promise(words[0], position))
        else:
            problems.append(_fault(position, "an address", "/places/tripoli/"))
    return Promises(tuple(redirects), tuple(addresses)), problems


def _lines(root: Path, name: str, problems: list[Problem]) -> Iterator[tuple[list[str], Position]]:
    """The words of every line that says something, and where it begins."""
    file = root / name
    if not file.exists():
        return
    text, faults = read_text(file, name, _LARGEST)
    problems.extend(faults)
    for number, line in enumerate((text or "").split("\n"), 1):
        words = unicodedata.normalize("NFC", line.partition("#")[0]).split()
        if words:
            yield words, Position(name, number, len(line) - len(line.lstrip()) + 1)


def _is_address(text: str) -> bool:
    return _ADDRESS.fullmatch(text) is not None


def _fault(position: Position, what: str, example: str) -> Problem:
    message = f"this line is not {what} of an entry’s page"
    return Problem(position, "address-list", message, f"write it like this: {example}")
