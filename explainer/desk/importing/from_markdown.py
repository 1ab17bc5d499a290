"""A Markdown file to its blocks: front matter and the marks of clippers are claims, markup is taken away."""

from __future__ import annotations

import re

from explainer.desk.importing.from_text import split_blocks
from explainer.desk.importing.material import Material, folded, told_apart, web_address
from explainer.load.frontmatter import split_front_matter

_KEYS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publish_date": "published",
    "pubdate": "published",
    "url": "url",
    "source_url": "url",
    "link": "url",
    "source": "source",
    "publisher": "publisher",
    "site": "publisher",
    "author": "author",
    "agency": "agency",
    "lang": "language",
    "language": "language",
    "photo_credit": "caption",
    "photo": "caption",
}
_HEADING = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_UNDERLINED = re.compile(r"^([^\n]+)\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[([^\]\n]{0,1000})\]\([^)\s]*(?:\s+\"([^\"\n]*)\")?\)")
_LINK = re.compile(r"\[([^\]\n]{0,1000})\]\(<?([^)\s>]*)>?(?:\s+\"[^\"\n]*\")?\)")
_AUTOLINK = re.compile(r"<(https?://[^>\s]{3,2000})>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>\n]{0,500}>")
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)[^\n]*$", re.MULTILINE)
_LEAD = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ ]{0,6}(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|_|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+.!|~-])")
_MARKS = re.compile(r"^[ \t]*\{:[^}\n]*\}[ \t]*$", re.MULTILINE)


def read_markdown(text: str) -> Material:
    """Read a Markdown text, with or without front matter. Never raises."""
    claims, captions, body = _front(text)
    body = _MARKS.sub("", _FENCE.sub("", _COMMENT.sub("", body)))
    body = _UNDERLINED.sub(lambda found: ("# " if found[2][0] == "=" else "## ") + found[1], body)
    for picture in _PICTURE.finditer(body):
        captions.extend(words for words in picture.groups() if words)
    body = _PICTURE.sub("", body)
    pieces: list[str] = []
    for line in body.split("\n"):
        heading = _HEADING.match(line)
        if heading:
            pieces.append(f"\n{heading[2]}\n")
            if len(heading[1]) == 1:
                claims.setdefault("heading", folded(_plain(heading[2])))
        else:
            pieces.append(line)
    claims.setdefault("title", claims.get("heading", ""))
    body = _ITEM.sub("\n", _LEAD.sub("", "\n".join(pieces)))
    blocks = [_plain(block) for block in split_blocks(body)]
    return Material(told_apart(blocks), "markdown", {k: v for k, v in claims.items() if v}, told_apart(captions))


def _front(text: str) -> tuple[dict[str, str], list[str], str]:
    if not text.startswith("---"):
        return {}, [], text
    front, _ = split_front_matter(text, "")
    if front is None:
        return {}, [], re.sub(r"\A---[ \t]*\n.*?\n---[ \t]*\n", "", text, flags=re.DOTALL)
    claims: dict[str, str] = {}
    captions: list[str] = []
    for key, value in front.values.items():
        name = _KEYS.get(key.lower().replace("-", "_"), "")
        words = folded(", ".join(item for item in value if isinstance(item, str)) if isinstance(value, list) else "")
        words = folded(value) if isinstance(value, str) else words
        if name == "caption":
            captions.append(words)
        elif name == "source":
            claims.setdefault("url" if web_address(words) else "publisher", words)
        elif name == "url":
            claims.setdefault("url", web_address(words))
        elif name:
            claims.setdefault(name, words)
    return claims, captions, front.body


def _plain(text: str) -> str:
    """A block without markup."""
    text = _AUTOLINK.sub(r"\1", text)
    text = _LINK.sub(lambda link: link[1], text)
    text = re.sub(r"\[\[(?:[^\]|\n]{0,200}\|)?([^\]\n]{0,500})\]\]", r"\1", _TAG.sub("", text))
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)
