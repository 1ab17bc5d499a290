"""The pages of `docs/rules/`: one a rule, made from its docstring, and a list of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from explainer import messages
from explainer.desk.examples import says
from explainer.desk.explain import first_sentence, how_to_change, how_to_silence
from explainer.desk.rules import rules
from explainer.model.problem import SetupError
from explainer.model.rule import ExampleFile, Rule

_MADE = "<!-- Made by “python build.py rules --write docs/rules” from the rule's own text. Change it there. -->"


def rule_pages() -> dict[str, str]:
    """By file name, the text of every page. Runs each example to quote what the program says."""
    pages = {f"{found.name}.md": _page(found) for found in rules().values()}
    return {"README.md": _index(rules().values()), **pages}


def write_rule_pages(folder: Path) -> int:
    """Write every page into a folder; returns how many. Raises `SetupError` when it cannot be written."""
    pages = rule_pages()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        raise SetupError(f"{fault.filename or folder} cannot be written: {fault.strerror or fault}") from None
    return len(pages)


def _index(found: Iterable[Rule]) -> str:
    rows = "\n".join(
        f"| [{rule.name}]({rule.name}.md) | {rule.severity} | {rule.place} | {_cell(first_sentence(rule))} |"
        for rule in found
    )
    return f"""{_MADE}

# Rules

What `python build.py check` looks for. The name stands in brackets behind each problem;
`python build.py check --explain NAME` says in the terminal what its page says here.
How to give a rule another severity: [Checking](../checking.md).

| rule | severity | place | what it finds |
|---|---|---|---|
{rows}
"""


def _page(rule: Rule) -> str:
    return "\n".join(_parts(rule))


def _parts(rule: Rule) -> Iterator[str]:
    yield f"{_MADE}\n\n# {rule.name}\n\n{rule.summary}\n"
    yield f"- Wrong: {rule.wrong}\n- Right: {rule.right}\n"
    if rule.more:
        yield f"{rule.more}\n"
    yield f"Severity: **{rule.severity}**, unless `mkdocs.yml` says otherwise. Place: {rule.place}.\n"
    yield "## What fails\n"
    yield from _files(rule.fails)
    said = "\n".join(map(messages.problem_lines, says(rule.fails)))
    yield f"`python build.py check` says:\n\n```text\n{said}\n```\n"
    yield "## The same, mended\n"
    yield from _files(rule.passes)
    yield f"## Another severity\n\nIn `mkdocs.yml`:\n\n```yaml\n{how_to_change(rule)}```\n"
    if rule.in_place:
        yield (
            "In one statement, on a line of its own behind it, with the reason:\n\n"
            f"```markdown\n{how_to_silence(rule)}\n```\n"
        )
    yield "[All rules](README.md)\n"


def _files(files: Iterable[ExampleFile]) -> Iterator[str]:
    for file in files:
        note = f" ({file.note})" if file.note else ""
        if file.text:
            language = {"md": "markdown", "yml": "yaml"}.get(file.path.rsplit(".", 1)[-1], "text")
            yield f"`{file.path}`{note}:\n\n```{language}\n{file.text}```\n"
        else:
            yield f"`{file.path}`{note or ' (empty)'}\n"


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
