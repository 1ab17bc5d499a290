"""The chain of sources behind a page: from each origin to the sources that derive from it and are cited here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explainer.compose.paper import Paper
from explainer.compose.pictures.lettering import width

WIDTH = 680
"""Units across, as wide as a column of text; a phone shows it at half."""

_ROW, _STEP, _LETTERS = 40, 34, 24
_DEEPEST = 8
"""Steps that are indented; a longer chain goes on without."""


def chain(paper: Paper, numbers: Mapping[str, int]) -> dict[str, Any] | None:
    """What the references of a page derive from, for the template of `paper`; None when none derives from another.

    `numbers` are those that the page with the references gives them, by id of the source. The result has a `tree` of
    `{…, children}`, each a link with the reference's `number` (None when that page does not cite it itself) and
    `also`, other sources that it derives from; the picture's `width`, `height`, connecting `lines` and `dots`; and
    counts: `origins`, `derived`, and `alone` for the references that neither derive nor are derived from.
    """
    archive = paper.archive
    parents = _parents(paper, numbers)
    if not any(parents.values()):
        return None
    children: dict[str, list[str]] = {}
    for source, above in parents.items():
        if above:
            children.setdefault(above[0], []).append(source)
    roots = _roots(parents, children)
    alone = [source for source in numbers if not parents[source] and source not in children]
    flat: list[tuple[str, int]] = []
    for root in roots:
        _walk(root, 0, children, flat, set())
    rows = [
        {
            **paper.link(source),
            "number": numbers.get(source),
            "depth": min(depth, _DEEPEST),
            "also": [archive.entries[other].title for other in parents[source][1:]],
        }
        for source, depth in flat
    ]
    return {
        **_drawing(rows),
        "tree": _tree(rows),
        "origins": len(roots),
        "derived": sum(1 for row in rows if row["depth"]),
        "alone": len(alone),
    }


def _parents(paper: Paper, numbers: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """By id, for the sources cited on the page and all that they go back to: what each derives from."""
    found: dict[str, tuple[str, ...]] = {}
    queue = list(numbers)
    while queue:
        source = queue.pop(0)
        if source not in found:
            found[source] = paper.archive.derived.get(source, ())
            queue.extend(found[source])
    return found


def _roots(parents: Mapping[str, tuple[str, ...]], children: Mapping[str, Iterable[str]]) -> list[str]:
    """Origins, in the order of the references; of sources that derive from each other in a circle, the smallest id."""
    roots = [source for source, above in parents.items() if not above and source in children]
    reached: list[tuple[str, int]] = []
    for root in roots:
        _walk(root, 0, children, reached, set())
    left = set(parents) - {source for source, _ in reached} - {source for source in parents if not parents[source]}
    while left:
        root = min(left)
        roots.append(root)
        circle: list[tuple[str, int]] = []
        _walk(root, 0, children, circle, set())
        left -= {source for source, _ in circle}
    return roots


def _walk(
    source: str, depth: int, children: Mapping[str, Iterable[str]], found: list[tuple[str, int]], seen: set[str]
) -> None:  # fmt: skip
    """A source and what derives from it, depth first, each once; without recursion, since chains may be long."""
    queue = [(source, depth)]
    while queue:
        here, deep = queue.pop()
        if here in seen:
            continue
        seen.add(here)
        found.append((here, deep))
        queue.extend((child, deep + 1) for child in reversed(list(children.get(here, ()))))


def _tree(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as a tree of as many levels as are indented."""
    top: list[dict[str, Any]] = []
    branch: list[dict[str, Any]] = []
    for row in rows:
        node = {**row, "children": []}
        del branch[row["depth"] :]
        (branch[-1]["children"] if branch else top).append(node)
        branch.append(node)
    return top


def _drawing(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Dots below each other, indented by depth, each joined to the one it derives from."""
    lines = []
    last: dict[int, int] = {}
    drawn = []
    for number, row in enumerate(rows):
        x, y = 14 + row["depth"] * _STEP, 24 + number * _ROW
        if row["depth"]:
            lines.append(f"M{x - _STEP} {last[row['depth'] - 1]}V{y}H{x}")
        last[row["depth"]] = y
        name = _fitting(row["title"], WIDTH - x - 100)
        drawn.append({"x": x, "y": y, "words": name, "number": row["number"], "lang": row.get("lang", "")})
    return {"width": WIDTH, "height": 16 + len(rows) * _ROW, "lines": "".join(lines), "dots": drawn}


def _fitting(text: str, room: float) -> str:
    if width(text, _LETTERS) <= room:
        return text
    while text and width(text + "…", _LETTERS) > room:
        text = text[:-1]
    return text.rstrip() + "…"
