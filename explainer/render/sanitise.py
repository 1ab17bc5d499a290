"""Untrusted HTML to HTML that can do nothing but be read. Runs on every rendered text, last."""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3

# fmt: off
_TAGS = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
    "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
}
# fmt: on
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title", "role"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "del": {"datetime"},
    "img": {"src", "alt", "width", "height"},
    "ins": {"datetime"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}
_NO_ADDRESS = re.compile(r"^[\x00-\x20]+|[\t\n\r]")


def sanitise(html: str, seal: str = "") -> str:
    """Keep the elements and attributes of a text; drop scripts, styles, forms, frames and other schemes.

    With a `seal`, only the ids that begin with it stay, without it: see `AnchorProcessor`.
    """
    if not seal:
        return (_WITH_PICTURES if "<img" in html else _CLEANER).clean(html)

    def kept(element: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            return value.removeprefix(seal) if value.startswith(seal) else None
        return _own_picture(element, attribute, value)

    return _cleaner(kept).clean(html)


def _own_picture(element: str, attribute: str, value: str) -> str | None:
    return None if (element, attribute) == ("img", "src") and _foreign(value) else value


def _cleaner(kept: Callable[[str, str, str], str | None] | None = None) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
        attribute_filter=kept,
    )


_CLEANER, _WITH_PICTURES = _cleaner(), _cleaner(_own_picture)
"""Made once: to hand the lists over takes longer than to clean a paragraph."""


def _foreign(source: str) -> bool:
    """Whether a picture lies on another host: a page asks nothing of those.

    Read as a browser reads it, which passes over tabs and line ends and takes a backslash for a slash
    (https://url.spec.whatwg.org/#concept-basic-url-parser).
    """
    address = _NO_ADDRESS.sub("", source).replace("\\", "/")
    return address.startswith("//") or ":" in address.split("/", maxsplit=1)[0]
