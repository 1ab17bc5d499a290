"""The Jinja environment, and what a fault in a template is called."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import meta, nodes

from explainer.model.address import ASSETS
from explainer.model.problem import SetupError
from explainer.render.compiled import QuickEnvironment
from explainer.render.kept_code import KeptCode, Named, digest_of

ASSET = "asset"
"""The function of templates that gives the address of a file in `assets/`."""


def make_environment(templates: Path, kept: KeptCode) -> jinja2.Environment:
    """Templates escape everything and stop at a name that is not there. Their code is `kept`."""
    environment = QuickEnvironment(
        loader=jinja2.FileSystemLoader(templates),
        bytecode_cache=kept,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build reads its templates once, and asks for them a dozen times a page
    )
    # As short as JSON can be, in the order of the data; `tojson` escapes what could end a script.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


def drawn_on(environment: jinja2.Environment, name: str, known: KeptCode, texts: dict[str, bytes]) -> frozenset[str]:
    """The names of a template, of all that it extends, includes or imports, and of the files that these name.

    `known` keeps what each template names itself; `texts` is given the text of each template.
    """
    files: set[str] = set()
    seen: set[str] = set()
    queue = [name]
    while queue:
        current = queue.pop()
        if current in seen:
            continue
        seen.add(current)
        assert environment.loader is not None
        if current not in texts:
            texts[current] = environment.loader.get_source(environment, current)[0].encode()
        named = known.named(current, texts[current])
        if named is None:
            named = _named(environment, current)
            known.learn(current, named)
        queue.extend(named.templates)
        files.update(named.files)
    return frozenset(seen | files)


def _named(environment: jinja2.Environment, name: str) -> Named:
    assert environment.loader is not None
    text = environment.loader.get_source(environment, name)[0]
    tree = environment.parse(text, name, name)
    found: list[str] = []
    for other in meta.find_referenced_templates(tree):
        if other is None:
            raise SetupError(f"templates/{name} loads a template whose name is not a constant")
        found.append(other)
    calls = [
        call for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.node.name == ASSET
    ]
    return Named(digest_of(text.encode()), tuple(found), tuple(f"{ASSETS}/{_constant(call, name)}" for call in calls))


def _constant(call: nodes.Call, template: str) -> str:
    argument = call.args[0] if len(call.args) == 1 and not call.kwargs else None
    if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
        return argument.value
    raise SetupError(f"templates/{template}:{call.lineno}: {ASSET}(…) takes one name, written as a constant")


def template_fault(fault: Exception, templates: Path) -> SetupError:
    """A fault that a template raised, as one sentence with the template's own file and line."""
    if isinstance(fault, jinja2.TemplateSyntaxError):
        name = fault.name or "?"
        return SetupError(f"{templates.name}/{name}:{fault.lineno}: {fault.message}")
    if isinstance(fault, jinja2.TemplateNotFound):
        return SetupError(f"there is no template {templates.name}/{fault.name}")
    place = templates.name
    for frame in traceback.extract_tb(fault.__traceback__):
        if frame.filename.startswith(str(templates)):
            place = f"{templates.name}/{Path(frame.filename).relative_to(templates)}:{frame.lineno}"
    return SetupError(f"{place}: {_words(fault)}")


def _words(fault: Any) -> str:
    text = str(fault) or type(fault).__name__
    return text if isinstance(fault, jinja2.UndefinedError) else f"{type(fault).__name__}: {text}"
