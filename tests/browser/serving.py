"""A site served from 127.0.0.1 as a good host does: compressed, and under the strictest policy there is."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

POLICY = "default-src 'self'"
LEVEL = 6
"""Of gzip: the default of zlib, and near what hosts use for pages that they compress as they send them."""
_COMPRESSED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, folder: Path, base: str) -> None:
        self._folder = folder
        self._base = base
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._folder / path.removeprefix(self._base)
        file = file / "index.html" if path.endswith("/") else file
        if not path.startswith(self._base) or not file.is_file():
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such file.")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._answer(HTTPStatus.OK, kind, file.read_bytes())

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        if kind.startswith(_COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = compressed(body)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *args: Any) -> None:
        """Say nothing of a browser that goes away in the middle of an answer; it would say so itself."""


@cache
def compressed(body: bytes) -> bytes:
    """A body as it goes over the wire."""
    return gzip.compress(body, LEVEL, mtime=0)


@contextmanager
def served(folder: Path, base: str) -> Iterator[str]:
    """The address of a folder while it is served, under a base path such as "/some/base/"."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, folder=folder, base=base))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
