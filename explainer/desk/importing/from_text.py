"""A plain text to its blocks: lines wrapped by an editor are joined, lines of their own stay apart."""

from __future__ import annotations

import re

from explainer.desk.importing.calendars import western_digits
from explainer.desk.importing.material import Material, told_apart

_ENDS_SENTENCE = re.compile(r"[.!?…:;。؟۔]['\"”»’)\]]*$")
_WRAPPED_FROM = 45
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
    for piece in re.split(r"\n[ \t\u00a0]*\n", text):
        blocks.extend(_lines_joined([line.strip() for line in piece.split("\n") if line.strip()]))
    return blocks


def _lines_joined(lines: list[str]) -> list[str]:
    blocks: list[str] = []
    widest = max(map(len, lines), default=0)
    for line in lines:
        if blocks and not _ALONE.match(line) and _goes_on(blocks[-1], line, widest, lines):
            blocks[-1] = f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
    return blocks


def _goes_on(before: str, line: str, widest: int, lines: list[str]) -> bool:
    """Whether a line continues the block before it rather than beginning one."""
    if _ALONE.match(before) or _is_date_line(before) or _is_date_line(line) or line.startswith(("— ", "– ", "- ")):
        return False
    if line[0].islower():
        return True
    last = before if before in lines else lines[max(lines.index(line) - 1, 0)]
    if widest > _WIDEST or len(last) < _WRAPPED_FROM:
        return False
    return len(last) * 4 >= widest * 3 and (widest - len(last) <= 25 or not _ENDS_SENTENCE.search(last))


def _is_date_line(line: str) -> bool:
    return len(line) < 60 and bool(re.search(r"\d{4}|\d{1,2}[:.]\d\d", western_digits(line))) and line.count(" ") < 9
