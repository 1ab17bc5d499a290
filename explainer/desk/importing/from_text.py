"""A plain text to its blocks: lines wrapped by an editor are joined, lines of their own stay apart."""

from __future__ import annotations

import re

from explainer.desk.importing.calendars import western_digits
from explainer.desk.importing.material import Material, pieces, told_apart

_ENDS_SENTENCE = re.compile(r"[.!?…:;。؟۔]['\"”»’)\]]*$")
_WRAPPED_FROM = 60
"""Characters: a shorter line was not broken for want of room."""
_WIDEST = 120
"""Characters: an editor that wraps lines wraps them below this."""
_ALONE = re.compile(
    r"^(?:https?://\S+$|\W*(?:©|\(c\)|photo|image|picture|source|фото|источник|снимок|fotoğraf|foto|kaynak|الصورة|صورة"
    r"|المصدر|based on|по материалам|reporting by|editing by|by [A-Z]\w+ [A-Z]\w+$))",
    re.IGNORECASE,
)


def read_text(text: str) -> Material:
    """Read a plain text. Never raises."""
    return Material(told_apart(split_blocks(text)), "text")


def split_blocks(text: str) -> list[str]:
    """Blocks in order. Empty lines part them; where there are none, each line that ends a sentence does."""
    blocks: list[str] = []
    for number, piece in enumerate(re.split(r"\n[ \t\u00a0]*\n", text.strip())):
        lines = [part for line in piece.split("\n") for part in pieces(line.strip()) if part]
        # Two lines at the top are a title and what goes with it, however long.
        blocks.extend(_lines_joined(lines, _WIDEST + 1 if not number and len(lines) == 2 else 0))
    return blocks


def _lines_joined(lines: list[str], widest: int) -> list[str]:
    blocks: list[list[str]] = []
    widest = widest or max(map(len, lines), default=0)
    for index, line in enumerate(lines):
        if index and _goes_on(lines[index - 1], line, widest):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [" ".join(block) for block in blocks]


def _goes_on(before: str, line: str, widest: int) -> bool:
    """Whether a line continues the one before it rather than beginning a block."""
    if any(_ALONE.match(one) or _is_date_line(one) for one in (before, line)) or line.startswith(("— ", "– ", "- ")):
        return False
    if line[0].islower():
        return True
    if widest > _WIDEST or len(before) < _WRAPPED_FROM:
        return False
    return len(before) * 4 >= widest * 3 and (widest - len(before) <= 25 or not _ENDS_SENTENCE.search(before))


def _is_date_line(line: str) -> bool:
    return len(line) < 60 and bool(re.search(r"\d{4}|\d{1,2}[:.]\d\d", western_digits(line))) and line.count(" ") < 9
