"""Rules: what a problem's name in brackets means, with an example that fails and one that passes."""

from __future__ import annotations

import msgspec

from explainer.model.problem import Severity


class ExampleFile(msgspec.Struct, frozen=True):
    """A file of an example. `path` is relative to the folder of mkdocs.yml, with "/" between parts.

    `note` says what its text cannot show: how it is saved, that it is a link, that it was deleted.
    """

    path: str
    text: str
    note: str = ""


class Rule(msgspec.Struct, frozen=True):
    """One rule, as its docstring tells it.

    `summary` is its first paragraph, `wrong` and `right` are one line each, `more` the paragraphs behind them.
    `passes` holds only the files that differ from those in `fails`. `in_place` says whether a statement can silence it.
    """

    name: str
    summary: str
    wrong: str
    right: str
    more: str
    severity: Severity
    place: str
    fails: tuple[ExampleFile, ...]
    passes: tuple[ExampleFile, ...]
    in_place: bool
