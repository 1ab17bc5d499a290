"""Bytes for a file of the cache, with a sum before them by which a torn or damaged file is noticed.

A cache is read by whoever wrote it: against somebody who changes it on purpose no sum would help.
"""

from __future__ import annotations

import struct
import zlib

_SEAL = struct.Struct("<QI")
"""What such a file begins with: how many bytes follow, and their sum (CRC-32)."""


def sealed(data: bytes) -> bytes:
    """The bytes with their sum before them."""
    return _SEAL.pack(len(data), zlib.crc32(data)) + data


def unsealed(data: bytes) -> memoryview:
    """The bytes that were sealed; raises `ValueError` when they are others."""
    view = memoryview(data)[_SEAL.size :]
    if data[: _SEAL.size] != _SEAL.pack(len(view), zlib.crc32(view)):
        raise ValueError("these are not the bytes that were sealed")
    return view
