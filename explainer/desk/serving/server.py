"""The server: the standard library's, for one person at one machine."""

from __future__ import annotations

import errno
import os
import socket
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from explainer.desk.serving.answers import OWN, Answer, answer, base_of, news
from explainer.desk.serving.board import Board, State
from explainer.model.hosting import policy_for
from explainer.model.problem import SetupError

_LOCAL = frozenset(("localhost", "127.0.0.1", "[::1]"))
_EVERYWHERE = frozenset(("", "0.0.0.0", "::"))  # noqa: S104 - to tell that somebody asked for it

_FIRST = 600.0
"""Seconds to wait for the first state of the site."""

PULSE = 5.0
"""Seconds after which a page that waits is told that the server is still there, and a closed one is noticed."""


@contextmanager
def listening(board: Board, host: str, port: int) -> Iterator[str]:
    """Answer from what is on the board; yields the address, `http://127.0.0.1:8000`.

    Raises `SetupError` when the port cannot be had.
    """
    try:
        server = _server(board, host, port)
    except (OSError, OverflowError) as fault:
        raise SetupError(_refused(fault, host, port)) from None
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.1), daemon=True)
    thread.start()
    try:
        yield f"http://{_written(host or '127.0.0.1')}:{server.server_port}"
    finally:
        board.end()
        server.shutdown()
        server.server_close()
        thread.join()


def _server(board: Board, host: str, port: int) -> ThreadingHTTPServer:
    class Server(ThreadingHTTPServer):
        """Lets nobody wait for a browser that has gone."""

        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        # On Windows this would let two programs have one port.
        allow_reuse_address = os.name != "nt"
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A browser that goes away in the middle of an answer is no fault."""
            if not isinstance(sys.exception(), ConnectionError | TimeoutError):
                super().handle_error(request, client_address)

    hosts = None if host in _EVERYWHERE else _LOCAL | {_written(host).lower()}
    return Server((host, port), partial(_Handler, board=board, hosts=hosts))


def _refused(fault: Exception, host: str, port: int) -> str:
    if isinstance(fault, OSError) and fault.errno == errno.EADDRINUSE:
        return (
            f"port {port} of {host} is taken, perhaps by another “serve”; "
            f"end that one, or name another port with --port {port + 1}"
        )
    if isinstance(fault, OSError) and fault.errno == errno.EACCES:
        return f"port {port} is kept for the system; name one from 1024 on with --port"
    return f"{host}:{port} cannot be listened at: {getattr(fault, 'strerror', None) or fault}"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "explainer"
    sys_version = ""
    timeout = 60

    def __init__(self, *arguments: Any, board: Board, hosts: frozenset[str] | None) -> None:
        self._board = board
        self._hosts = hosts
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer with a file, or with what is new as long as the page is open."""
        self._board.newer(0, _FIRST)
        parts = urlsplit(self.path)
        if not self._asked_here():
            # Else a page of another site whose name leads to this machine could read what is written here.
            said = b"This server answers to the name of this machine only."
            self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", said))
        elif parts.path == base_of(self._board.state) + OWN + "events":
            asked = parse_qs(parts.query, keep_blank_values=True)
            self._tell(asked.get("page", [""])[0], asked.get("looks", [""])[0])
        else:
            self._send(self._answered())

    do_HEAD = do_GET  # noqa: N815 - the name is the standard library's

    def _answered(self) -> Answer:
        """A fault of the program is told, and the server goes on."""
        try:
            return answer(self._board, self.path)
        except Exception:
            traceback.print_exc()
            said = "This program has a fault; the terminal has more.\n"
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", said.encode())

    def _asked_here(self) -> bool:
        """Whether the browser knows this server by its own name (against DNS rebinding)."""
        host = self.headers.get("Host", "").lower()
        name = host[: host.rindex(":")] if ":" in host.rpartition("]")[2] else host
        return self._hosts is None or not name or name in self._hosts

    def _send(self, found: Answer) -> None:
        self.send_response(found.status)
        text = found.kind.startswith("text/") or found.kind.endswith(("/json", "xml"))
        self.send_header("Content-Type", f"{found.kind}; charset=utf-8" if text else found.kind)
        self.send_header("Content-Length", str(len(found.body)))
        if found.location:
            self.send_header("Location", found.location)
        self._end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    def _end_headers(self) -> None:
        base = base_of(self._board.state)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", policy_for(urlsplit(self.path).path.removeprefix(base)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()

    def _tell(self, page: str, looks: str) -> None:
        """Send what is new until the page is closed (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self._end_headers()
        number = -1
        with suppress(ConnectionError, TimeoutError):
            while not self._board.over and self.command != "HEAD":
                state = self._board.newer(number, PULSE)
                if state.number in (number, 0):
                    self.wfile.write(b": still here\n\n")
                    continue
                number = state.number
                self.wfile.write(b"data: " + self._news(state, page, looks) + b"\n\n")

    def _news(self, state: State, page: str, looks: str) -> bytes:
        try:
            return news(self._board, state, page, looks)
        except Exception:
            traceback.print_exc()
            return b'{"changed":false,"fault":"this program has a fault; the terminal has more","problems":[]}'

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing: the terminal is for problems."""
