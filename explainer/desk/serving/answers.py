"""What a browser gets for a path: the bytes of the site, and in pages the script that brings the next state."""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from importlib.resources import files
from mimetypes import MimeTypes
from urllib.parse import quote, unquote, urlsplit

import msgspec

from explainer import messages
from explainer.desk.serving.board import Board, State
from explainer.desk.serving.site import Site
from explainer.model.address import DOWNLOAD, output_path
from explainer.model.problem import SetupError

OWN = "_serve/"
"""The folder, under the base path, of what belongs to serving and not to the site."""

_NOT_FOUND = "404.html"
_MOST = 50
"""Problems that a page lists; the terminal has all."""

_TYPES = MimeTypes()  # without what this machine adds to them
for _suffix, _type in {
    ".avif": "image/avif",
    ".bib": "application/x-bibtex",
    ".epub": "application/epub+zip",
    ".geojson": "application/geo+json",
    ".js": "text/javascript",
    ".map": "text/plain",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yml": "text/yaml",
}.items():
    _TYPES.add_type(_type, _suffix)


class Answer(msgspec.Struct, frozen=True):
    """An answer to a browser. `location` is set when it is to ask elsewhere, `looks` for a page."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str = ""
    looks: str = ""
    fault: str = ""


def base_of(state: State) -> str:
    """The path that the site lies under, as `site_url` says: `/` or `/archive/`."""
    return (urlsplit(state.site.config.site_url).path or "/") if state.site else "/"


def answer(board: Board, target: str) -> Answer:
    """What a browser gets that asks for a target, `/archive/actors/iran/?a=b`."""
    state = board.state
    base = base_of(state)
    asked = urlsplit(target).path
    if not asked.startswith(base):
        # MkDocs' own server leads from the root to the site too.
        away = HTTPStatus.FOUND if asked == "/" or asked + "/" == base else HTTPStatus.NOT_FOUND
        return Answer(away, "text/plain", b"The site is at " + base.encode(), base if away == HTTPStatus.FOUND else "")
    within = unquote(asked.removeprefix(base), errors="replace")
    if within.startswith(OWN):
        return _own(within.removeprefix(OWN))
    if state.site is None:
        return _no_site(state, base)
    return _of_site(board, state, state.site, base, within)


def look(board: Board, state: State, site: Site, path: str) -> Answer:
    """The file at a path under the site, without anything added; the last good page while it cannot be made."""
    try:
        body = site.read(path)
        if body is None:
            missing = site.read(_NOT_FOUND) or b""
            return Answer(HTTPStatus.NOT_FOUND, "text/html", missing, looks=site.looks(missing), fault=state.fault)
    except SetupError as fault:
        body = board.last_good(path)
        if body is None:
            page = _fault_page(str(fault), state)
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, "text/html", page, looks=site.looks(page), fault=str(fault))
        return Answer(HTTPStatus.OK, _kind(path), body, looks=site.looks(body), fault=str(fault))
    if path.endswith(".html"):
        board.keep(path, body)
    return Answer(HTTPStatus.OK, _kind(path), body, looks=site.looks(body), fault=state.fault)


def _of_site(board: Board, state: State, site: Site, base: str, within: str) -> Answer:
    path = output_path(f"/{within}")
    found = look(board, state, site, path)
    if found.status == HTTPStatus.NOT_FOUND:
        if f"/{within}" == DOWNLOAD:
            return Answer(found.status, "text/plain", b"This file is made by \xe2\x80\x9cbuild\xe2\x80\x9d only.\n")
        if within and not within.endswith("/") and site.read(f"{path}/index.html") is not None:
            return Answer(HTTPStatus.FOUND, "text/plain", b"", f"{base}{quote(within)}/")
    if found.kind != "text/html":
        return found
    return msgspec.structs.replace(found, body=_with_script(found.body, base, path, found.looks))


def _own(name: str) -> Answer:
    if name not in ("reload.js", "reload.css"):
        return Answer(HTTPStatus.NOT_FOUND, "text/plain", b"There is no such file.")
    return Answer(HTTPStatus.OK, _kind(name), files(__package__).joinpath(name).read_bytes())


def _with_script(body: bytes, base: str, path: str, looks: str) -> bytes:
    """A page with the script at its end; an HTML file without an end gets it there all the same."""
    script = (
        f'<script src="{escape(base)}{OWN}reload.js" data-page="{escape(path)}" data-looks="{looks}" defer></script>\n'
    ).encode()
    before, end, after = body.rpartition(b"</body>")
    return before + script + end + after if end else body + script


def _no_site(state: State, base: str) -> Answer:
    """Before there is any good site: what is in the way, on a page that shows itself again."""
    body = _fault_page(state.fault, state)
    return Answer(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", _with_script(body, base, "", "none"))


def _fault_page(fault: str, state: State) -> bytes:
    base = escape(base_of(state))
    told = [fault] if fault else [messages.problem_lines(problem) for problem in state.problems[:_MOST]]
    listed = "".join(f"<li><pre>{escape(text)}</pre></li>\n" for text in told)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Nothing to show yet</title>\n'
        f'<link rel="stylesheet" href="{base}{OWN}reload.css">\n</head>\n<body class="serve-alone">\n'
        f"<main>\n<h1>Nothing to show yet</h1>\n<p>This page comes as soon as the following is mended.</p>\n"
        f"<ul>\n{listed}</ul>\n</main>\n</body>\n</html>\n"
    ).encode()


def news(board: Board, state: State, path: str, looks: str) -> bytes:
    """What a page that shows `looks` has to know of a state, as JSON: whether it is another page now, and what is
    wrong.
    """
    shown, fault = "none", state.fault
    if state.site:
        found = look(board, state, state.site, path) if path else None
        shown, fault = (found.looks, found.fault) if found else ("site", fault)
    listed = sorted(state.problems, key=lambda problem: problem.severity)[:_MOST]
    return msgspec.json.encode(
        {
            "changed": shown != looks,
            "fault": fault,
            "summary": messages.summary(state.problems) if state.problems else "",
            "problems": [
                {
                    "place": str(problem.position),
                    "severity": problem.severity,
                    "message": problem.message,
                    "hint": problem.hint,
                    "rule": problem.rule,
                }
                for problem in listed
            ],
            "more": len(state.problems) - len(listed),
        }
    )


def _kind(path: str) -> str:
    return _TYPES.guess_type(path)[0] or "application/octet-stream"
