"""Markdown to HTML: one instance of Python-Markdown with its own extensions and ours."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_hex

from markdown import Markdown
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from explainer.render.context import TextContext, set_context
from explainer.render.footnotes import register_footnotes
from explainer.render.inline import hasten
from explainer.render.links import register_links
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


_MARK = f"beside-{token_hex(16)}"
"""Where a text that stands beside another goes; no author can know it, and no page keeps it."""


class Prose:
    """Renders texts. Make one and keep it: an instance costs more than a text."""

    def __init__(self) -> None:
        self._markdown = Markdown(
            extensions=[
                *EXTENSIONS,
                TocExtension(marker="", permalink=False),
                SmartyExtension(smart_dashes=False, smart_ellipses=False),
            ],
            output_format="html",
        )
        hasten(self._markdown)
        register_inline(self._markdown)
        register_statements(self._markdown)
        register_links(self._markdown)
        register_footnotes(self._markdown)

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
        set_context(self._markdown, context)
        self._markdown.reset()
        return sanitise(self._markdown.convert(markdown), context.seal)
