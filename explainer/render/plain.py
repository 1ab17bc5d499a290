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

from explainer.render.attributes import give
from explainer.render.context import AFTER_INLINE, Asked
from explainer.render.references import CITATION, REFERENCE, citation, reference

_PIECE = re.compile(
    r"""(?:(?P<hashes>\#{1,6})[ ]|(?P<item>-[ ]))?
    (?P<words>(?=[^\W_]|["'“‘(\[])(?!\d+\.)[^\n]*[^\s{}])
    (?:(?P<gap>[ ]|\n\ {0,3})\{:[ ]*(?P<marks>(?![ ])[^\x00-\x1f\x7f`\\<>&*_{}!|~^\[\]]+)\})?""",
    re.VERBOSE,
)
_OTHER = re.compile(r"[\x00-\x1f\x7f`\\<>&*_{}!|~^=#\[\]]")
"""What may have another meaning somewhere, as have two spaces."""

_OTHER_WITHIN = re.compile(r"[\x00-\x1f\x7f`\\<>&!^]")
"""The same within a reference or a citation, of which most is not shown, and looked for in all of the words."""

_DEFINITION = re.compile(r"\[[^\[\]]*\]:")

_INLINE = re.compile(f"{CITATION}|{REFERENCE}")


class _Plain(NamedTuple):
    """A piece taken apart: its element's tag and marks, its references and citations, and the text around these."""

    tag: str
    marks: str
    inner: list[re.Match[str]]
    around: list[str]


def plain_tree(pieces: Sequence[str], context: Asked) -> Element | None:
    """The tree of a text in pieces when its marks have become attributes, or nothing when a piece is not plain.

    It asks of its page what the inline pass asks, in that order: all items of lists after all else.
    """
    plain: list[_Plain] = []
    for written in pieces:
        found = _taken_apart(written)
        if found is None:
            return None
        plain.append(found)
    made: dict[int, list[Element]] = {}
    for context.round, items in ((1, False), (2, True)):
        for place, piece in enumerate(plain):
            if (piece.tag == "li") == items:
                elements = _elements(piece.inner, context)
                if elements is None:
                    return None
                made[place] = elements
    context.round = AFTER_INLINE
    return _put_together(plain, [made[place] for place in range(len(plain))])


def _put_together(plain: Sequence[_Plain], made: Sequence[list[Element]]) -> Element:
    holder = root = Element("div")
    root.text = "\n"
    for piece, elements in zip(plain, made, strict=True):
        if piece.tag != "li":
            holder = root
        elif holder is root:
            holder = SubElement(root, "ul")
            holder.text = holder.tail = "\n"
        outer = SubElement(holder, piece.tag)
        outer.text = piece.around[0]
        outer.tail = "\n"
        for element, text in zip(elements, piece.around[1:], strict=True):
            element.tail = text
            outer.append(element)
        if piece.marks:
            give(outer, piece.marks)
    return root


def _taken_apart(piece: str) -> _Plain | None:
    found = _PIECE.fullmatch(piece)
    if not found:
        return None
    hashes, item, words, gap, marks = found.groups()
    if _OTHER_WITHIN.search(words) or "[[@" in words or _DEFINITION.match(words):
        return None
    if marks and (gap == " ") != bool(hashes):
        return None
    inner = [*_INLINE.finditer(words)] if "[" in words else []
    around, end = [], 0
    for match in inner:
        around.append(words[end : match.start()])
        end = match.end()
    around.append(words[end:])
    if not _is_plain("x".join(around)):
        return None
    return _Plain("li" if item else f"h{len(hashes)}" if hashes else "p", marks or "", inner, around)


def _is_plain(text: str) -> bool:
    return "  " not in text and not _OTHER.search(text)


def _elements(inner: list[re.Match[str]], context: Asked) -> list[Element] | None:
    """All citations and then all references, as their patterns come one after the other."""
    citations = [citation(context, match[0]) for match in inner if match[1] is not None]
    references = [reference(context, match[2], match[3], match[4]) for match in inner if match[1] is None]
    if not all(_is_plain("".join(element.itertext())) for element in references):
        return None
    one, other = iter(citations), iter(references)
    return [next(other) if match[1] is None else next(one) for match in inner]
