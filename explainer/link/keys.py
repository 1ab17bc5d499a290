"""A short key for every entry that search may find."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from explainer.model.searching import BASE36, KEY_LENGTH

_DIGITS = KEY_LENGTH - 1
"""Characters of base 36 behind the letter: sixty million keys, so that few of ten thousand collide."""


def keys_of(letters: Mapping[str, str]) -> dict[str, str]:
    """By id, a key that no other entry's coming or going changes, but for the rare collision.

    `letters` are those that keys begin with, by id. The key of `index`, which search does not find, is not there.
    """
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for entry_id in sorted(letters):
        if entry_id == "index":
            continue
        attempt = 0
        while (key := letters[entry_id] + _digest(f"{entry_id}/{attempt}")) in taken:
            attempt += 1
        taken.add(key)
        keys[entry_id] = key
    return keys


def _digest(text: str) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
    digits = ""
    for _ in range(_DIGITS):
        number, digit = divmod(number, 36)
        digits += BASE36[digit]
    return digits
