"""Sources as a reader meets them in a list of references."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from explainer.compose.languages import language_name, tongue
from explainer.model.archive import Archive
from explainer.model.front import SourceFront


def reference(archive: Archive, source_id: str, *, in_full: bool = True) -> dict[str, Any]:
    """What one line of a list of references shows; empty texts where the source does not say.

    Not `in_full`, it names who published it and when, as a news text would, and leaves title and addresses to the page
    of the source.
    """
    entry = archive.entries[source_id]
    front = entry.front
    assert isinstance(front, SourceFront)
    publisher = front.publisher if front.publisher not in front.author else ""
    issued = front.issued.words if front.issued else ""
    who = publisher or front.container_title or ", ".join(front.author)
    if not in_full and who and issued:
        return {"id": entry.id, "short": f"{who}, {issued}"}
    url = front.url or (front.also_at[0] if front.also_at else "")
    return {
        "id": entry.id,
        "author": ", ".join(front.author),
        "container": front.container_title,
        "publisher": publisher if publisher != front.container_title else "",
        "number_in_series": front.number,
        "issued": issued,
        "url": url,
        "host": _host(url),
        "unseen": bool(front.url) and front.url_verified is not True,
        "archived": front.archived,
        "language": language_name(front.language) if front.language not in ("", "en") else "",
        "origins": [
            {"title": archive.entries[origin].title, **tongue(archive.entries[origin])}
            for origin in archive.origins[source_id]
            if origin != source_id
        ],
    }


@lru_cache(maxsize=1 << 16)
def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")
