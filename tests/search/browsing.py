"""A browser on a site: served from 127.0.0.1 under the strictest policy a host may set, every violation noted."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

POLICY = "default-src 'self'"
CHROMIUM = Path("/usr/bin/chromium")
HOW = "pip install playwright, and apt-get install chromium (or another Chromium at /usr/bin/chromium)"


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served, under a base path of its own: `http://127.0.0.1:1234/base/`."""
    parent = folder.parent / f"{folder.name}-served"
    parent.mkdir(exist_ok=True)
    base = parent / "base"
    if not base.exists():
        base.symlink_to(folder, target_is_directory=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(parent)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/base/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
