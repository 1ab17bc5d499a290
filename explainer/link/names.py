"""Who owns a name. An id belongs to one entry; a title or name may have several owners, and then it is nobody's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from explainer.link.folds import Fold, World
from explainer.model.entry import Entry
from explainer.model.front import NamedFront
from explainer.model.spelling import closest


def texts_of(entry: Entry) -> list[str]:
    """The title and names of an entry. Those of a source are left out: it is cited by its id."""
    if entry.kind == "source":
        return []
    texts = [entry.title]
    if isinstance(entry.front, NamedFront):
        texts.extend(name.text for name in entry.front.names)
    return texts


def _names(entry: Entry, _world: World) -> Iterator[tuple[str, str]]:
    return ((folded(text), entry.id) for text in texts_of(entry))


NAMES = Fold(_names, str, lambda owner, _: owner)
"""By name, folded, the ids of all entries that have it, sorted."""


class Names:
    """Looks up an id, a title or a name."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        owners: Mapping[str, tuple[str, ...]],
        former: Mapping[str, str] | None = None,
    ) -> None:
        """`owners` has the ids by name, folded; `former` maps ids that entries had to those they have now."""
        self._entries = entries
        self._owners = owners
        self._former = former or {}
        self._written: tuple[str, ...] | None = None

    def owners(self, text: str) -> tuple[str, ...]:
        """The ids that answer to a text: one for an id; for a title or name all that have it, sorted."""
        entry_id = unicodedata.normalize("NFC", text)
        if entry_id in self._entries:
            return (entry_id,)
        return self._owners.get(folded(text), ())

    def suggestion(self, text: str) -> str:
        """The id or name most like a text that nothing answers to, or ""."""
        return self._former.get(text) or closest(text, self._entries) or closest(text, self._all_written())

    def source_suggestion(self, text: str) -> str:
        """The id of a source most like a text that nothing answers to, or ""."""
        return self._former.get(text) or closest(
            text, (key for key, entry in self._entries.items() if entry.kind == "source")
        )

    def _all_written(self) -> tuple[str, ...]:
        """Every name once, as the first author wrote it."""
        if self._written is None:
            written: dict[str, str] = {}
            for entry in self._entries.values():
                for text in texts_of(entry):
                    written.setdefault(folded(text), text)
            self._written = tuple(written.values())
        return self._written


def folded(text: str) -> str:
    """A name for comparison: composed, without case, white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
