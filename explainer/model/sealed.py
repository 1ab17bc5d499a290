"""Bytes for a file of the cache, with a digest before them by which a torn or changed file is noticed."""

from __future__ import annotations

import hashlib

_SEAL = 16
"""Bytes of the digest that such a file begins with."""


def sealed(data: bytes) -> bytes:
    """The bytes with their digest before them."""
    return hashlib.blake2b(data, digest_size=_SEAL).digest() + data


def unsealed(data: bytes) -> memoryview:
    """The bytes that were sealed; raises `ValueError` when they are others."""
    view = memoryview(data)
    if hashlib.blake2b(view[_SEAL:], digest_size=_SEAL).digest() != view[:_SEAL]:
        raise ValueError("these are not the bytes that were sealed")
    return view[_SEAL:]
