"""The form for proposing entries: `/admin/`, with all that it loads, from the site's own files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from explainer.compose.form import form_config
from explainer.model.archive import Archive
from explainer.model.config import Admin, Config
from explainer.model.page import Copy, Output, Page
from explainer.model.problem import SetupError

_START = "index.js"
_TYPES = frozenset((".js", ".wasm", ".woff2", ".png", ".svg", ".txt", ".json"))
"""What a browser loads of the program behind the form, and its licences; maps for debuggers stay behind."""


def pages(_archive: Archive, config: Config) -> Iterator[Output]:
    """The page, its configuration and the program behind it, when mkdocs.yml asks for them with `admin`.

    Raises `SetupError` when the program's files are not there.
    """
    if config.admin is None:
        return
    title = f"Propose an entry – {config.site_name}"
    yield Page("/admin/index.html", "admin.html", {"title": title, "language": config.language})
    yield Page("/admin/start.js", "admin.js", {})
    yield Page("/admin/config.yml", "json", form_config(config, config.admin.backend))
    for file in _files(config.admin):
        digest = hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
        yield Copy(f"/admin/cms/{file.relative_to(config.admin.folder).as_posix()}", str(file), digest)


def _files(admin: Admin) -> list[Path]:
    if not (admin.folder / _START).is_file():
        raise SetupError(
            f"the form at /admin/ needs the files of Sveltia CMS in {admin.folder}; "
            "docs/contributing.md says how to get them"
        )
    return sorted(
        file
        for file in admin.folder.rglob("*")
        if file.suffix in _TYPES and file.is_file() and not file.name.startswith(".")
    )
