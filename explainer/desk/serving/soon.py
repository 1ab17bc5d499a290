"""What can be shown of a change before the whole archive has been checked again."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from explainer.desk.serving.site import Site
from explainer.link.again import link_again
from explainer.load import Source, load_entry
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.render import Renderer


class Soon:
    """Shows the site after a change of entries that were there before."""

    def __init__(self, archive: Archive, config: Config, renderer: Renderer) -> None:
        self._archive = archive
        self._config = config
        self._renderer = renderer
        self._entries = {config.root.resolve() / entry.path: entry for entry in archive.entries.values()}

    def after(self, paths: Collection[Path], config: Config) -> Site | None:
        """The site after a change of these files.

        None when it takes more than this to tell what it is: when a file is new, gone or at fault, when an entry
        refers to something that is not found, or when the newest day of the content is another one.
        """
        if config != self._config:
            return None
        changed: dict[str, Entry | None] = {}
        for path in {path.resolve() for path in paths}:
            known = self._entries.get(path)
            if known is None or not path.exists():
                return None
            entry, problems = load_entry(Source(known.path, str(path), known.kind), config)
            if entry is None or problems:
                return None
            changed[entry.id] = entry
        again = link_again(self._archive, changed, config.today, search=config.search)
        if again is None or set(again.archive.unresolved).intersection(changed):
            return None
        return Site(again.archive, config, self._renderer)
