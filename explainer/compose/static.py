"""Files that are copied as they are: those of the content, and the templates' styles, scripts and pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from explainer.model.address import ASSETS, asset_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Copy


def copies(archive: Archive, config: Config) -> Iterator[Copy]:
    """Every such file, in the order of addresses.

    Those of the templates are at two: the one with their digest, which pages name, and the one by their name, for
    styles that name pictures and fonts and for whoever names a file himself.
    """
    folder = config.templates_dir / ASSETS
    for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if file.is_file() and not file.name.startswith("."):
            name = file.relative_to(folder).as_posix()
            digest = hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
            yield Copy(f"/{ASSETS}/{name}", str(file), digest)
            yield Copy(asset_address(name, digest), str(file), digest)
    for asset in archive.assets.values():
        yield Copy(asset.address, str(config.root / asset.path), asset.digest)
