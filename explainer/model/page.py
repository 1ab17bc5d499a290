"""Pages: an address, a template and plain data — nothing else."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from explainer.model.front import Accent

_ANCHORS = frozenset({"contents", "main", "mentions", "query", "references", "search", "top"})
_NUMBERED = re.compile(r"[a-z]+\.")


def of_the_page(anchor: str) -> bool:
    """Whether an anchor is for templates to set and for no text: `main`, `names-title`, `ref.3`, `cite.12`."""
    return anchor in _ANCHORS or anchor.endswith("-title") or _NUMBERED.match(anchor) is not None


class Page(msgspec.Struct, frozen=True):
    """What one output file shows. `data` holds only what JSON can hold, and all that the template reads."""

    address: str
    template: str
    data: dict[str, Any]


class Copy(msgspec.Struct, frozen=True):
    """An output that is a copy of a file. `source` is an absolute path, `digest` that of its bytes."""

    address: str
    source: str
    digest: str


class Book(msgspec.Struct, frozen=True):
    """An EPUB: its chapters, whose addresses are file names in it, and what its package says of them.

    `data` has `identifier`, `title`, `creator`, `language`, `description`, `source` (a web address or ""), `modified`
    (`2020-10-28T00:00:00Z`) and `contents`: a tree of `{title, file, parts}`, where `file` may be "". `references` is
    the chapter that citations lead to: their numbers are those of the whole book.
    """

    address: str
    data: dict[str, Any]
    chapters: tuple[Page, ...]
    references: str


class Picture(msgspec.Struct, frozen=True):
    """An output that is drawn: the picture that other sites show beside a link to a page.

    `kicker` says what the page is, `line` its date or the like, `accents` the names of its conflicts' colours, in
    order. `line` and `accents` may be empty.
    """

    address: str
    kicker: str
    title: str
    line: str
    site_name: str
    accents: tuple[Accent, ...] = ()


Output = Page | Copy | Book | Picture
