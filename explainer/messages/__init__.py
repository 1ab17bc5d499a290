"""Problems and outcomes as text: one form a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from explainer.messages import github, json, sarif, text
from explainer.messages.surroundings import Surroundings
from explainer.messages.text import Role, built, counted, problem_lines, summary
from explainer.model.problem import Problem

__all__ = ["FORMS", "Role", "Surroundings", "built", "counted", "problem_lines", "summary"]

FORMS: dict[str, Callable[[Iterable[Problem], Surroundings], str]] = {
    "text": text.form,
    "json": json.form,
    "github": github.form,
    "sarif": sarif.form,
}
