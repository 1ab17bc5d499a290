"""The fields of a struct, looked up once: msgspec reads its annotations anew at every call."""

from __future__ import annotations

from functools import cache

import msgspec


@cache
def fields_of(struct: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """By the name a field has in front matter (`container-title`), what msgspec knows of it."""
    return {field.encode_name: field for field in msgspec.structs.fields(struct)}
