"""A server in this process, and somebody who looks at it. Nothing here waits for a time: only for what is told."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

from explainer.desk.serving.board import Board
from explainer.desk.serving.running import Desk
from explainer.desk.serving.server import listening
from tests.conftest import Draft

SCRIPT = re.compile(
    rb'<script src="([^"]*)_serve/reload\.js" data-page="([^"]*)" data-looks="([^"]*)" defer></script>\n'
)
PATIENCE = 60
"""Seconds after which a server that says nothing has failed."""


class Got:
    """What came back."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def without_script(self) -> bytes:
        """The page as it is on the site."""
        return SCRIPT.sub(b"", self.body)


class Browser:
    """Asks one server."""

    def __init__(self, address: str, draft: Draft, board: Board) -> None:
        self.host = urlsplit(address).netloc
        self.desk = Desk(board, draft.settings)
        self._draft = draft
        self._opened: list[http.client.HTTPConnection] = []
        self.desk.renew(draft.settings())

    def ask(self, target: str, method: str = "GET", **headers: str) -> Got:
        """One request."""
        connection = self._connection()
        connection.putrequest(method, target, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        return Got(connection.getresponse())

    def save(self, path: str, text: str | bytes) -> None:
        """Write an entry, as an editor does, and let the desk know."""
        self.desk.changed([self._draft.write(path, text)])

    def news(self, target: str, saved: Callable[[], object] = int) -> Iterator[dict[str, Any]]:
        """What the page at a target is told while it is open; `saved` is done before it asks."""
        match = SCRIPT.search(self.ask(target).body)
        assert match
        saved()
        base, page, looks = (part.decode() for part in match.groups())
        connection = self._connection()
        connection.request("GET", f"{base}_serve/events?{urlencode({'page': page, 'looks': looks})}")
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"
        return (json.loads(line.removeprefix(b"data: ")) for line in response if line.startswith(b"data: "))

    def close(self) -> None:
        """Close every tab."""
        for connection in self._opened:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        self._opened.append(connection)
        return connection


@contextmanager
def browsing(draft: Draft) -> Iterator[Browser]:
    """A browser at a server of this archive."""
    board = Board()
    with listening(board, "127.0.0.1", 0) as address:
        browser = Browser(address, draft, board)
        try:
            yield browser
        finally:
            browser.close()
