"""The bytes of a file to its text, with Unix line ends."""

from __future__ import annotations

import re
from pathlib import Path

from explainer.model.problem import Position, Problem

_PLANES = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
FORBIDDEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef{_PLANES}]")
"""Control characters and noncharacters, which no HTML may hold
(https://html.spec.whatwg.org/#preprocessing-the-input-stream).
"""

_CONTROLS = bytes(code for code in range(0x20) if chr(code) not in "\t\n") + b"\x7f"
_SUSPECT = re.compile(b"\xc2[\x80-\x9f]|\xef\xb7[\x90-\xaf]|\xbf[\xbe\xbf]")
"""What such characters have in UTF-8, and few others: bytes are looked through ten times as fast."""


def read_text(file: Path, path: str, largest: int) -> tuple[str | None, list[Problem]]:
    """Read a text of at most `largest` bytes. Returns None with an error when there is nothing to read."""
    data, problems = read_bytes(file, path, largest)
    return (None, problems) if data is None else decode(data, path)


def read_bytes(file: Path, path: str, largest: int) -> tuple[bytes | None, list[Problem]]:
    """The same, not decoded."""
    try:
        size = file.stat().st_size
        if size > largest:
            return None, [
                Problem(
                    Position(path),
                    "too-large",
                    f"this file has {size:,} bytes; an entry has at most {largest:,}",
                    "split the entry, or set largest_entry in mkdocs.yml",
                )
            ]
        return file.read_bytes(), []
    except OSError as fault:
        message = f"this file cannot be read: {fault.strerror}"
        return None, [Problem(Position(path), "unreadable-file", message)]


def decode(data: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """Decode UTF-8; a byte order mark and Windows line ends are taken away and reported as warnings."""
    problems: list[Problem] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(
            Problem(
                Position(path),
                "byte-order-mark",
                "this file begins with a byte order mark",
                "save it as “UTF-8”, not “UTF-8 with BOM”",
                "warning",
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode("utf-8", "replace")
        problems.append(
            Problem(
                position_in(before, len(before), path),
                "encoding",
                f"this file is not UTF-8: the byte {data[fault.start]:#04x} stands here",
                "save the file as UTF-8",
            )
        )
        return None, problems
    if "\r" in text:
        problems.append(
            Problem(
                Position(path, text.count("\n", 0, text.index("\r")) + 1),
                "line-endings",
                "this file has Windows line ends (CR)",
                "save it with Unix line ends (LF)",
                "warning",
            )
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = FORBIDDEN.search(text) if _may_hold_forbidden(data) else None
    if found:
        message = f"the invisible character U+{ord(found[0]):04X} stands here"
        problems.append(Problem(position_in(text, found.start(), path), "control-character", message, "delete it"))
        return None, problems
    return text, problems


def _may_hold_forbidden(data: bytes) -> bool:
    return len(data.translate(None, _CONTROLS)) < len(data) or (not data.isascii() and bool(_SUSPECT.search(data)))


def position_in(text: str, offset: int, path: str, first_line: int = 1) -> Position:
    """The place of an offset in a text whose first line is line `first_line` of the file."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(path, first_line + text.count("\n", 0, offset), offset - line_start + 1)
