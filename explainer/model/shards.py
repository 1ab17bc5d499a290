"""Shards: an index in small files, so that a query loads a few of them and an edit rewrites a few of them.

A shard holds the words that begin with its prefix and with that of no other shard. The whole index is one shard, of
the empty prefix, until it is larger than the limit; then the largest groups of words with one more letter in common
become shards of their own, and so on. What is cut where depends on the words alone, so unchanged words lie in
unchanged shards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

SHARD = 12_000
"""Bytes of a shard: a query loads two or three of them."""

_PLAIN = re.compile(r"[a-z0-9]")


def split(sizes: Mapping[str, int], limit: int) -> dict[str, list[str]]:
    """Words by the prefix of their shard, each list sorted.

    `sizes` maps a word to the bytes that its part of the index takes. No shard takes more than `limit` bytes unless
    one word alone does.
    """
    return dict(sorted(_split("", sorted(sizes), sizes, limit)))


def _split(prefix: str, words: Sequence[str], sizes: Mapping[str, int], limit: int) -> Iterator[tuple[str, list[str]]]:
    total = sum(sizes[word] for word in words)
    groups: dict[str, list[str]] = {}
    if total > limit:
        for word in words:
            if word != prefix:
                groups.setdefault(word[: len(prefix) + 1], []).append(word)
    own = {group: sum(sizes[word] for word in members) for group, members in groups.items()}
    for group in sorted(own, key=lambda group: (-own[group], group)):
        if total <= limit:
            break
        total -= own[group]
        yield from _split(group, groups.pop(group), sizes, limit)
    cut = {member for members in groups.values() for member in members}
    left = [word for word in words if word in cut or word == prefix] if own else list(words)
    if left:
        yield prefix, left


def file_name(prefix: str) -> str:
    """A shard's file: `w-ka.js`, `w-u56fu561.js` for letters outside a–z, `w-.js` for the empty prefix.

    The lead keeps it apart from names that some systems reserve, such as `con` and `aux`. The letter `u` itself is
    written as its number too, so that no two prefixes share a file.
    """
    return f"w-{''.join(_character(character) for character in prefix)}.js"


def _character(character: str) -> str:
    return character if _PLAIN.match(character) and character != "u" else f"u{ord(character):x}."
