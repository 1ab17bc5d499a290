"""The running text of an entry in which a name may become a reference: everything else is taken out.

Quotations are another's words and stay as they are; headings are titles; code, links and citations are no text.
"""

from __future__ import annotations

import re

from explainer.load.blocks import Block, find_blocks
from explainer.load.inline import blank_out
from explainer.model.text import Body

OUT = "\0"
"""Stands for each character that is taken out. No name goes on across it."""

_TAKEN_OUT = (
    re.compile(r"\[\[[^\[\]]*\]\]"),  # references
    re.compile(r"\[@[^\[\]]*\]|\[\^[^\]]*\]"),  # citations and notes
    re.compile(r"!?\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"),  # links and pictures with their words
    re.compile(r"<[^<>\n]*>|\b[a-z]+://\S+|\bwww\.\S+"),  # addresses and tags
    re.compile(r"“[^”]*(?:”|\Z)|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|‹[^›]*(?:›|\Z)|「[^」]*(?:」|\Z)"),
    re.compile(r'"[^"]*(?:"|\Z)'),
    re.compile(r"(?<!\w)‘.*?(?:’(?!\w)|\Z)|(?<!\w)'[^'\n]+'(?!\w)", re.DOTALL),
)
_QUOTED_LINE = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_MARKS = re.compile(r"\{:?[^{}\n]*\}")


def running_text(body: Body) -> str:
    """The body's text, as long, with all that is no running text taken out; line ends stay.

    Paragraphs and list items are kept, without what in them is quoted, linked, cited, marked or code.
    """
    lines = body.text.split("\n")
    blocks = find_blocks(lines)
    clear = blank_out(body.text, lines, blocks)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    kept = [OUT if character != "\n" else character for character in body.text]
    for block in blocks:
        if block.kind in ("paragraph", "item"):
            start, end = starts[block.start], min(starts[_end(block)], len(body.text))
            kept[start:end] = _prose(body.text[start:end], clear[start:end])
    return "".join(kept)


def _end(block: Block) -> int:
    return block.marks if block.marks >= 0 else block.end


def _prose(text: str, clear: str) -> str:
    """One block without what is no prose; `clear` is the same with code, comments and escapes as spaces."""
    kept = list(text)
    for index, character in enumerate(clear):
        if character == " " != text[index]:
            kept[index] = OUT
    prose = "".join(kept)
    for pattern in (_QUOTED_LINE, _MARKS, *_TAKEN_OUT):
        prose = pattern.sub(lambda found: re.sub(r"[^\n]", OUT, found[0]), prose)
    return prose
