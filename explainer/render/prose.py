"""Markdown to HTML: one instance of Python-Markdown with its own extensions and ours."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions.toc import TocExtension
from markupsafe import Markup

from explainer.render.context import TextContext, set_context
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


class Prose:
    """Renders texts. Make one and keep it: an instance costs more than a text."""

    def __init__(self) -> None:
        self._markdown = Markdown(
            extensions=[*EXTENSIONS, TocExtension(marker="", permalink=False)], output_format="html"
        )
        register_inline(self._markdown)
        register_statements(self._markdown)
        register_links(self._markdown)

    def render(self, markdown: str, context: TextContext) -> Markup:
        """Render one text of a page, sanitised; `context` collects what it cites."""
        set_context(self._markdown, context)
        self._markdown.reset()
        return Markup(sanitise(self._markdown.convert(markdown)))  # noqa: S704 - sanitised just here
