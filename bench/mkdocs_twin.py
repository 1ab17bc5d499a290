"""The same archive as MkDocs can read it: references and citations become ordinary relative links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.generator import File, path_of, write

_REFERENCE = re.compile(r"\[\[([^\[\]|#]*)(#[^\[\]|]+)?(?:\|([^\[\]]+))?\]\]")
_CITATION = re.compile(r"\[@([^\[\]]+)\]")
_TITLE = re.compile(r"^title: (.+)$", re.MULTILINE)

_CONFIG = """\
site_name: Synthetic archive
docs_dir: docs
site_dir: {site}
theme: mkdocs
markdown_extensions: [attr_list]
{more}"""
"""MkDocs' own extensions are on anyway; `attr_list` reads the marks on statements."""

VARIANTS = {
    "lean": "plugins: []\nnav: [index.md]\nnot_in_nav: '*'\n",
    "no-search": "plugins: []\n",
    "defaults": "",
}
"""What each mkdocs.yml adds. With its automatic navigation MkDocs lists every page on every page."""


def write_twin(root: Path, archive: Iterable[File]) -> None:
    """Write an archive's content, and a `<variant>.yml` for each variant, into a folder."""
    write(root / "docs", translated(list(archive)))
    for variant, more in VARIANTS.items():
        (root / f"{variant}.yml").write_text(_CONFIG.format(site=f"site-{variant}", more=more), encoding="utf-8")


def translated(archive: list[File]) -> Iterator[File]:
    """The same files with the links that MkDocs resolves."""
    titles = {}
    for file in archive:
        found = _TITLE.search(file.text)
        if found:
            titles[Path(file.path).stem] = found[1]

    def reference(match: re.Match[str]) -> str:
        return f"[{match[3] or titles[match[1]]}](../{path_of(match[1])}{(match[2] or '').lower()})"

    def citation(match: re.Match[str]) -> str:
        ids = (part.strip().removeprefix("@") for part in match[1].split(";"))
        return ", ".join(f"[{source}](../{path_of(source)})" for source in ids)

    for file in archive:
        yield File(file.path, _CITATION.sub(citation, _REFERENCE.sub(reference, file.text)))
