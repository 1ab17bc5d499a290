"""A zip of the whole site, to be read offline: the same files give the same bytes."""

from __future__ import annotations

import hashlib
import re
import shutil
import stat
import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip can hold; a file of the site has none of its own."""

_LEVEL = 6
_CHUNK = 1 << 20
"""Bytes in memory at once."""


class Bundle(msgspec.Struct, frozen=True):
    """A zip at `path` under the site; all its files lie in `folder`."""

    path: str
    folder: str

    def recipe(self, recipes: Mapping[str, str]) -> str:
        """The digest of the recipes of all other files, and of the library that packs them."""
        digest = hashlib.blake2b(digest_size=16)
        digest.update(f"{zlib.ZLIB_RUNTIME_VERSION} {_LEVEL} {self.folder}\0".encode())
        for path in sorted(recipes):
            digest.update(f"{path}\0{recipes[path]}\0".encode())
        return digest.hexdigest()


def folder_name(title: str) -> str:
    """A title as the name of a folder on any system: letters and digits of ASCII, with hyphens; or `archive`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "archive"


def pack(folder: Path, paths: Iterable[str], bundle: Bundle, site: Path) -> None:
    """Write the zip into a folder, with the files at `paths` under it, one after the other.

    What does not lie in the folder is taken from the site.
    """
    with ZipFile(folder / bundle.path, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for path in sorted(paths):
            info = ZipInfo(f"{bundle.folder}/{path}", _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            file = folder / path
            if not file.is_file():
                file = site / path
            # Said beforehand, so that a file of more than 2 GiB gets the longer header that it needs.
            info.file_size = file.stat().st_size
            with file.open("rb") as source, target.open(info, "w") as packed:
                shutil.copyfileobj(source, packed, _CHUNK)
