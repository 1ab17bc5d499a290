"""Elements of a page: their text, their attributes, and which of them are no part of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from explainer.desk.importing.encodings import clean
from explainer.desk.importing.material import folded
from explainer.desk.importing.wordlists import word_set

_SKIPPED = word_set(
    "script style noscript template svg math form button select nav footer aside iframe object audio video",
    "canvas dialog menu textarea head",
)
BLOCKS = word_set(
    "address article blockquote body center dd details div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hr",
    "html li main ol p pre section summary table tbody td tfoot th thead tr ul",
)
_ASIDE = re.compile(
    r"(?:[\w-]*[_-])?(?:related|recommended|recommendations|share|sharing|social|comments?|cookies?|banner|breadcrumbs?|"
    r"subscribe|promo|newsletter|advert\w*|ads?|sidebar|tags|read-?more|read-?also|see-?also)"
    r"(?:[_-](?:posts?|news|articles?|list|block|box|bar|buttons?|links?|widget|wrapper|container|section|area))*",
    re.IGNORECASE,
)
"""A class or id of what stands beside a report. `has-sidebar` and `tag-libya` say something of the report itself."""
_NOT_ASIDE = re.compile(r"(?:has|with|no|without|is)[_-].*", re.IGNORECASE)
_HOLDERS = frozenset({"article", "main", "body", "html"})
DEEPEST = 60
"""Elements that are climbed or descended to learn about one; pages that people made nest less."""
MOST_NODES = 600
"""Elements and texts of one paragraph that are looked at."""


def elements_of(root: Any) -> Iterator[Any]:
    """Every element in order, without recursion: pages nest as deep as they like."""
    pending = [root]
    while pending:
        node = pending.pop()
        if getattr(node, "attrs", None) is not None and not node.name.startswith(("#", "!")):
            yield node
        pending.extend(reversed(getattr(node, "children", None) or []))


def text_of(element: Any) -> str:
    """The text of an element in one line, as far as it shows: without scripts, ways elsewhere and the like."""
    return clean(folded("".join(_strings(element))))


def _strings(element: Any) -> Iterator[str]:
    pending, looked_at = [element], 0
    while pending and looked_at < MOST_NODES:
        node, looked_at = pending.pop(), looked_at + 1
        if node.name == "#text":
            yield node.data or ""
        elif node.name in ("br", "wbr") or (node.name in BLOCKS and node is not element):
            yield " "
        if node.name not in _SKIPPED or node is element:
            pending.extend(reversed(getattr(node, "children", None) or []))


def attribute(element: Any, name: str) -> str:
    """An attribute of an element, or ""."""
    return str((element.attrs or {}).get(name) or "")


def marks_of(element: Any) -> str:
    """The classes and the id of an element, in which sites say what it is."""
    return f"{attribute(element, 'class')} {attribute(element, 'id')}"


def is_aside(element: Any) -> bool:
    """Whether an element is no part of a report: a way elsewhere, a form, what the site says of itself.

    What holds the title holds the report, whatever its classes say.
    """
    if element.name in _SKIPPED or "hidden" in (element.attrs or {}):
        return True
    if element.name in _HOLDERS or not any(
        _ASIDE.fullmatch(mark) and not _NOT_ASIDE.fullmatch(mark) for mark in marks_of(element).split()
    ):
        return False
    return not any(inner.name == "h1" for inner in islice(elements_of(element), MOST_NODES))


def inside_aside(element: Any) -> bool:
    """Whether an element stands in such a part."""
    around, steps = element, 0
    while around is not None and not around.name.startswith("#") and steps < DEEPEST:
        if around.name not in ("body", "html") and is_aside(around):
            return True
        around, steps = around.parent, steps + 1
    return False
