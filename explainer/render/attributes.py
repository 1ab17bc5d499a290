"""Marks as they are written, `{: .open since=2020 }`, to attributes of elements."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor, get_attrs_and_remainder, sanitize_name


class _Attributes(AttrListTreeprocessor):
    """Python-Markdown's pass. A name without a value gets an empty one, which is the same in HTML."""

    def assign_attrs(self, elem: Element, *written: Any, **how: Any) -> str:
        remainder: str = super().assign_attrs(elem, *written, **how)
        for name in [name for name, value in elem.items() if not value]:
            elem.set(name, "")
        return remainder


def give(element: Element, written: str) -> None:
    """Give an element what stands between `{:` and `}`, in which there is no other brace."""
    for name, value in get_attrs_and_remainder(written)[0]:
        if name == ".":
            before = element.get("class")
            element.set("class", f"{before} {value}" if before else value or "")
        else:
            element.set(sanitize_name(name), value or "")


def register_attributes(md: Markdown) -> None:
    """Let an instance read attributes so."""
    md.treeprocessors.register(_Attributes(md), "attr_list", 8)
