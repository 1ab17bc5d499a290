"""Texts of others put into front matter and Markdown so that they stay words: no mark-up, no comment, no reference."""

from __future__ import annotations

import json
import re

from explainer.desk.importing.encodings import clean

_MARKUP = re.compile(r"([\\`*_\[\]{}])")
_OPENING = re.compile(r"^([#>+-]|\d+[.)]|:|!!!|\?\?\?)")
_INNER_MARKS = re.compile(r"[«»“”„\"]")


def scalar(text: str) -> str:
    """A text as a YAML value on one line; plain where nothing in it could mean something to YAML."""
    text = clean(" ".join(text.split()))
    if re.fullmatch(r"[^\W\d_][\w]*(?:[ .-][\w]+)*", text) and text.lower() not in (
        "true",
        "false",
        "null",
        "yes",
        "no",
        "on",
        "off",
    ):
        return text
    if re.fullmatch(r"\d{2}[\dX]{2}[\dX./~?%-]{0,20}", text):
        return text
    return json.dumps(text, ensure_ascii=False)


def address(text: str) -> str:
    """An address as a YAML value."""
    return json.dumps(text, ensure_ascii=False)


def listed(items: list[str]) -> str:
    """Texts as a YAML list on one line."""
    return "[" + ", ".join(map(scalar, items)) + "]"


def remark(text: str) -> str:
    """Words that can stand in a comment of YAML or HTML: one line, without anything that ends a comment."""
    text = clean(" ".join(text.split()))
    return re.sub(r"-{2,}", "–", text).replace("<", "‹").replace(">", "›").replace("`", "'")


def comment(text: str) -> str:
    """A comment of HTML, which no page shows."""
    return f"<!-- {remark(text)} -->"


def words(text: str) -> str:
    """A text as plain words of Markdown."""
    text = clean(" ".join(text.split())).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _OPENING.sub(r"\\\1", _MARKUP.sub(r"\\\1", text)) if text else ""


def quoted(text: str) -> str:
    """Quoted words with their inner quotation marks made single, so that they can stand between “ and ”."""
    opened = False
    pieces: list[str] = []
    for character in clean(" ".join(text.split())):
        if not _INNER_MARKS.match(character):
            pieces.append(character)
        elif character in "«„" or (character in '“"' and not opened):
            opened = True
            pieces.append("‘")
        else:
            opened = False
            pieces.append("’")
    return "".join(pieces)
