"""A text in pieces that can be rendered each by itself: headings, paragraphs and the items of lists.

Only where Python-Markdown renders a piece the same wherever it stands; what is not sure of that stays together, with
what stands beside it.
"""

from __future__ import annotations

import re

_ALONE = re.compile(r"<|\[\^|\*\[|[\x02\x03]")
"""Of a text that is rendered with its page and never kept: raw HTML, footnotes, abbreviations."""

_WHOLE = re.compile(r"[&\t\r]|```|~~~|\[[^\[\]]*\]:|!!!|(?:^|\n) *:|(?:^|\n\n) ")
"""Of a text in which a piece may mean something to another, however far."""

_BLANK = re.compile(r"\n(?: *\n)+")
_BEGINS = re.compile(r"""(?:\*\*?)?[^\W\d_]|["'“‘«(]|\[[\[@]|#{1,6} """)
"""How a piece begins that joins no list, quotation or code above it."""

_ONE = re.compile(r"[^\n]*(?:\n\{:[^\n]*\})?")
_ITEMS = re.compile(r"(?:- [^\s:|-][^\n]*(?:\n {1,3}\{:[^\n]*\})?(?:\n|$))+")
_NEXT_ITEM = re.compile(r"\n(?=- )")

ITEM = "- "
"""Begins a piece that is an item of a list; items that follow each other are of one list."""


def kept(text: str) -> bool:
    """Whether a text may be kept at all."""
    return _ALONE.search(text) is None


def units(text: str) -> tuple[str, ...]:
    """The pieces of a text that may be kept, in order; the text itself when there is but one."""
    if _WHOLE.search(text):
        return (text,)
    found: list[str] = []
    free = True
    for block in _BLANK.split(text.strip("\n")):
        if not block.strip():
            return (text,)
        begins = _BEGINS.match(block) is not None
        if begins:
            found.append(block)
        elif block.startswith(ITEM) and free and found and not found[-1].startswith(ITEM) and _ITEMS.fullmatch(block):
            found.extend(_NEXT_ITEM.split(block))
        elif found and not found[-1].startswith(ITEM):
            found[-1] += f"\n\n{block}"
        else:
            return (text,)
        free = begins and _ONE.fullmatch(block) is not None
    return tuple(found) or (text,)


def joined(pieces: tuple[str, ...], html: list[str]) -> str:
    """The HTML of a text of that of its pieces."""
    whole: list[str] = []
    item = False
    for piece, made in zip(pieces, html, strict=True):
        if piece.startswith(ITEM):
            if item:
                whole[-1] = whole[-1].removesuffix("\n</ul>")
                made = made[made.index("\n") + 1 :]  # noqa: PLW2901
            item = len(pieces) > 1
        else:
            item = False
        whole.append(made)
    return "\n".join(whole)
