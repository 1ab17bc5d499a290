"""A page to text. Templates see the page's own data and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import msgspec
from jinja2.runtime import Context
from markupsafe import Markup

from explainer.model.address import ASSETS, asset_address
from explainer.model.page import Page
from explainer.model.problem import SetupError
from explainer.render.context import TextContext
from explainer.render.environment import ASSET, drawn_on, make_environment, template_fault
from explainer.render.kept_code import KeptCode
from explainer.render.prose import Prose

__all__ = ["Renderer"]

JSON = "json"
"""The template of a page whose data is the file itself, as JSON."""

ROWS = "rows"
"""The template of a page whose data is `{rows}`: a list that is the file itself, as JSON."""

TEXT = "text"
"""The template of a page whose data is `{text}`: the file itself."""

SCRIPT = "script"
"""The template of a page whose data is `{call, arguments}`: a script that hands JSON to a function.

Data in a script can be read where a browser reads a site from disk; there `fetch` is refused.
"""

PROSE = "prose"
"""The function of templates that renders a text of the page."""


class Renderer:
    """Renders pages with the templates of one folder; their code is kept in the folder `kept`, if one is given."""

    def __init__(self, templates: Path, kept: Path | None = None) -> None:
        self._templates = templates
        self._kept = KeptCode(kept)
        self._environment = make_environment(templates, self._kept)
        self._environment.globals[ASSET] = self._asset
        self._prose: Prose | None = None
        self._digests: dict[str, str] = {}
        self._texts: dict[str, bytes] = {}
        self._addresses: dict[str, str] = {}

    def template_digest(self, name: str) -> str:
        """The digest of a template and all that it draws on; raises `SetupError` when one is missing or faulty."""
        if name in (JSON, ROWS, TEXT, SCRIPT):
            return name
        if name not in self._digests:
            digest = hashlib.blake2b(digest_size=16)
            try:
                for used in sorted(drawn_on(self._environment, name, self._kept, self._texts)):
                    digest.update(used.encode() + b"\0" + (self._templates / used).read_bytes() + b"\0")
            except jinja2.TemplateError as fault:
                raise template_fault(fault, self._templates) from None
            except OSError as fault:
                said = f"{fault.filename}, which {name} draws on, cannot be read: {fault.strerror}"
                raise SetupError(said) from None
            except UnicodeDecodeError as fault:
                raise SetupError(f"a template that {name} draws on is not UTF-8: {fault.reason}") from None
            self._digests[name] = digest.hexdigest()
        return self._digests[name]

    @jinja2.pass_context
    def _asset(self, context: Context, name: str) -> str:
        """The link from the page to a file of the templates' `assets/`, by the digest of its bytes."""
        if name not in self._addresses:
            file = self._templates / ASSETS / name
            if not file.is_file():
                raise jinja2.TemplateRuntimeError(f"there is no file {ASSETS}/{name}")
            digest = hashlib.blake2b(file.read_bytes(), digest_size=16).hexdigest()
            self._addresses[name] = quote(asset_address(name, digest).removeprefix(f"/{ASSETS}/"))
        return str(context["frame"]["assets"]) + self._addresses[name]

    def render(self, page: Page) -> bytes:
        """The bytes of a page's file; raises `SetupError` with the template's file and line when it is faulty."""
        if page.template in (JSON, ROWS):
            whole = page.data if page.template == JSON else page.data["rows"]
            return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"
        if page.template == TEXT:
            return str(page.data["text"]).encode()
        if page.template == SCRIPT:
            arguments = msgspec.json.encode(page.data["arguments"])[1:-1]
            return b"%s(%s)\n" % (str(page.data["call"]).encode(), arguments)
        if self._prose is None:
            self._prose = Prose()
        data = page.data
        texts = TextContext(data.get("links", {}), data.get("numbers", {}))
        try:
            template = self._environment.get_template(page.template)
            return template.render({**data, PROSE: partial(_rendered, self._prose, texts)}).encode()
        except jinja2.TemplateError as fault:
            raise template_fault(fault, self._templates) from None
        except (TypeError, ValueError, KeyError, AttributeError, ZeroDivisionError) as fault:
            error = template_fault(fault, self._templates)
            if str(error).startswith(f"{self._templates.name}:"):
                raise  # no template is on the way to it: a bug of ours
            raise error from fault


def _rendered(prose: Prose, texts: TextContext, text: Mapping[str, Any]) -> Mapping[str, Any]:
    """Render a text of the page, `{markdown, scope}`, with what stands beside its statements, `{beside}`.

    Returns `html`, and `cited`: by number of the references, the numbers of the citations on the page so far.
    """
    html: Markup = prose.render(text["markdown"], texts.within(text["scope"]), text.get("beside", {}))
    return {"html": html, "cited": texts.cited}
