"""A new archive in a folder of its own: an invented example, and templates that may be changed."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from explainer.model.setup import SetupError

_SAMPLE = Path(__file__).parent / "sample"
_PROJECT = Path(__file__).parents[2]
_NAMED = {"gitignore": ".gitignore", "gitattributes": ".gitattributes"}
"""Files of the sample that would mean something where they lie."""


def start(folder: Path, name: str) -> int:
    """Make an archive in a folder that is empty or not there yet; returns how many files it has.

    A new folder appears whole or not at all. Raises `SetupError` when it holds something or cannot be written, and
    where the program has no templates beside it, which is so unless it runs from a clone.
    """
    templates = _PROJECT / "templates"
    if not templates.is_dir():
        raise SetupError(
            "init copies the templates of a clone of the generator, and there are none beside this program; "
            "run it in a clone: python build.py init DIR"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SetupError(f"{folder} is not a folder; name one that is empty or not there yet")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise SetupError(f"{folder} is not empty; name a folder that is empty or not there yet")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".init-", dir=folder.parent) as beside:
            made = Path(beside) / "archive"
            made.mkdir()
            _copy(made, templates, (name or folder.absolute().name).encode(errors="replace").decode())
            if not folder.exists():
                made.rename(folder)
            else:
                for part in sorted(made.iterdir()):
                    part.rename(folder / part.name)
    except OSError as fault:
        raise SetupError(f"{fault.filename or folder} cannot be written: {fault.strerror}") from None
    return sum(1 for file in folder.rglob("*") if file.is_file())


def _copy(made: Path, templates: Path, name: str) -> None:
    shutil.copytree(templates, made / "templates", ignore=shutil.ignore_patterns(".*"))
    shutil.copy(_PROJECT / "build.py", made / "build.py")
    for file in sorted(_SAMPLE.rglob("*")):
        if file.is_file():
            target = made / file.relative_to(_SAMPLE).with_name(_NAMED.get(file.name, file.name))
            target.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text(encoding="utf-8")
            if file.name == "mkdocs.yml":
                text = text.replace("{{ name }}", json.dumps(" ".join(name.split()), ensure_ascii=False))
            target.write_bytes(text.encode())
