"""Untrusted HTML to HTML that can do nothing but be read. Runs on every rendered text, last."""

from __future__ import annotations

import nh3

# fmt: off
_TAGS = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1",
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


def sanitise(html: str) -> str:
    """Keep the elements and attributes of a text; drop scripts, styles, forms, frames and other schemes."""
    foreign = "<img" in html
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
        attribute_filter=_no_foreign_source if foreign else None,
    )


def _no_foreign_source(element: str, attribute: str, value: str) -> str | None:
    """A page asks nothing of other hosts: a picture's source must lie on the site."""
    if element == "img" and attribute == "src" and ("//" in value[:8] or ":" in value.split("/", maxsplit=1)[0]):
        return None
    return value
