"""A saved page of a news site to its blocks and claims.

The text is taken from the element whose paragraphs hold most of it (the idea of Readability:
https://github.com/mozilla/readability); claims from JSON-LD, Open Graph, `meta`, `link` and `time`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from explainer.desk.importing.dates import find_dates
from explainer.desk.importing.encodings import clean
from explainer.desk.importing.material import Material, folded, told_apart, web_address
from explainer.desk.importing.wordlists import word_set

_SKIPPED = word_set(
    "script style noscript template svg math form button select nav footer aside iframe object audio video",
    "canvas dialog menu textarea head",
)
_BLOCKS = word_set(
    "address article blockquote body center dd details div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr",
    "html li main ol p pre section summary table tbody td tfoot th thead tr ul",
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|share|sharing|social|comments?|cookie\w*|banner|breadcrumbs?|subscribe|promo|"
    r"newsletter|advert\w*|sidebar|tags?|read-?more|also)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"caption|photo-?credit|copyright|image-?(?:source|credit|author)", re.IGNORECASE)
_DATED = re.compile(r"date|time|publish|tarih|data", re.IGNORECASE)
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.created",
        "pubdate", "publishdate", "publication_date", "parsely-pub-date", "sailthru.date", "mediator_published_time",
        "date",
    ),
    "publisher": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "mediator_author"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_DEEPEST = 60
"""Elements that are climbed or descended to learn about one; pages that people made nest less."""
_MOST_NODES = 600
"""Elements and texts of one paragraph that are looked at."""
_MOST_PARAGRAPHS = 5000
_ARTICLE = re.compile(r"Article|Report|BlogPosting|LiveBlog|WebPage|CreativeWork", re.IGNORECASE)


def read_html(text: str) -> Material:
    """Read a page. Never raises: what cannot be understood is left out."""
    from justhtml import JustHTML

    root = JustHTML(text, sanitize=False).root
    elements = list(_elements(root))
    claims = {**_meta(elements), **_linked_data(elements)}
    for name in ("title", "author", "publisher"):
        claims[name] = clean(folded(claims.get(name, "")))
    claims["url"] = web_address(claims.get("url", "")) or _canonical(elements)
    headline = next((_text(element) for element in elements if element.name == "h1" and not _is_aside(element)), "")
    claims["heading"] = headline
    page_title = next((_text(element) for element in elements if element.name == "title"), "")
    claims["title"] = claims["title"] or headline or _without_site(page_title)
    captions = [_text(element) for element in islice(filter(_is_caption, elements), 50)]
    blocks = told_apart([clean(block) for block in _blocks(_container(elements) or root)])
    lead = [_text(element) for element in islice(filter(_is_dated, elements), 3)]
    return Material(
        blocks=tuple(told_apart([*(line for line in lead if line not in blocks)][:1])) + blocks,
        format="html",
        claims={name: value for name, value in claims.items() if value},
        captions=told_apart(captions)[:20],
    )


def _elements(root: Any) -> Iterator[Any]:
    """Every element in order, without recursion: pages nest as deep as they like."""
    pending = [root]
    while pending:
        node = pending.pop()
        if getattr(node, "attrs", None) is not None and not node.name.startswith(("#", "!")):
            yield node
        pending.extend(reversed(getattr(node, "children", None) or []))


def _text(element: Any) -> str:
    return clean(folded("".join(_strings(element))))


def _strings(element: Any) -> Iterator[str]:
    pending, looked_at = [element], 0
    while pending and looked_at < _MOST_NODES:
        node, looked_at = pending.pop(), looked_at + 1
        if node.name == "#text":
            yield node.data or ""
        elif node.name in ("br", "wbr") or (node.name in _BLOCKS and node is not element):
            yield " "
        if node.name not in _SKIPPED or node is element:
            pending.extend(reversed(getattr(node, "children", None) or []))


def _attribute(element: Any, name: str) -> str:
    return str((element.attrs or {}).get(name) or "")


def _marks(element: Any) -> str:
    return f"{_attribute(element, 'class')} {_attribute(element, 'id')}"


def _is_aside(element: Any) -> bool:
    return element.name in _SKIPPED or bool(_ASIDE.search(_marks(element))) or _attribute(element, "hidden") != ""


def _is_caption(element: Any) -> bool:
    if element.name == "figcaption":
        return True
    return bool(_CAPTION.search(_marks(element))) and element.name in ("div", "p", "span", "small", "em", "i")


def _is_dated(element: Any) -> bool:
    if element.name != "time" and not (_DATED.search(_marks(element)) and element.name in ("div", "p", "span")):
        return False
    text = _text(element)
    return 5 < len(text) < 80 and bool(find_dates(text))


def _container(elements: list[Any]) -> Any:
    """The element that holds the report: the one with most text in its paragraphs, or the article around it."""
    scores: dict[int, float] = {}
    found: dict[int, Any] = {}
    paragraphs = (element for element in elements if element.name in ("p", "blockquote", "li", "h2", "h3"))
    for element in islice(paragraphs, _MOST_PARAGRAPHS):
        if _inside_aside(element):
            continue
        inner = list(islice(_elements(element), _MOST_NODES))
        if sum(other.name in ("p", "li") for other in inner) > 20:
            continue
        length = len(_text(element)) - sum(len(_text(link)) for link in inner if link.name == "a")
        around = element.parent
        for share in (1.0, 0.6, 0.3):
            if around is None or around.name.startswith("#"):
                break
            if length >= 20:
                scores[id(around)] = scores.get(id(around), 0.0) + length * share
                found[id(around)] = around
            around = around.parent
    if not scores:
        return None
    best = found[max(scores, key=lambda key: (scores[key], -len(found)))]
    around = best
    while around is not None and around.name not in ("article", "main"):
        around = around.parent
    return around or best


def _inside_aside(element: Any) -> bool:
    around, steps = element, 0
    while around is not None and not around.name.startswith("#") and steps < _DEEPEST:
        if around.name not in ("body", "html") and _is_aside(around):
            return True
        around, steps = around.parent, steps + 1
    return False


class _Collector:
    """Gathers the pieces of a block; what consists of links only is a way elsewhere, and no block."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.run: list[str] = []
        self.length = self.linked = 0

    def text(self, text: str, *, linked: bool) -> None:
        self.run.append(text)
        self.length += len(text.strip())
        if linked:
            self.linked += len(text.strip())

    def line_end(self) -> None:
        """A `br`: two in a row end a paragraph, and so does one behind a short line or the end of a sentence."""
        ended = bool(self.run) and self.run[-1].rstrip()[-1:] in (".", "!", "?", "”", "»", '"', "؟", ":")
        if self.length < 60 or ended or (self.run and self.run[-1] == "\n"):
            self.flush()
        else:
            self.run.append("\n")

    def flush(self) -> None:
        text = folded("".join(self.run))
        if text and (self.linked * 10 < len(text) * 8 or len(text) > 200):
            self.blocks.append(text)
        self.run = []
        self.length = self.linked = 0


def _blocks(root: Any) -> list[str]:
    """The texts between the beginnings and ends of blocks."""
    collector = _Collector()
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if node is None:
            collector.flush()
        elif node.name == "#text":
            collector.text(node.data or "", linked=_in_link(node))
        elif node.name == "br":
            collector.line_end()
        elif node is root or not (_is_aside(node) or _is_caption(node)):
            if node.name in _BLOCKS:
                collector.flush()
                pending.append(None)
            pending.extend(reversed(getattr(node, "children", None) or []))
    collector.flush()
    return collector.blocks


def _in_link(node: Any) -> bool:
    around, steps = node.parent, 0
    while around is not None and around.name not in _BLOCKS and steps < _DEEPEST:
        if around.name == "a":
            return True
        around, steps = around.parent, steps + 1
    return False


def _meta(elements: list[Any]) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in elements:
        key = _attribute(element, "property") or _attribute(element, "name") or _attribute(element, "itemprop")
        value = _attribute(element, "content") or (_attribute(element, "datetime") if element.name == "time" else "")
        if element.name == "time" and value and not key and not _inside_aside(element):
            key = "time"
        if key and value:
            said.setdefault(key.lower(), value)
        if element.name == "html":
            said.setdefault("content-language", _attribute(element, "lang"))
    claims = {name: next((said[key] for key in keys if said.get(key)), "") for name, keys in _META.items()}
    claims["published"] = claims["published"] or said.get("time", "")
    claims["language"] = said.get("content-language") or claims["language"]
    if claims["author"].startswith("http"):
        claims["author"] = ""
    return claims


def _canonical(elements: list[Any]) -> str:
    for element in elements:
        if element.name == "link" and _attribute(element, "rel").lower() == "canonical":
            return web_address(_attribute(element, "href"))
    return ""


def _linked_data(elements: list[Any]) -> dict[str, str]:
    claims: dict[str, str] = {}
    for element in elements:
        if element.name != "script" or "ld+json" not in _attribute(element, "type").lower():
            continue
        try:
            data = json.loads("".join(child.data or "" for child in element.children), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            for name, value in _thing_claims(thing).items():
                if value:
                    claims.setdefault(name, value)
    return claims


def _things(data: Any) -> Iterator[dict[str, Any]]:
    pending, looked_at = [data], 0
    while pending and looked_at < 2000:
        item, looked_at = pending.pop(0), looked_at + 1
        if isinstance(item, list):
            pending.extend(item)
        elif isinstance(item, dict):
            if _ARTICLE.search(str(item.get("@type", ""))):
                yield item
            pending.extend(value for key, value in item.items() if key in ("@graph", "mainEntity", "itemListElement"))


def _thing_claims(thing: dict[str, Any]) -> dict[str, str]:
    return {
        "title": _named(thing.get("headline")),
        "published": _named(thing.get("datePublished") or thing.get("dateCreated")),
        "author": _named(thing.get("author")),
        "publisher": _named(thing.get("publisher")),
        "url": web_address(_named(thing.get("url") or thing.get("mainEntityOfPage"))),
    }


def _named(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(name for name in map(_named, value[:5]) if name)
    if isinstance(value, dict):
        return _named(value.get("name") or value.get("@id") or "")
    return ""


def _without_site(title: str) -> str:
    """A page's title without the site's name behind a bar or dash, when what is left is the longer part."""
    head, mark, tail = (
        re.split(r"(\s[|–—·:»-]\s)(?!.*\s[|–—·:»-]\s)", title, maxsplit=1)
        if re.search(r"\s[|–—·:»-]\s", title)
        else (title, "", "")
    )
    return head if mark and len(head) > len(tail) else title
