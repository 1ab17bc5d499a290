"""The fields of a struct, looked up once: msgspec reads its annotations anew at every call."""

from __future__ import annotations

import types
from functools import cache
from typing import Any, Union, get_args, get_origin

import msgspec


@cache
def fields_of(struct: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """By the name a field has in front matter (`container-title`), what msgspec knows of it."""
    return {field.encode_name: field for field in msgspec.structs.fields(struct)}


def present(wanted: Any) -> Any:
    """The type of a field when it is there: `Edtf` for `Edtf | None`."""
    if get_origin(wanted) in (Union, types.UnionType):
        return next(option for option in get_args(wanted) if option is not type(None))
    return wanted


ADDRESSES = frozenset(("URL", "archived", "also_at"))
"""The fields of front matter, at any depth, that hold whole addresses on the web."""
