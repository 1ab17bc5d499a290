"""What mkdocs.yml says, checked and with every path absolute."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec


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
    severities: dict[str, Literal["error", "warning", "off"]] = {}
    today: date | None = None
    """The day that counts as today; by default the newest in the content."""
    coverage: dict[str, float] = {}
    """What the archive promises, in per cent, of "statements", "dated" and "figures" that are cited."""
    edition: str = ""
    """The name under which the whole site is frozen, so that it can be cited."""
    social_pictures: bool = True
    """Whether entries have a picture for the previews of other sites, where `site_url` is the site's public address."""
    largest_entry: int = 1_000_000
    """Bytes; a larger Markdown file is a problem, not an entry."""
