"""Compiled templates, and what each template names, kept in a folder of the cache for the next build.

Jinja asks for a template's code with a digest of its text, and compiles it when the folder has no such code.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

import jinja2
import msgspec
from jinja2.bccache import Bucket

from explainer.model.sealed import sealed, unsealed

_NAMED = "named"


class Named(msgspec.Struct, frozen=True, array_like=True):
    """What a template names itself: other templates, and files of `assets/` (as `assets/style.css`).

    `digest` is that of its text.
    """

    digest: bytes
    templates: tuple[str, ...]
    files: tuple[str, ...]


class KeptCode(jinja2.BytecodeCache):
    """The folder; one for each version of the program, whose compiler makes the code. Without one, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._named: dict[str, Named] | None = None

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with the code of a template, if it is there and sound."""
        with suppress(OSError, ValueError, TypeError, EOFError):
            if self._folder is not None:
                bucket.bytecode_from_string(bytes(unsealed((self._folder / bucket.key).read_bytes())))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._write(bucket.key, bucket.bytecode_to_string())

    def named(self, template: str, text: bytes) -> Named | None:
        """What a template of this text names, if that is known."""
        if self._named is None:
            self._named = self._read_named()
        found = self._named.get(template)
        return found if found is not None and found.digest == digest_of(text) else None

    def learn(self, template: str, named: Named) -> None:
        """Keep what a template names."""
        self._named = {**(self._named or {}), template: named}
        self._write(_NAMED, msgspec.msgpack.encode(self._named))

    def _read_named(self) -> dict[str, Named]:
        try:
            if self._folder is not None:
                data = unsealed((self._folder / _NAMED).read_bytes())
                return msgspec.msgpack.decode(data, type=dict[str, Named])
        except (OSError, ValueError):
            pass
        return {}

    def _write(self, name: str, data: bytes) -> None:
        if self._folder is None:
            return
        beside = self._folder / f"{name}.{os.getpid()}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(sealed(data))
            beside.replace(self._folder / name)
        except OSError:  # a build without it is only slower
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def digest_of(text: bytes) -> bytes:
    """The digest of a template's text."""
    return hashlib.blake2b(text, digest_size=16).digest()
