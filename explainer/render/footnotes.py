"""Footnotes whose place in the text is gone."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor


class FootnotesProcessor(Treeprocessor):
    """Drops the footnotes that nothing refers to.

    On a page for a day what refers to them may have been cut out; they must not outlive it, nor lead back to it.
    """

    def run(self, root: Element) -> None:
        for extension in self.md.registeredExtensions:
            if isinstance(extension, FootnoteExtension):
                _drop_unused(extension.footnotes, "".join(root.itertext()))


def _drop_unused(notes: dict[str, str], text: str) -> None:
    unused = dict(notes)
    while used := [name for name in unused if f"[^{name}]" in text]:
        text = "".join(unused.pop(name) for name in used)
    for name in unused:
        del notes[name]


def register_footnotes(md: Markdown) -> None:
    """Add it to an instance: before the list of footnotes is made (50)."""
    md.treeprocessors.register(FootnotesProcessor(md), "explainer-footnotes", 51)
