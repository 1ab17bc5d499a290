"""Paragraphs, headings and items in plain words, taken apart without Python-Markdown's parser.

Most pieces of most texts are words, references, citations and one line of marks. Of such a piece, this makes the tree
that Python-Markdown's block parser and inline pass would make; everything after them is the same code. A piece that
has any character with another meaning is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from explainer.render.context import AFTER_INLINE, Asked
from explainer.render.references import CITATION, REFERENCE, citation, reference

_PIECE = re.compile(
    r"""(?:(?P<hashes>\#{1,6})[ ]|(?P<item>-[ ]))?
    (?P<words>(?=[^\W_]|["'“‘(\[])(?!\d+\.)[^\n]*[^\s{}])
    (?P<marks>(?:[ ]|\n\ {0,3})\{:[^\x00-\x1f\x7f`\\<>&*_{}!|~^\[\]]*\})?""",
    re.VERBOSE,
)
_OTHER = re.compile(r"[\x00-\x1f\x7f`\\<>&*_{}!|~^=#\[\]]|  ")
"""What may have another meaning somewhere."""

_OTHER_WITHIN = re.compile(r"[\x00-\x1f\x7f`\\<>&!^]|\[\[@")
"""The same within a reference or a citation, of which most is not shown, and looked for in all of the words."""

_DEFINITION = re.compile(r"\[[^\[\]]*\]:")

_INLINE = re.compile(f"{CITATION}|{REFERENCE}")


class _Plain(NamedTuple):
    """A piece taken apart: the tag of its element, its text, and the references and citations in that."""

    tag: str
    text: str
    inner: list[re.Match[str]]


def plain_tree(pieces: Sequence[str], context: Asked) -> Element | None:
    """The tree of a text in pieces before Python-Markdown's passes over it, or nothing when one is not plain.

    It asks of its page what the inline pass asks, in that order: all items of lists after all else.
    """
    plain: list[_Plain] = []
    for written in pieces:
        found = _taken_apart(written)
        if found is None:
            return None
        plain.append(found)
    made: dict[int, list[Element]] = {}
    for context.round in (1, 2):
        for place, piece in enumerate(plain):
            if (piece.tag == "li") == (context.round == 2):
                elements = _elements(piece.inner, context)
                if elements is None:
                    return None
                made[place] = elements
    context.round = AFTER_INLINE
    root = Element("div")
    root.text = "\n"
    holder = root
    for place, piece in enumerate(plain):
        if piece.tag != "li":
            holder = root
        elif holder is root:
            holder = SubElement(root, "ul")
            holder.text = holder.tail = "\n"
        outer = SubElement(holder, piece.tag)
        outer.tail = "\n"
        _fill(outer, piece.text, piece.inner, made[place])
    return root


def _taken_apart(piece: str) -> _Plain | None:
    found = _PIECE.fullmatch(piece)
    if not found:
        return None
    hashes, item, words, marks = found.groups()
    if _OTHER_WITHIN.search(words) or _DEFINITION.match(words):
        return None
    if marks and (marks[0] == " ") != bool(hashes):
        return None
    if _OTHER.search(_INLINE.sub("x", words)):
        return None
    tag = "li" if item else f"h{len(hashes)}" if hashes else "p"
    return _Plain(tag, words + (marks or ""), [*_INLINE.finditer(words)])


def _elements(inner: list[re.Match[str]], context: Asked) -> list[Element] | None:
    """All citations and then all references, as their patterns come one after the other."""
    made: dict[int, Element] = {}
    for place, match in enumerate(inner):
        if match[1] is not None:
            made[place] = citation(context, match[0])
    for place, match in enumerate(inner):
        if match[1] is None:
            made[place] = reference(context, match[2], match[3], match[4])
            if _OTHER.search("".join(made[place].itertext())):
                return None
    return [made[place] for place in range(len(inner))]


def _fill(outer: Element, text: str, inner: list[re.Match[str]], made: list[Element]) -> None:
    end = 0
    before: Element | None = None
    for match, element in zip(inner, made, strict=True):
        _say(outer, before, text[end : match.start()])
        outer.append(element)
        before, end = element, match.end()
    _say(outer, before, text[end:])


def _say(outer: Element, before: Element | None, text: str) -> None:
    if before is None:
        outer.text = text
    else:
        before.tail = text


_ESCAPED = re.compile("[<>&]")
_QUOTED = re.compile('[<>&"]')


def inner_html(root: Element) -> str:
    """What is in a plain tree as HTML, or nothing when something in it has to be escaped or may be written in short."""
    if _ESCAPED.search("".join(root.itertext())):
        return ""
    parts: list[str] = []
    for child in root:
        if not _write(child, parts):
            return ""
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> bool:
    parts.append(f"<{element.tag}")
    for name, value in sorted(element.items()):
        if value is None or value == name or _QUOTED.search(value):
            return False
        parts.append(f' {name}="{value}"')
    parts.append(f">{element.text or ''}")
    for child in element:
        if not _write(child, parts):
            return False
    parts.append(f"</{element.tag}>{element.tail or ''}")
    return True
