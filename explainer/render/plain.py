"""Paragraphs, headings and items in plain words, taken apart without Python-Markdown's parser.

Most pieces of most texts are words, references, citations and one line of marks. Of such a piece, this makes the tree
that Python-Markdown's block parser and inline pass would make; everything after them is the same code. A piece that
has any character with another meaning is not plain.
"""

from __future__ import annotations

import re
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


def plain_tree(piece: str, context: Asked) -> Element | None:
    """The tree of a piece before Python-Markdown's passes over it, or nothing when it is not plain.

    It asks of its page what the inline pass asks, in that order.
    """
    found = _PIECE.fullmatch(piece)
    if not found or _OTHER_WITHIN.search(found["words"]) or _DEFINITION.match(found["words"]):
        return None
    hashes, words, marks = found["hashes"], found["words"], found["marks"] or ""
    if marks and (marks[0] == " ") != bool(hashes):
        return None
    inner = [*_INLINE.finditer(words)]
    if _OTHER.search(_INLINE.sub("x", words)):
        return None
    root = Element("div")
    root.text = "\n"
    outer = SubElement(root, "ul" if found["item"] else f"h{len(hashes)}" if hashes else "p")
    outer.tail = "\n"
    if found["item"]:
        outer.text = "\n"
        outer = SubElement(outer, "li")
        outer.tail = "\n"
    context.round = 2 if found["item"] else 1
    made = _elements(inner, context)
    context.round = AFTER_INLINE
    if made is None:
        return None
    _fill(outer, words + marks, inner, made)
    return root


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
    parts: list[str] = []
    if not all(_write(child, parts) for child in root):
        return ""
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> bool:
    tag, text, tail = element.tag, element.text, element.tail
    parts.append(f"<{tag}")
    for name, value in sorted(element.items()):
        if value is None or value == name or _QUOTED.search(value):
            return False
        parts.append(f' {name}="{value}"')
    parts.append(">")
    if text:
        if _ESCAPED.search(text):
            return False
        parts.append(text)
    for child in element:
        if not _write(child, parts):
            return False
    parts.append(f"</{tag}>")
    if tail:
        if _ESCAPED.search(tail):
            return False
        parts.append(tail)
    return True
