"""Brings a site up to date with files that a test makes up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from explainer.write import Bundle, Record, Stage, Written, write_parts


def write(
    site: Path,
    cache: Path,
    recipes: Mapping[str, str],
    render: Callable[[str], bytes],
    *,
    clean: bool = False,
    bundle: Bundle | None = None,
) -> Written:
    """Write a site of files with these recipes; `render` makes the bytes of the file at a path."""

    def make(stage: Stage) -> dict[str, Record]:
        return {path: stage.put(path, recipe, partial(render, path)) for path, recipe in recipes.items()}

    return write_parts(site, cache, make, clean=clean, bundle=bundle)
