"""Jinja's code for templates, with a shorter way for the three things that templates do most.

They look a name up in data, write a text and call a macro, thousands of times a page; Jinja asks each time whether
the data is an object, the text HTML, the macro something else. What is not the common case goes Jinja's own way, so
templates and their faults are as ever. All of it hangs on what Jinja lets an environment replace
(https://jinja.palletsprojects.com/en/stable/api/#jinja2.Environment: `code_generator_class`, `context_class`).
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

_METHODS = frozenset(dir(dict))


def part(environment: Environment, whole: Any, name: str) -> Any:
    """What a template calls `whole.name`."""
    if type(whole) is dict:
        try:
            return whole[name]
        except KeyError:
            return environment.undefined(obj=whole, name=name)
    return environment.getattr(whole, name)


def written(value: Any) -> str:
    """A value as HTML."""
    kind = type(value)
    if kind is str:
        if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
            return escape(value)
        return value  # type: ignore[no-any-return]
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


class _Code(CodeGenerator):
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        self.writeline(f"from {__name__} import part as _part, written as _written")
        super().visit_Template(node, frame)

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        if node.attr in _METHODS or self.environment.is_async:
            super().visit_Getattr(node, frame)
            return
        self.write("_part(environment, ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("_written(")


class _Context(Context):
    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if type(obj) is not Macro:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(self.eval_ctx, *args, **kwargs)


class QuickEnvironment(Environment):
    """An environment whose templates are compiled so."""

    code_generator_class = _Code
    context_class = _Context
