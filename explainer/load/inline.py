"""References, citations and links to files in a body, each with its offset.

Code and raw HTML are blanked out first, as Python-Markdown's own order of patterns does: a backtick or a backslash
wins over a bracket.
"""

from __future__ import annotations

import posixpath
import re
from itertools import accumulate
from urllib.parse import unquote

import msgspec

from explainer.load.blocks import Block
from explainer.model.plain import holds_any

_CODE = re.compile(r"(?<!\\)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ESCAPE = re.compile(r"\\[\\`*_{}\[\]()>#+.!-]")
_REFERENCE = re.compile(r"\[\[([^\[\]|#\\]*)(?:#([^\[\]|\\]+))?(?:\\?\|([^\[\]]+))?\]\]")
r"""Inside a table the bar is written `\|`, as Python-Markdown asks of every bar that does not end a cell."""
_CITATION = re.compile(r"\[@([^\[\]]+)\]")
_LINK = re.compile(
    r"""\]\([ ]*<?([^)\s<>]{1,2000}+)>?(?:\s+(?:"[^"]*"|'[^']*'))?[ ]*\)"""
    r"""|^[ ]{0,3}\[[^\]^]+\]:[ ]*<?(\S+?)>?(?:\s|$)""",
    re.MULTILINE,
)
_FOREIGN_PICTURE = re.compile(r"!\[[^\]]*\]\([ ]*<?((?:https?:)?//[^)\s>]+)")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#")
_BLANKED = ("code", "html")
_TELLING = ("`", "<!--", "\\")
"""One of them is in every text that has something to blank out."""


class FoundReference(msgspec.Struct, frozen=True):
    """`[[target#heading|words]]`, or a link to a Markdown file (then `path`, relative to the content's root)."""

    offset: int
    raw: str
    target: str
    heading: str
    words: str
    path: str = ""


class FoundAddress(msgspec.Struct, frozen=True):
    """An address in an ordinary link: `file#heading`, as written."""

    offset: int
    raw: str
    file: str
    heading: str

    @property
    def is_entry(self) -> bool:
        """Whether it is the file of an entry."""
        return self.file.lower().endswith(".md")


class FoundCitation(msgspec.Struct, frozen=True):
    """One source of `[@a, locator; @b]`."""

    offset: int
    target: str
    locator: str


class FoundLink(msgspec.Struct, frozen=True):
    """A relative link to a file that is not Markdown; `path` as above."""

    offset: int
    raw: str
    path: str


def blank_out(text: str, lines: list[str], blocks: list[Block]) -> str:
    """The same text, as long, with code, raw HTML and escaped characters as spaces."""
    if not any(block.kind in _BLANKED for block in blocks) and not holds_any(text, _TELLING):
        return text
    starts = line_starts(lines)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        start, end = starts[block.start], starts[block.end]
        pieces.append(text[at:start])
        piece = text[start:end]
        if block.kind in _BLANKED:
            piece = _spaces(piece)
        elif holds_any(piece, _TELLING):
            piece = _CODE.sub(lambda found: _spaces(found[0]), piece)
            piece = _COMMENT.sub(lambda found: _spaces(found[0]), piece)
            piece = _ESCAPE.sub("  ", piece)
        pieces.append(piece)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def find_addresses(text: str) -> list[FoundAddress]:
    """What ordinary links and pictures lead to in a text that `blank_out` made: no other host, no anchor alone."""
    if not holds_any(text, ("](", "]:")):
        return []
    found: list[FoundAddress] = []
    for match in _LINK.finditer(text):
        raw, offset = match[1] or match[2], match.start(1) if match[1] else match.start(2)
        if not _SCHEME.match(raw):
            found.append(FoundAddress(offset, raw, *raw.partition("#")[::2]))
    return found


def find_references(text: str, addresses: list[FoundAddress], folder: str) -> list[FoundReference]:
    """References in a text that `blank_out` made, and those of its addresses that are entries' files; `folder` is that
    of the file, for relative links.
    """
    found: list[FoundReference] = []
    for match in _REFERENCE.finditer(text):
        target, words = _folded(match[1]), _folded(match[3]) if match[3] else ""
        heading = _folded(match[2]) if match[2] else ""
        raw = f"{target}#{heading}" if match[2] else target
        found.append(FoundReference(match.start(), raw, target, heading, words))
    for address in addresses:
        if address.is_entry:
            path = _resolved(address.file, folder)
            found.append(FoundReference(address.offset, address.raw, "", unquote(address.heading), "", path))
    return sorted(found, key=lambda reference: reference.offset) if addresses else found


def find_links(addresses: list[FoundAddress], folder: str) -> list[FoundLink]:
    """Relative links and pictures that are not Markdown."""
    return [
        FoundLink(address.offset, address.raw, _resolved(address.file, folder))
        for address in addresses
        if not address.is_entry
    ]


def find_foreign_pictures(text: str) -> list[tuple[int, str]]:
    """Pictures with an address on another host: the offset of each and its address."""
    if "![" not in text:
        return []
    return [(match.start(), match[1]) for match in _FOREIGN_PICTURE.finditer(text)]


def find_citations(text: str) -> list[FoundCitation]:
    """Citations in a text that `blank_out` made, in order."""
    found: list[FoundCitation] = []
    for match in _CITATION.finditer(text):
        offset = match.start() + 1
        for part in match[0][1:-1].split(";"):
            target, _, locator = part.partition(",")
            target = target.strip().removeprefix("@").strip()
            if target:
                lead = len(part) - len(part.lstrip())
                found.append(FoundCitation(offset + lead, target, _folded(locator) if locator else ""))
            offset += len(part) + 1
    return found


def _folded(text: str) -> str:
    return " ".join(text.split())


def _resolved(file: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(file)))


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def line_starts(lines: list[str]) -> list[int]:
    """The offset at which each line begins, and that behind the last."""
    return [*accumulate((len(line) + 1 for line in lines), initial=0)]
