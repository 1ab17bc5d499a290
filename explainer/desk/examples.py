"""A rule's example, drawn as a small archive in a folder that is thrown away, and what the program says about it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from explainer import pipeline
from explainer.load import read_config
from explainer.model.problem import Problem
from explainer.model.rule import ExampleFile, Rule

CONFIGURATION = """\
site_name: An archive
docs_dir: content
theme: {name: null, custom_dir: templates}
plugins: [explainer]
"""
"""The mkdocs.yml of an example that has none of its own."""

_ENCODINGS = {"saved as UTF-8 with BOM": "utf-8-sig", "saved as Windows-1252": "cp1252"}


def mended(rule: Rule) -> tuple[ExampleFile, ...]:
    """The whole example as it passes: its failing files, with those exchanged that differ."""
    files = {file.path: file for file in (*rule.fails, *rule.passes)}
    return tuple(files.values())


def says(files: Iterable[ExampleFile]) -> tuple[Problem, ...]:
    """The problems of an example."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        draw(files, root)
        return pipeline.check(read_config(root / "mkdocs.yml")).problems


def draw(files: Iterable[ExampleFile], root: Path) -> None:
    """Write the files of an example into a folder, as their notes say. Raises `ValueError` for a note unknown here."""
    for folder in ("content", "templates"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    for file in files:
        target = root / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.note.startswith("a link to "):
            target.symlink_to(file.note.removeprefix("a link to "))
        elif file.note != "deleted":
            target.write_bytes(_bytes(file))


def _bytes(file: ExampleFile) -> bytes:
    if not file.note:
        return file.text.encode()
    if file.note in _ENCODINGS:
        return file.text.encode(_ENCODINGS[file.note])
    if file.note == "saved with Windows line ends":
        return file.text.replace("\n", "\r\n").encode()
    if file.note == "with U+0007 for ␇":
        return file.text.replace("␇", "\a").encode()
    raise ValueError(f"{file.path}: nobody knows what “{file.note}” means")
