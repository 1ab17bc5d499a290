"""The ways from a page to where its text is kept: edit it, or report an error in it."""

from __future__ import annotations

import os

from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.forge import edit_address, issue_address


def contribute(archive: Archive, config: Config, address: str, title: str, entry_id: str = "") -> dict[str, str]:
    """Links of a page by what they are for: `edit` leads to its entry's file, `report` to a new issue about the page.

    Nothing when mkdocs.yml sets no `repo_url`; each is empty where the host of the repository has no such address.
    """
    if not config.repo_url:
        return {}
    entry = archive.entries.get(entry_id or ("index" if address == "/" else ""))
    page = config.site_url + address.lstrip("/") if config.site_url else address
    body = f"Page: {page}\n" + (f"File: {entry.path}\n" if entry else "") + "\nWhat is wrong, and what says so:\n"
    links = {
        "edit": edit_address(config.repo_url, config.edit_uri, _within(entry, config)) if entry else "",
        "report": issue_address(config.repo_url, f"Error in “{title}”", body, config.issue_form, page),
    }
    return links if any(links.values()) else {}


def _within(entry: Entry, config: Config) -> str:
    """The path of an entry's file in the content folder."""
    prefix = os.path.relpath(config.content_dir, config.root).replace(os.sep, "/")
    return entry.path.removeprefix(f"{prefix}/")
