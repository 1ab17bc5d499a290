"""What an author may have meant: the nearest word, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like `word` whatever its case, or "" when none is much like it."""
    from difflib import get_close_matches

    by_folded = {candidate.casefold(): candidate for candidate in sorted(candidates, reverse=True)}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def closest_path(path: str, candidates: Iterable[str]) -> str:
    """The candidate whose file name is most like that of `path`, in whatever folder and of whatever type, or ""."""
    by_name = {_stem(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    return by_name.get(closest(_stem(path), by_name), "")


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def did_you_mean(suggestion: str) -> str:
    """The hint for a suggestion, or "" when there is none."""
    return f"did you mean “{suggestion}”?" if suggestion else ""


def with_article(word: str) -> str:
    """A kind's name with “a” or “an”."""
    return f"an {word}" if word[:1] in "aeiou" else f"a {word}"
