"""Pages: an address, a template and plain data — nothing else."""

from __future__ import annotations

from typing import Any

import msgspec

# fmt: off
ANCHORS = frozenset({
    "cited-in-title", "conflicts-title", "contents", "main", "mentions", "mentions-title", "names-title", "query",
    "references", "references-title", "reports-title", "roles-title", "search", "supports-title", "top",
})
# fmt: on
"""The anchors that templates set, so that no text may. Theirs with numbers have a full stop in them: `ref.3`."""


class Page(msgspec.Struct, frozen=True):
    """What one output file shows. `data` holds only what JSON can hold, and all that the template reads."""

    address: str
    template: str
    data: dict[str, Any]


class Copy(msgspec.Struct, frozen=True):
    """An output that is a copy of a file. `source` is an absolute path, `digest` that of its bytes."""

    address: str
    source: str
    digest: str


Output = Page | Copy
