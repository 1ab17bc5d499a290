"""What mkdocs.yml says, checked and with every path absolute."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec


class Admin(msgspec.Struct, frozen=True):
    """The form at `/admin/`: the folder with the program behind it (absolute), and where it writes to."""

    folder: Path
    backend: dict[str, Any]


class Config(msgspec.Struct, frozen=True):
    """One archive's set-up. All paths are absolute.

    `root` is the folder of mkdocs.yml, `cache` the one folder besides `site_dir` that is written to.
    `site_url` is empty or ends in "/". `severities` maps a rule's name to what mkdocs.yml sets it to.
    """

    root: Path
    site_name: str
    content_dir: Path
    templates_dir: Path
    site_dir: Path
    cache_dir: Path
    site_url: str = ""
    site_description: str = ""
    language: str = "en"
    repo_url: str = ""
    edit_uri: str = ""
    """What leads from `repo_url` to the content folder's files where they are edited; empty when they are not."""
    issue_form: str = ""
    """The file name of the repository's form for errors, in `.github/ISSUE_TEMPLATE/`; empty when it has none."""
    severities: dict[str, Literal["error", "warning", "off"]] = {}
    today: date | None = None
    """The day that counts as today; by default the newest in the content."""
    coverage: dict[str, float] = {}
    """What the archive promises, in per cent, of "statements", "dated" and "figures" that are cited."""
    feed_tag: str = ""
    """What begins the ids of feeds, `example.org,2026`, so that they stay when the site moves."""
    download: bool = False
    """Whether the site holds a zip of itself."""
    epub: bool = False
    """Whether each conflict has an EPUB."""
    edition: str = ""
    """The name under which the whole site is frozen, so that it can be cited."""
    social_pictures: bool = True
    """Whether entries have a picture for the previews of other sites, where `site_url` is the site's public address."""
    search: bool = True
    """Whether the site has a search: a page, its index in many small files, and links to it."""
    admin: Admin | None = None
    """Set when the site has a form for proposing entries."""
    largest_entry: int = 1_000_000
    """Bytes; a larger Markdown file is a problem, not an entry."""

    def said(self) -> bytes:
        """All that is set up, as bytes: the same for the same set-up."""
        return msgspec.json.encode(msgspec.to_builtins(self, enc_hook=str), order="sorted")
