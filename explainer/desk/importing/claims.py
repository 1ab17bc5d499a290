"""What a page says about itself: JSON-LD, Open Graph, `meta`, `link` and `time`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from explainer.desk.importing.elements import attribute, inside_aside
from explainer.desk.importing.material import web_address

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
_ARTICLE = re.compile(r"Article|Report|BlogPosting|LiveBlog|WebPage|CreativeWork", re.IGNORECASE)


def page_claims(elements: list[Any]) -> dict[str, str]:
    """Claims by their names in `Material`, those of JSON-LD first; `url` is a whole address or ""."""
    claims = {**_meta(elements), **_linked_data(elements)}
    claims["url"] = web_address(claims.get("url", "")) or _canonical(elements)
    return claims


def without_site(title: str) -> str:
    """A page's title without the site's name behind a bar or dash, when what is left is the longer part."""
    head, mark, tail = (
        re.split(r"(\s[|–—·:»-]\s)(?!.*\s[|–—·:»-]\s)", title, maxsplit=1)
        if re.search(r"\s[|–—·:»-]\s", title)
        else (title, "", "")
    )
    return head if mark and len(head) > len(tail) else title


def _meta(elements: list[Any]) -> dict[str, str]:
    said: dict[str, str] = {}
    for element in elements:
        key = attribute(element, "property") or attribute(element, "name") or attribute(element, "itemprop")
        value = attribute(element, "content") or (attribute(element, "datetime") if element.name == "time" else "")
        if element.name == "time" and value and not key and not inside_aside(element):
            key = "time"
        if key and value:
            said.setdefault(key.lower(), value)
        if element.name == "html":
            said.setdefault("content-language", attribute(element, "lang"))
    claims = {name: next((said[key] for key in keys if said.get(key)), "") for name, keys in _META.items()}
    claims["published"] = claims["published"] or said.get("time", "")
    claims["language"] = said.get("content-language") or claims["language"]
    if claims["author"].startswith("http"):
        claims["author"] = ""
    return claims


def _canonical(elements: list[Any]) -> str:
    for element in elements:
        if element.name == "link" and attribute(element, "rel").lower() == "canonical":
            return web_address(attribute(element, "href"))
    return ""


def _linked_data(elements: list[Any]) -> dict[str, str]:
    claims: dict[str, str] = {}
    for element in elements:
        if element.name != "script" or "ld+json" not in attribute(element, "type").lower():
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
