"""Lists of words in the source text, as sets."""

from __future__ import annotations


def word_set(*lines: str, between: str | None = None) -> frozenset[str]:
    """The words of some lines; `between` parts them, white space when it is None."""
    return frozenset(word for line in lines for word in line.split(between))
