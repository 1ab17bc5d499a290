"""Ids of entries: the file name without `.md`, unique in the whole archive and never used again."""

from __future__ import annotations

import posixpath
import re
import unicodedata

_ID = re.compile(r"\w[\w.-]*")


def id_of(path: str) -> str:
    """The id of an entry: its file name without `.md`, in Unicode's composed form."""
    return unicodedata.normalize("NFC", posixpath.basename(path).rsplit(".", 1)[0])


def is_id(text: str) -> bool:
    """Whether a text can be an id: letters in lower case, digits, hyphens, points; no spaces."""
    return bool(_ID.fullmatch(text)) and text == text.lower()
