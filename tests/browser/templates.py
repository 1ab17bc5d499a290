"""One page for each template: the largest of the real archive's."""

from __future__ import annotations

import re
from pathlib import Path

from explainer import pipeline
from explainer.compose import compose
from explainer.load import read_config
from explainer.model.address import output_path
from explainer.model.page import Page
from tests.conftest import PROJECT

_PART = re.compile(r'\{%-? *(?:extends|include|import|from) "([^"]+)"')
_SOURCES = {file.name: file.read_text(encoding="utf-8") for file in (PROJECT / "templates").glob("*.html")}

TEMPLATES = sorted(
    _SOURCES.keys()
    - {part for text in _SOURCES.values() for part in _PART.findall(text)}
    - {"redirect.html", "admin.html"}
)
"""Those that pages are made by; the others are what these are made of. The archive has no redirect
yet, and what stands in its form for entries is drawn by the form itself."""


def largest_pages(site: Path) -> dict[str, str]:
    """By template, the path of the page on the site that has most bytes."""
    config = read_config(PROJECT / "mkdocs.yml")
    archive, _ = pipeline.read(config)
    found: dict[str, list[str]] = {}
    for output in compose(archive, config):
        if isinstance(output, Page) and output.template.endswith(".html"):
            found.setdefault(output.template, []).append(output_path(output.address))
    return {
        template: max(paths, key=lambda path: ((site / path).stat().st_size, path)) for template, paths in found.items()
    }
