"""A book to an EPUB 3 file (https://www.w3.org/TR/epub-33/)."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Mapping
from functools import partial
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from explainer.model.page import Book, Page
from explainer.render import Renderer
from explainer.render.xhtml import anchors, fragment, legal, parse, serialise, settle

_PACKAGE, _NAVIGATION, _STYLE = "book/package.opf", "book/nav.html", "book/style.css"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTAINER = b"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ELSEWHERE = ("http:", "https:", "mailto:")


def book_digest(book: Book, renderer: Renderer) -> str:
    """The digest of the templates that a book is made with, and of the library that packs it."""
    templates = {_PACKAGE, _NAVIGATION, _STYLE, *(chapter.template for chapter in book.chapters)}
    digest = hashlib.blake2b(zlib.ZLIB_RUNTIME_VERSION.encode(), digest_size=16)
    for template in sorted(templates):
        digest.update(renderer.template_digest(template).encode())
    return digest.hexdigest()


def render_book(book: Book, renderer: Renderer) -> bytes:
    """The bytes of the file; raises `SetupError` when a template is faulty."""
    data = {**book.data, "files": [chapter.address for chapter in book.chapters]}
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": legal(renderer.render(Page("package.opf", _PACKAGE, data)).decode()).encode(),
        "EPUB/nav.xhtml": serialise(parse(renderer.render(Page("nav.xhtml", _NAVIGATION, data)).decode())),
        "EPUB/style.css": renderer.render(Page("style.css", _STYLE, {})),
        **{f"EPUB/{name}": content for name, content in _chapters(book, renderer).items()},
    }
    return _packed(files)


def _chapters(book: Book, renderer: Renderer) -> dict[str, bytes]:
    trees = {chapter.address: parse(renderer.render(chapter).decode()) for chapter in book.chapters}
    known = {file: anchors(tree) for file, tree in trees.items()}
    for file, tree in trees.items():
        settle(tree, partial(_resolved, file, known, book.references))
    return {file: serialise(tree) for file, tree in trees.items()}


def _resolved(here: str, known: Mapping[str, set[str]], references: str, href: str) -> str:
    """A link of a chapter: to another host as it is, to a chapter without an anchor that it has not, else nowhere."""
    if href.startswith(_ELSEWHERE):
        return href
    file, anchor = fragment(href)
    if not file and anchor.startswith("ref.") and anchor not in known[here]:
        file = references
    if (file or here) not in known:
        return ""
    return f"{file}#{anchor}" if anchor in known[file or here] else file


def _packed(files: Mapping[str, bytes]) -> bytes:
    """The container: the type first and as it is, so that it can be read at its place (OCF, 4.3)."""
    target = io.BytesIO()
    with ZipFile(target, "w") as packed:
        packed.writestr(_info("mimetype", ZIP_STORED), b"application/epub+zip")
        for name in files:
            packed.writestr(_info(name, ZIP_DEFLATED), files[name], compresslevel=6)
    return target.getvalue()


def _info(name: str, compression: int) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type = compression
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    return info
