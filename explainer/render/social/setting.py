"""A title on lines: the largest size in which it fits, its lines about equally long, nothing cut in silence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from explainer.render.social.faces import Face, face

SIZES = (84, 76, 68, 60, 54, 48, 43, 38, 34)
"""Pixels, the largest first; the smallest is still read in a preview a third as wide."""

LEADING = 1.22
"""Height of a line by its size."""

_ROOM = 0.98
"""Words are measured once, in the largest size; rounding to pixels makes the others up to 2 % wider or narrower."""

Measure = Callable[[str], float]


class Setting(msgspec.Struct, frozen=True):
    """Lines of text and the face they are set in."""

    face: Face
    lines: tuple[str, ...]


def fit(text: str, width: int, height: int) -> Setting:
    """Set a text in a box of pixels. One that is too long in the smallest size ends with “…”."""
    largest = face(text, "serif", SIZES[0])
    words = text.split()
    widths = [largest.width(word) for word in words]
    space = largest.width(" ")
    for size in SIZES:
        column = width * _ROOM * SIZES[0] / size
        lines = wrap(widths, space, column)
        if max(widths) <= column and len(lines) * size * LEADING <= height:
            lines = wrap(widths, space, _narrowest(widths, space, column))
            return Setting(face(text, "serif", size), tuple(" ".join(words[first:last]) for first, last in lines))
    return _cut(words, face(text, "serif", SIZES[-1]), width, height)


def wrap(widths: Sequence[float], space: float, column: float) -> list[tuple[int, int]]:
    """Words on lines, as many on each as fit: from which word to before which; a wider one has a line of its own."""
    lines: list[tuple[int, int]] = []
    first, at = 0, 0.0
    for number, width in enumerate(widths):
        if number > first and at + space + width > column:
            lines.append((first, number))
            first, at = number, width
        else:
            at += width + (space if number > first else 0)
    return [*lines, (first, len(widths))]


def _narrowest(widths: Sequence[float], space: float, column: float) -> float:
    """The narrowest column, to a few pixels, in which the words take no more lines."""
    count = len(wrap(widths, space, column))
    low, high = max(widths), column
    while high - low > 4:
        middle = (low + high) / 2
        if len(wrap(widths, space, middle)) == count:
            high = middle
        else:
            low = middle
    return high


def shortened(text: str, width: float, measure: Measure) -> str:
    """A line, with “…” instead of its last words or letters when it is too wide."""
    if measure(text) <= width:
        return text
    whole = text.rstrip("… ")
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(f"{whole[:middle]} …") <= width:
            low = middle
        else:
            high = middle - 1
    kept = whole[:low]
    if low < len(whole) and whole[low] != " ":
        kept = kept.rpartition(" ")[0] or kept
    return f"{kept.rstrip()} …".strip()


def _cut(words: Sequence[str], letters: Face, width: int, height: int) -> Setting:
    """As much as the box holds, words wider than a line in pieces, and “…” where something is left out."""
    room = width * _ROOM
    most = int(height // (letters.size * LEADING))
    pieces: list[str] = []
    for word in words:
        if len(pieces) > most * room:
            break  # more words than there are pixels for
        pieces.extend(_pieces(word, room, letters.width))
    lines = wrap([letters.width(piece) for piece in pieces], letters.width(" "), room)
    texts = [" ".join(pieces[first:last]) for first, last in lines[:most]]
    if len(lines) > most:
        texts[-1] = shortened(f"{texts[-1]} …", room, letters.width)
    return Setting(letters, tuple(texts))


def _pieces(word: str, width: float, measure: Measure) -> list[str]:
    """A word, in pieces where it is wider than a line."""
    pieces: list[str] = []
    rest = word
    while (whole := measure(rest)) > width:
        length = max(1, int(len(rest) * width / whole))
        while length > 1 and measure(rest[:length]) > width:
            length -= 1
        pieces.append(rest[:length])
        rest = rest[length:]
    return [*pieces, rest]
