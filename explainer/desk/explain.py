"""A rule in words for a terminal: what `check --explain` says."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from explainer.desk.rules import rule, rules
from explainer.model.rule import ExampleFile, Rule

_WIDTH = 100
"""Columns that a line of prose takes at most."""


def explain(name: str) -> str:
    """One rule in full; raises `SetupError` with the nearest name when there is none."""
    return "\n".join(_lines(rule(name))) + "\n"


def listing() -> str:
    """All rules, one a line: the name, the severity and the first sentence."""
    widest = max(map(len, rules()))
    lines = [f"{found.name:{widest}}  {found.severity:7}  {first_sentence(found)}" for found in rules().values()]
    return "\n".join([*lines, "", "“python build.py check --explain RULE” says more about one of them."]) + "\n"


def first_sentence(found: Rule) -> str:
    """What a rule finds, in one sentence."""
    return found.summary.split(". ", 1)[0].removesuffix(".") + "."


def how_to_change(found: Rule) -> str:
    """How to give a rule another severity in mkdocs.yml: a piece of YAML."""
    other = "warning" if found.severity == "error" else "error"
    return f"plugins:\n  - explainer:\n      rules:\n        {found.name}: {other} # or off\n"


def how_to_silence(found: Rule) -> str:
    """How to silence a rule in one statement: the mark that does it, or "" when a statement cannot."""
    return f'{{: allow={found.name} because="say why here" }}' if found.in_place else ""


def _lines(found: Rule) -> Iterator[str]:
    yield f"{found.name}: {found.severity} ({found.place})"
    for paragraph in (found.summary, *found.more.split("\n\n")):
        if paragraph:
            yield ""
            yield from textwrap.wrap(" ".join(paragraph.split()), _WIDTH, break_on_hyphens=False)
    yield ""
    for label, text in (("Wrong: ", found.wrong), ("Right: ", found.right)):
        yield from textwrap.wrap(label + text, _WIDTH, subsequent_indent=" " * len(label), break_on_hyphens=False)
    yield from ("", "This fails:", "")
    yield from _files(found.fails)
    yield from ("This passes (the files that differ):", "")
    yield from _files(found.passes)
    yield from ("Another severity, in mkdocs.yml:", "", textwrap.indent(how_to_change(found).rstrip(), "    "))
    if found.in_place:
        yield from ("", "Silenced in one statement, on a line of its own behind it:", "")
        yield f"    {how_to_silence(found)}"


def _files(files: Iterable[ExampleFile]) -> Iterator[str]:
    for file in files:
        yield f"    {file.path}" + (f" ({file.note})" if file.note else "")
        if file.text:
            yield textwrap.indent(file.text.rstrip("\n"), " " * 8)
        yield ""
