"""Bins: files that entries share, so that there are few of them, and an edit rewrites one.

Which bin an entry lies in is told by its id alone, so that others can come and go. A script can reckon it too
(`templates/assets/previews.js`): CRC-32 (ISO 3309) of the id in UTF-8, by the number of bins.
"""

from __future__ import annotations

import zlib

TOGETHER = 48
"""Entries of a bin: fewer on average, down to half as many."""


def bin_count(entries: int) -> int:
    """How many bins so many entries lie in: a power of two, so that only twice as many entries are cut anew."""
    return 1 << (entries // TOGETHER).bit_length()


def bin_of(entry_id: str, count: int) -> int:
    """The bin that an entry lies in, below `count`."""
    return zlib.crc32(entry_id.encode("utf-8", "replace")) % count
