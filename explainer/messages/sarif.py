"""Problems as SARIF 2.1.0, for code scanning and for editors.

The form is that of https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html; section numbers below are
of that text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from explainer.messages.surroundings import Surroundings
from explainer.model.problem import Problem
from explainer.model.rule import ExampleFile, Rule

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def form(problems: Iterable[Problem], surroundings: Surroundings) -> str:
    """All problems as one log with one run, with every rule and what it means."""
    rules = list(surroundings.rules.values())
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "explainer-archive",
                        "version": surroundings.version,
                        "rules": [_rule(rule, surroundings) for rule in rules],
                    }
                },
                "columnKind": "utf16CodeUnits",
                "results": [_result(problem, numbers, surroundings) for problem in problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, surroundings: Surroundings) -> dict[str, Any]:
    help_text = f"Wrong: {rule.wrong}\nRight: {rule.right}"
    fails, passes = ("\n\n".join(map(_file, files)) for files in (rule.fails, rule.passes))
    described: dict[str, Any] = {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary}\n\n{rule.more}".strip()},
        "help": {
            "text": help_text,
            "markdown": f"- Wrong: {rule.wrong}\n- Right: {rule.right}\n\nFails:\n\n{fails}\n\nPasses:\n\n{passes}",
        },
        "defaultConfiguration": {"level": rule.severity},
    }
    if surroundings.rule_pages:
        described["helpUri"] = f"{surroundings.rule_pages}{rule.name}.md"
    return described


def _file(file: ExampleFile) -> str:
    note = f" ({file.note})" if file.note else ""
    return f"`{file.path}`{note}\n\n```\n{file.text}```" if file.text else f"`{file.path}`{note}"


def _result(problem: Problem, numbers: dict[str, int], surroundings: Surroundings) -> dict[str, Any]:
    place = problem.position
    before = surroundings.line(place)[: place.column - 1]
    # Columns count UTF-16 code units (§3.14.17); ours count characters. A line may be shorter than its column.
    column = place.column + sum(ord(character) > 0xFFFF for character in before)
    result: dict[str, Any] = {
        "ruleId": problem.rule,
        "level": problem.severity,
        "message": {"text": _escaped(f"{problem.message}\n{problem.hint}" if problem.hint else problem.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(surroundings.path(place)), "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": place.line, "startColumn": column},
                }
            }
        ],
    }
    return {**result, "ruleIndex": numbers[problem.rule]} if problem.rule in numbers else result


def _escaped(message: str) -> str:
    """A message in which braces are no placeholders (§3.11.5)."""
    return message.replace("{", "{{").replace("}", "}}")


def _uri(path: str) -> str:
    """A path as a relative URI (§3.4.3): every byte that is not plain is percent-encoded."""
    return quote(path.encode("utf-8", "surrogateescape"))
