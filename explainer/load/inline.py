"""References, citations and links to files in a body, each with its offset.

Code and raw HTML are blanked out first, as Python-Markdown's own order of patterns does: a backtick or a backslash
wins over a bracket.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

import msgspec

from explainer.load.blocks import Block

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


class FoundReference(msgspec.Struct, frozen=True):
    """`[[target#heading|words]]`, or a link to a Markdown file (then `path`, relative to the content's root)."""

    offset: int
    end: int
    raw: str
    target: str
    heading: str
    words: str
    path: str = ""


class FoundCitation(msgspec.Struct, frozen=True):
    """One source of `[@a, locator; @b]`."""

    offset: int
    end: int
    target: str
    locator: str


class FoundLink(msgspec.Struct, frozen=True):
    """A relative link to a file that is not Markdown; `path` as above."""

    offset: int
    raw: str
    path: str


def blank_out(text: str, lines: list[str], blocks: list[Block]) -> str:
    """The same text, as long, with code, raw HTML and escaped characters as spaces."""
    starts = _line_starts(lines)
    pieces: list[str] = []
    at = 0
    for block in blocks:
        start, end = starts[block.start], starts[block.end]
        pieces.append(text[at:start])
        piece = text[start:end]
        if block.kind in _BLANKED:
            piece = _spaces(piece)
        else:
            piece = _CODE.sub(lambda found: _spaces(found[0]), piece)
            piece = _COMMENT.sub(lambda found: _spaces(found[0]), piece)
            piece = _ESCAPE.sub("  ", piece)
        pieces.append(piece)
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def find_references(text: str, folder: str) -> list[FoundReference]:
    """References in a text that `blank_out` made; `folder` is that of the file, for relative links."""
    found = [
        FoundReference(
            offset=match.start(),
            end=match.end(),
            raw=reference_key(match[1], match[2] or ""),
            target=_folded(match[1]),
            heading=_folded(match[2] or ""),
            words=_folded(match[3] or ""),
        )
        for match in _REFERENCE.finditer(text)
    ]
    for match in _LINK.finditer(text):
        raw, offset = match[1] or match[2], match.start(1) if match[1] else match.start(2)
        if _SCHEME.match(raw):
            continue
        file, _, heading = raw.partition("#")
        if file.lower().endswith(".md"):
            path = _resolved(file, folder)
            found.append(FoundReference(offset, match.end(), raw, "", unquote(heading), "", path))
    return sorted(found, key=lambda reference: reference.offset)


def find_links(text: str, folder: str) -> list[FoundLink]:
    """Relative links and pictures that are not Markdown."""
    found: list[FoundLink] = []
    for match in _LINK.finditer(text):
        raw, offset = match[1] or match[2], match.start(1) if match[1] else match.start(2)
        file = raw.partition("#")[0]
        if not _SCHEME.match(raw) and not file.lower().endswith(".md"):
            found.append(FoundLink(offset, raw, _resolved(file, folder)))
    return found


def find_foreign_pictures(text: str) -> list[tuple[int, str]]:
    """Pictures with an address on another host: the offset of each and its address."""
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
                found.append(FoundCitation(offset + lead, match.end(), target, _folded(locator)))
            offset += len(part) + 1
    return found


def reference_key(target: str, heading: str) -> str:
    """What the renderer looks a reference up by: its target and heading with white space folded."""
    return f"{_folded(target)}#{_folded(heading)}" if heading else _folded(target)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _resolved(file: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(file)))


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _line_starts(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts
