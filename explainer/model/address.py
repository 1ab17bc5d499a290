"""Addresses on the site: `/actors/iran/` for a page, `/archive.json` for another file.

Links are relative and name the file, `../../actors/iran/index.html`, so that a site works at `/`, under any
base path and opened from disk, where a browser does not look for an index.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from explainer.model.front import KIND_FOLDERS, Kind

ASSETS = "assets"
"""The folder of the templates whose files go to `/assets/`."""

_SHORT = 8
"""Hexadecimal digits of a digest in an address."""

DOWNLOAD = "/archive.zip"
"""The whole site, to be read offline."""


def entry_address(kind: Kind, entry_id: str) -> str:
    """The address of an entry's page; `index` of the content itself is the home page."""
    if kind == "page" and entry_id == "index":
        return "/"
    return f"/{KIND_FOLDERS[kind]}/{entry_id}/"


def day_address(conflict_id: str, day: date) -> str:
    """Where a conflict stands as it was on a day: `/conflicts/libya/on/2020-10-28/`."""
    return f"{entry_address('conflict', conflict_id)}on/{day.isoformat()}/"


def id_in(address: str) -> str:
    """The id of the entry that a page belongs to: `libya` of the address above; "" of the home page."""
    parts = address.split("/")
    return parts[2] if len(parts) > 2 else ""


def picture_address(address: str) -> str:
    """The address of the picture that other sites show beside a link to a page: `/social/actors/iran.png`."""
    return f"/social{address.rstrip('/') or '/index'}.png"


def asset_address(name: str, digest: str) -> str:
    """Where a file of the templates' `assets/` answers under the digest of its bytes: `/assets/style.1a2b3c4d.css`.

    What is at such an address never changes, so that browsers may keep it for ever.
    """
    stem, dot, suffix = name.rpartition(".")
    short = digest[:_SHORT]
    return f"/{ASSETS}/{stem}.{short}{dot}{suffix}" if stem and "/" not in suffix else f"/{ASSETS}/{name}.{short}"


def output_path(address: str) -> str:
    """The file under `site/` that answers at an address, with "/" between parts: `actors/iran/index.html`."""
    return (address + "index.html" if address.endswith("/") else address).lstrip("/")


def relative(from_address: str, to_address: str, anchor: str = "") -> str:
    """A relative link from one page to another, percent-encoded, naming the file; `#anchor` when given."""
    return way_from(from_address)(to_address, anchor)


def way_from(address: str) -> Callable[[str, str], str]:
    """What gives relative links from a page to an address, with an anchor or with ""."""
    # All pages beside this one lead elsewhere in the same way: by the folder that they lie in.
    folder = address[: address.rindex("/", 0, -1) + 1] if address.endswith("/") and len(address) > 1 else ""

    def way(to_address: str, anchor: str = "") -> str:
        fragment = f"#{_quoted(anchor)}" if anchor else ""
        if folder and not to_address.startswith(address):
            return f"../{_way(folder, to_address)}{fragment}"
        return fragment if fragment and to_address == address else _way(address, to_address) + fragment

    return way


@lru_cache(maxsize=1 << 15)
def _way(from_address: str, to_address: str) -> str:
    here = output_path(from_address).split("/")[:-1]
    there = output_path(to_address).split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return quote("../" * (len(here) - shared) + "/".join(there[shared:]))


@lru_cache(maxsize=1 << 14)
def _quoted(anchor: str) -> str:
    return quote(anchor, safe=_FRAGMENT_SAFE)


_FRAGMENT_SAFE = "!$&'()*+,;=:@/?"
