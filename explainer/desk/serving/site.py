"""The site in one state of its content: every file is made when it is asked for, and kept until the next state."""

from __future__ import annotations

import hashlib
import threading

from explainer.compose import compose_around
from explainer.making import make
from explainer.model.address import output_path
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Output
from explainer.render import Renderer

_INDEX = "index.html"
_ONE_AT_A_TIME = threading.RLock()
"""A renderer holds the text that it is rendering, and several states share one."""


class Site:
    """What `build` would write, without writing it."""

    def __init__(self, archive: Archive, config: Config, renderer: Renderer) -> None:
        self.config = config
        self._archive = archive
        self._renderer = renderer
        self._composed: dict[str, dict[str, Output]] = {}
        self._made: dict[str, bytes] = {}
        self._copied = "".join(asset.digest for asset in archive.assets.values())

    def read(self, path: str) -> bytes | None:
        """The file at a path under the site, `actors/iran/index.html`, or None where the site has none.

        Raises `SetupError` when a template is faulty.
        """
        with _ONE_AT_A_TIME:
            if path not in self._made:
                output = self._output(path)
                if output is None:
                    return None
                try:
                    self._made[path] = make(output, self._renderer)
                except OSError:  # a file to be copied that has gone since
                    return None
            return self._made[path]

    def looks(self, body: bytes) -> str:
        """What is another one when a page looks different: its text, or a file of the content that it may show."""
        return hashlib.blake2b(body + self._copied.encode(), digest_size=8).hexdigest()

    def _output(self, path: str) -> Output | None:
        addresses = [f"/{path}"]
        if path == _INDEX or path.endswith(f"/{_INDEX}"):
            addresses.insert(0, f"/{path.removesuffix(_INDEX)}")
        for address in addresses:
            for name, outputs in compose_around(self._archive, self.config, address):
                if name not in self._composed:
                    self._composed[name] = {output_path(output.address): output for output in outputs()}
                if path in self._composed[name]:
                    return self._composed[name][path]
        return None
