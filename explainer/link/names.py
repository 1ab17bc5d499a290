"""Who owns a name. An id belongs to one entry; a title or name may have several owners, and then it is nobody's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.spelling import closest


class Names:
    """Looks up an id, a title or a name. Titles of sources are left out: a source is cited by its id."""

    def __init__(self, entries: Iterable[Entry], former: Mapping[str, str] | None = None) -> None:
        """`former` maps ids that entries had to those they have now."""
        self._former = former or {}
        self._ids: dict[str, Entry] = {}
        self._owners: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}
        for entry in entries:
            self._ids[entry.id] = entry
            if entry.kind == "source":
                continue
            texts = [entry.title]
            if isinstance(entry.front, NamedFront):
                texts.extend(name.text for name in entry.front.names)
            for text in texts:
                self._written.setdefault(folded(text), text)
                owners = self._owners.setdefault(folded(text), [])
                if entry.id not in owners:
                    owners.append(entry.id)

    def owners(self, text: str) -> tuple[str, ...]:
        """The ids that answer to a text: one for an id; for a title or name all that have it, sorted."""
        entry_id = unicodedata.normalize("NFC", text)
        if entry_id in self._ids:
            return (entry_id,)
        return tuple(sorted(self._owners.get(folded(text), ())))

    def suggestion(self, text: str) -> str:
        """The id or name most like a text that nothing answers to, or ""."""
        return self._former.get(text) or closest(text, self._ids) or closest(text, self._written.values())

    def source_suggestion(self, text: str) -> str:
        """The id of a source most like a text that nothing answers to, or ""."""
        return self._former.get(text) or closest(
            text, (key for key, entry in self._ids.items() if entry.kind == "source")
        )


def folded(text: str) -> str:
    """A name for comparison: composed, without case, white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
