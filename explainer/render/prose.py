"""Markdown to HTML: one instance of Python-Markdown with its own extensions and ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from secrets import token_hex
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.smarty import SmartyExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from explainer.render.attributes import register_attributes
from explainer.render.context import Asked, TextContext, set_context
from explainer.render.footnotes import register_footnotes
from explainer.render.inline import hasten
from explainer.render.kept import Kept
from explainer.render.leftovers import Headings, register_raw_html
from explainer.render.links import register_links
from explainer.render.plain import plain_tree
from explainer.render.plain_html import inner_html
from explainer.render.recorder import Recorder
from explainer.render.references import register_inline
from explainer.render.sanitise import sanitise
from explainer.render.statements import register_statements

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
)


_ENTITY = re.compile("&#?[a-zA-Z0-9]+;")

_QUOTES = frozenset({"&lsquo;", "&rsquo;", "&ldquo;", "&rdquo;"})
"""What quotation marks of plain words become; a sanitiser gives the characters."""

_MARK = f"beside-{token_hex(16)}"
"""Where a text that stands beside another goes; no author can know it, and no page keeps it."""


class Prose:
    """Renders texts. Make one and keep it: an instance costs more than a text."""

    def __init__(self) -> None:
        self._markdown = Markdown(
            extensions=[
                *EXTENSIONS,
                Headings(marker="", permalink=False, toc_depth="7-7"),
                SmartyExtension(smart_dashes=False, smart_ellipses=False),
            ],
            output_format="html",
        )
        in_rounds = hasten(self._markdown)
        register_inline(self._markdown)
        register_statements(self._markdown)
        register_links(self._markdown)
        register_footnotes(self._markdown)
        register_attributes(self._markdown)
        register_raw_html(self._markdown)
        self._kept = Kept(self._recorded, self._plainly, in_pieces=in_rounds)

    def render(self, markdown: str, context: TextContext, beside: Mapping[str, list[str]] | None = None) -> Markup:
        """Render one text of a page, sanitised; `context` collects what it cites.

        `beside` maps the anchor of a statement to texts that are put behind it.
        """
        places = {anchor: f"{_MARK}-{number}-" for number, anchor in enumerate(beside or {})}
        context.beside = dict(places)
        html = self._convert(markdown, context)
        context.beside = {}
        for anchor, mark in places.items():
            if mark in html:
                inner = "".join(self._convert(text, context) for text in (beside or {})[anchor])
                html = html.replace(mark, inner)
        return Markup(html)  # noqa: S704 - sanitised in _convert

    def _convert(self, markdown: str, context: TextContext) -> str:
        context.begin()
        if not context.beside and not context.tangled:
            html = self._kept.html(markdown, context)
            if html is not None:
                return html
        return self._rendered(markdown, context)

    def _rendered(self, markdown: str, context: Asked) -> str:
        set_context(self._markdown, context)
        self._markdown.reset()
        return sanitise(self._markdown.convert(markdown), context.seal)

    def _plainly(self, pieces: Sequence[str], asked: Asked) -> str | None:
        """The same of a text in plain words, in its pieces, more quickly; nothing of any other."""
        set_context(self._markdown, asked)
        root = plain_tree(pieces, asked)
        if root is None:
            return None
        self._markdown.htmlStash.reset()
        for passes in self._needed(pieces, root):
            passes.run(root)
        written = inner_html(root)
        stash = self._markdown.htmlStash
        if written is not None and written.sure and _QUOTES.issuperset(stash.rawHtmlBlocks):
            html = self._put_back(written.html.strip()) if stash.html_counter else written.html
            return unescape(html).strip()
        html = written.html if written else self._markdown.serializer(root)[len("<div>") : -len("</div>")]
        if stash.html_counter:
            html = self._put_back(html.strip())
        return sanitise(html.strip(), asked.seal)

    def _put_back(self, html: str) -> str:
        for process in self._markdown.postprocessors:
            html = process.run(html)
        return html

    def _needed(self, pieces: Sequence[str], root: Element) -> Iterator[Treeprocessor]:
        """The passes that may change a tree of plain words, in their order; all links in it are the page's own."""
        passes, tags = self._markdown.treeprocessors, {element.tag for element in root}
        marked = any("{" in piece for piece in pieces)
        if tags != {"p"}:
            yield passes["explainer-timeline"]
        said = "".join(root.itertext())
        if "'" in said or '"' in said:
            yield passes["smarty"]
        if marked:
            yield passes["explainer-marks"]
        if "h1" in tags:
            yield passes["explainer-title"]
        if not tags <= {"p", "ul"}:
            yield passes["toc"]
        if any("[@" in piece for piece in pieces):
            yield passes["explainer-citation-space"]
        yield passes["explainer-anchors"]

    def _recorded(self, markdown: str, recorder: Recorder) -> str | None:
        """The same, or nothing when raw HTML is in it."""
        html = self._plainly((markdown,), recorder)
        if html is not None:
            return html
        recorder.again()
        html = self._rendered(markdown, recorder)
        return None if any(not _harmless(raw) for raw in self._markdown.htmlStash.rawHtmlBlocks) else html


def _harmless(raw: object) -> bool:
    return isinstance(raw, str) and _ENTITY.fullmatch(raw) is not None
