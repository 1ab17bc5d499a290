"""One page for each template: the largest of the real archive's."""

from __future__ import annotations

from pathlib import Path

from explainer import pipeline
from explainer.compose import compose
from explainer.load import read_config
from explainer.model.address import output_path
from explainer.model.page import Page
from tests.conftest import PROJECT

_PARTS = {"base.html", "entry.html", "listing.html", "macros.html", "pictures.html"}
"""What other templates are made of: no page is made by one of these alone."""

TEMPLATES = sorted({file.name for file in (PROJECT / "templates").glob("*.html")} - _PARTS)


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
