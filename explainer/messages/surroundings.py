"""What a machine's form of problems needs besides the problems."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping

import msgspec

from explainer.model.problem import Position
from explainer.model.rule import Rule


def no_line(_: Position) -> str:
    """Nothing is known of the text."""
    return ""


class Surroundings(msgspec.Struct, frozen=True):
    """What is around a list of problems.

    `version` is that of the program; `prefix` leads from where the command was started to the folder of mkdocs.yml
    (empty when they are the same); `rules` are all rules by name; `rule_pages` is the address under which the page of
    each rule stands, ending in "/", or empty; `line` gives the text of the line of a place.
    """

    version: str = ""
    prefix: str = ""
    rules: Mapping[str, Rule] = {}
    rule_pages: str = ""
    line: Callable[[Position], str] = no_line

    def path(self, position: Position) -> str:
        """The path of a place from where the command was started."""
        return posixpath.normpath(posixpath.join(self.prefix, position.path))
