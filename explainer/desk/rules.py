"""Every rule there is, read from the docstrings of the files that hold them."""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterator
from functools import cache

from explainer.check import CHECKED
from explainer.load import LOADED
from explainer.model.problem import SetupError
from explainer.model.rule import ExampleFile, Rule
from explainer.model.spelling import closest, did_you_mean

_LINE = re.compile(r"^(Wrong|Right|Severity|Place): (.*)$")
_FILE = re.compile(r"(?P<path>[^(]*[^( ])(?: \((?P<note>[^)]*)\))?")


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name, in the order of names. Loads all modules of rules."""
    found = {name: _read(name, "explainer.load.rules", loading=True) for name in LOADED}
    found |= {name: _read(name, "explainer.check", loading=False) for name in CHECKED}
    return dict(sorted(found.items()))


def rule(name: str) -> Rule:
    """One rule; raises `SetupError` with the nearest name when there is none."""
    found = rules().get(name)
    if found:
        return found
    hint = did_you_mean(closest(name, rules())) or "“check --explain” alone lists them all"
    raise SetupError(f"there is no rule “{name}”; {hint}")


def _read(name: str, package: str, *, loading: bool) -> Rule:
    module = importlib.import_module(f"{package}.{name.replace('-', '_')}")
    return parse_rule(name, module.__doc__ or "", loading=loading)


def parse_rule(name: str, docstring: str, *, loading: bool) -> Rule:
    """Take a rule's docstring apart; raises `ValueError` when a part is missing.

    A paragraph, lines “Wrong:” and “Right:”, further paragraphs, lines “Severity:” and “Place:”, and the files of an
    example behind “Fails:” and “Passes:”, each a path set in by four columns and a text set in by eight.
    """
    words, _, examples = docstring.partition("\nFails:\n")
    fails, _, passes = examples.partition("\nPasses:\n")
    lines: dict[str, str] = {}
    paragraphs: list[str] = []
    label = ""
    for line in words.splitlines():
        found = _LINE.match(line)
        if found:
            label = found[1]
            lines[label] = found[2]
        elif label and line:
            lines[label] += f" {line}"
        else:
            label = ""
            paragraphs.append(line)
    summary, _, more = "\n".join(paragraphs).strip().partition("\n\n")
    missing = {"Wrong", "Right", "Severity", "Place"} - set(lines)
    if missing or not fails.strip() or not passes.strip() or lines["Severity"] not in ("error", "warning"):
        raise ValueError(f"the docstring of the rule {name} lacks a part: {', '.join(sorted(missing)) or 'an example'}")
    return Rule(
        name,
        " ".join(summary.split()),
        lines["Wrong"],
        lines["Right"],
        re.sub(r"\n{3,}", "\n\n", more).strip(),
        "error" if lines["Severity"] == "error" else "warning",
        lines["Place"],
        tuple(_files(fails)),
        tuple(_files(passes)),
        in_place=not loading and "statement" in lines["Place"],
    )


def _files(text: str) -> Iterator[ExampleFile]:
    path, note = "", ""
    lines: list[str] = []
    for line in [*textwrap.dedent(text).strip("\n").splitlines(), "end"]:
        if not line or line.startswith(" "):
            lines.append(line)
            continue
        if path:
            yield ExampleFile(path, _text(lines), note)
        found = _FILE.fullmatch(line)
        path, note, lines = (found["path"], found["note"] or "", []) if found else (line, "", [])


def _text(lines: list[str]) -> str:
    text = textwrap.dedent("\n".join(lines)).strip("\n")
    return f"{text}\n" if text else ""
