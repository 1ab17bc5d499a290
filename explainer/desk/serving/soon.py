"""What can be shown of a change before the whole archive has been linked and checked again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from explainer.desk.serving.site import Site
from explainer.link.again import Again
from explainer.load import Source, load_entry
from explainer.model.address import entry_address
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.render import Renderer


class Soon:
    """Shows the pages of one entry whose text has changed; all other pages stay as they were."""

    def __init__(self, site: Site, archive: Archive, config: Config, renderer: Renderer) -> None:
        self._site = site
        self._again = Again(archive)
        self._config = config
        self._renderer = renderer
        self._entries = {config.root.resolve() / entry.path: entry for entry in archive.entries.values()}

    def after(self, paths: Collection[Path], config: Config) -> Site | None:
        """The site after a change of these files, or None when it takes more than this to tell what it is."""
        changed = {path.resolve() for path in paths if path.exists()}
        if len(changed) != 1 or config != self._config:
            return None
        file = changed.pop()
        known = self._entries.get(file)
        if known is None:
            return None
        entry, problems = load_entry(Source(known.path, str(file), known.kind), config)
        if entry is None or problems:
            return None
        archive = self._again.with_text(entry)
        if archive is None:
            return None
        own = entry_address(entry.kind, entry.id)
        return Site(archive, config, self._renderer, within=own, besides=self._site)
