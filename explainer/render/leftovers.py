"""What Python-Markdown leaves for a collector of garbage, made without that: a build runs without one.

A function within a function that calls itself is such a thing. Python-Markdown makes one for each text with headings,
for a table of contents that nobody shows here, and one for each text with raw HTML or a typographic quotation mark.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.md_in_html import MarkdownInHTMLPostprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.util import HTML_PLACEHOLDER

_KEPT = HTML_PLACEHOLDER % "([0-9]+)"
_PLACE = re.compile(f"<p>{_KEPT}</p>|{_KEPT}")


class _Headings(TocTreeprocessor):
    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return Element("div")


class Headings(TocExtension):
    """Gives headings their ids, and makes no table of contents."""

    TreeProcessorClass = _Headings


class _RawHtml(MarkdownInHTMLPostprocessor):
    def run(self, text: str) -> str:
        return _PLACE.sub(self._put_back, text) if self.md.htmlStash.html_counter else text

    def _put_back(self, match: re.Match[str]) -> str:
        number = int(match[1] or match[2])
        if number >= self.md.htmlStash.html_counter:
            return match[0]
        html = self.stash_to_string(self.md.htmlStash.rawHtmlBlocks[number])
        if match[1] and not self.isblocklevel(html):
            html = f"<p>{html}</p>"
        return _PLACE.sub(self._put_back, html)


def register_raw_html(md: Markdown) -> None:
    """Let an instance put raw HTML back so."""
    md.postprocessors.register(_RawHtml(md), "raw_html", 30)
