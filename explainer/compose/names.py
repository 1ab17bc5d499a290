"""Every form of every name: `/names/`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from explainer.compose.languages import direction, language_name
from explainer.compose.paging import parts
from explainer.compose.paper import Paper
from explainer.compose.parts import KIND_WORDS
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.page import Page


def pages(archive: Archive, config: Config) -> Iterator[Page]:
    """Titles and names of all entries but sources, sorted without accents, scripts one after the other."""
    forms: list[tuple[str, str, Entry]] = []
    for entry in archive.entries.values():
        if entry.kind in ("source", "page"):
            continue
        seen = {entry.title}
        forms.append((entry.title, "", entry))
        if isinstance(entry.front, NamedFront):
            for name in entry.front.names:
                if name.text not in seen:
                    seen.add(name.text)
                    forms.append((name.text, name.lang, entry))
    forms.sort(key=lambda form: (sort_key(form[0]), form[0], form[2].id))
    for part in parts(archive, config, "/names/", forms):
        yield part.paper.page(
            "names.html",
            "Names",
            "Every name in the archive, in every script, with the entry it leads to.",
            rows=[_row(part.paper, form) for form in part.items],
            count=len(forms),
            pager=part.pager,
        )


def sort_key(name: str) -> str:
    """A name for sorting: without accents, case and a leading mark such as ʿ."""
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character)
    )
    return plain.casefold().lstrip("ʿʾ'’‘\"“«(")


def _row(paper: Paper, form: tuple[str, str, Entry]) -> dict[str, Any]:
    text, lang, entry = form
    return {
        "text": text,
        "lang": lang,
        "dir": direction(text),
        "language": language_name(lang) if lang else "",
        "entry": paper.link(entry.id),
        "kind_words": KIND_WORDS[entry.kind][0],
    }
