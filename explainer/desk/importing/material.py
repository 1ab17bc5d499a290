"""What a file holds before anybody asks what it means: its pieces of text, and what it says about itself."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

import msgspec

Format = Literal["html", "markdown", "text"]

_DASHES = re.compile(r"^[\s=_*~#–—-]+$")


class Material(msgspec.Struct, frozen=True):
    """The blocks of a text in order (a heading, a line of its own or a paragraph each, white space folded), and claims.

    `claims` are what metadata says, by `title`, `published`, `url`, `publisher`, `author`, `agency`, `language`;
    `captions` are what stands under pictures; `format` is how the file was read.
    """

    blocks: tuple[str, ...]
    format: Format
    claims: dict[str, str] = {}
    captions: tuple[str, ...] = ()


def folded(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def told_apart(blocks: list[str]) -> tuple[str, ...]:
    """Blocks in one line each, without empty ones, rules of dashes, and what the block before says already."""
    kept: list[str] = []
    for block in map(folded, blocks):
        if block and not _DASHES.match(block) and (not kept or kept[-1] != block):
            kept.append(block)
    return tuple(kept)


def web_address(text: str) -> str:
    """An address if it is a whole one of the web without white space, quotes or brackets, else ""."""
    text = text.strip()
    if not re.fullmatch(r"https?://[^\s<>\"'`{}|\\^\[\]]{3,2000}", text):
        return ""
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    return text if "." in host else ""


def host_of(address: str) -> str:
    """The host of an address in lower case without “www.”, or ""."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix("m.").removeprefix("amp.")
