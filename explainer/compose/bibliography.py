"""Sources as a reader meets them in a list of references."""

from __future__ import annotations

from typing import Any

from explainer.compose.languages import language_name
from explainer.model.archive import Archive
from explainer.model.entry import SourceFront


def reference(archive: Archive, source_id: str) -> dict[str, Any]:
    """What one line of a list of references shows; empty texts where the source does not say."""
    entry = archive.entries[source_id]
    front = entry.front
    assert isinstance(front, SourceFront)
    publisher = front.publisher if front.publisher not in front.author else ""
    return {
        "id": entry.id,
        "author": ", ".join(front.author),
        "container": front.container_title,
        "publisher": publisher if publisher != front.container_title else "",
        "number_in_series": front.number,
        "issued": front.issued.words if front.issued else "",
        "url": front.url or (front.also_at[0] if front.also_at else ""),
        "unseen": bool(front.url) and front.url_verified is not True,
        "archived": front.archived,
        "language": language_name(front.language) if front.language not in ("", "en") else "",
        "lang": front.language,
        "origins": [archive.entries[origin].title for origin in archive.origins[source_id] if origin != source_id],
    }
