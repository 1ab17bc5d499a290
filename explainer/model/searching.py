"""What search reads of an entry: its names, its text in parts, and the words of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from explainer.model.entry import Entry
from explainer.model.folding import folded_piece, tokens
from explainer.model.front import KIND_FOLDERS, Kind, NamedFront
from explainer.model.plain import plain_text

KEY_LENGTH = 6
"""Characters of an entry's key: the letter of its kind and five of base 36."""

LETTERS: dict[Kind, str] = dict(zip(KIND_FOLDERS, "rcapgtsx", strict=True))
"""The letter that an entry's key begins with, by its kind."""

PART = 1_800
"""Characters of a part of a text, unless one statement is longer: a page of results loads ten of them."""

FOREMOST = "|"
"""What stands in the postings of a common word behind those that are listed."""

BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_IN_NAME = 5
_MOST_COUNTED = 4


def names_of(entry: Entry) -> tuple[str, ...]:
    """An entry's title and the other forms of its name, each once."""
    forms = [entry.title]
    if isinstance(entry.front, NamedFront):
        forms.extend(name.text for name in entry.front.names)
    return tuple(dict.fromkeys(forms))


def parts_of(entry: Entry, titles: Mapping[str, str]) -> list[list[tuple[int, str]]]:
    """The text of an entry in parts, one at least: its statements that say something, by number, in plain words."""
    parts: list[list[tuple[int, str]]] = [[]]
    length = 0
    for number, statement in enumerate(entry.body.statements):
        text = plain_text(statement.text, titles)
        if not text:
            continue
        if parts[-1] and length + len(text) > PART and len(parts) < len(BASE36):
            parts.append([])
            length = 0
        parts[-1].append((number, text))
        length += len(text)
    return parts


def words_of(entry: Entry, parts: Sequence[Sequence[tuple[int, str]]]) -> dict[str, str]:
    """By word of an entry's names, summary and text, how much of it the word is and the part that has it first.

    `parts` are those of its text. The weight is 1 to 9; the part follows in base 36, and is left out when it is 0.
    """
    counts: Counter[str] = Counter()
    first: dict[str, str] = {}
    for number, part in enumerate(parts):
        mark = BASE36[number] if number else ""
        pieces = Counter(piece for _, text in part for piece in text.split())
        if not number:
            pieces.update(entry.front.summary.split())
        for piece, times in pieces.items():
            for word in folded_piece(piece):
                counts[word] = min(counts[word] + times, _MOST_COUNTED)
                first.setdefault(word, mark)
    for word in {word for name in names_of(entry) for word in tokens(name)}:
        counts[word] = _IN_NAME + counts[word]
    return {word: f"{weight}{first.get(word, '')}" for word, weight in counts.items()}
