"""`python -m bench.search`: how many bytes a first query of the search loads; writes bench/SEARCH.md.

Only the index is made, not the whole site. Queries are asked by the site's own script, run by node; none of its files
is in the cache before, and each query loads everything it needs: the list of shards, shards of names and words, and
the texts of the ten best results.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import cases, generator
from explainer import pipeline
from explainer.compose import search
from explainer.load import read_config
from explainer.model.address import output_path
from explainer.render import Renderer

_SIZES = (300, 1_000, 10_000)
_TITLES = 200
"""Titles that are asked for, spread evenly over all; and so the words in them, each once."""


class Asked(NamedTuple):
    """What queries of one sort loaded: bytes of files as they lie on the host, and as gzip sends them."""

    sort: str
    bytes: list[int]
    packed: list[int]


def write_index(folder: Path, size: int, seed: int) -> Path:
    """Write an archive of a size and the search's part of its site into a folder; returns the site."""
    generator.write(folder / "content", generator.files(size, seed))
    (folder / "mkdocs.yml").write_text(cases.CONFIG.format(templates=cases.ROOT / "templates"), encoding="utf-8")
    config = read_config(folder / "mkdocs.yml")
    archive, _ = pipeline.read(config)
    renderer = Renderer(config.templates_dir)
    pages = (
        *search.pages(archive, config),
        *search.names(archive, config),
        *search.text(archive, config),
        *(page for piece in search.word_shards(archive) for page in search.words(archive, config, piece)),
    )
    for page in pages:
        file = config.site_dir / output_path(page.address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(renderer.render(page))
    return config.site_dir


def queries(size: int, seed: int) -> dict[str, list[str]]:
    """What is asked, by sort: words of titles, the same with two letters exchanged, and whole titles."""
    plan = generator.Plan(size, seed)
    titles = [plan.title(entry_id) for entry_id in plan.ids() if not entry_id.startswith("source")]
    titles = titles[:: max(1, len(titles) // _TITLES)]
    words = sorted({word for title in titles for word in title.split() if len(word) > 4})
    slips = [word[:2] + word[3] + word[2] + word[4:] for word in words]
    return {"a word": words, "a misspelt word": slips, "a whole title": titles}


def ask(site: Path, size: int, seed: int) -> list[Asked]:
    """Ask a site everything; raises `CalledProcessError` when node cannot."""
    found = []
    for sort, texts in queries(size, seed).items():
        question = {"site": str(site), "ask": [[text, {}] for text in texts], "packed": True}
        command = ["node", str(cases.ROOT / "tests/search/ask.js"), str(cases.ROOT / "templates/assets/search.js")]
        done = subprocess.run(command, input=json.dumps(question), capture_output=True, encoding="utf-8", check=True)
        answers = json.loads(done.stdout)
        found.append(
            Asked(sort, [answer["bytes"] for answer in answers], [answer["packed"] for answer in answers]),
        )
    return found


def table(measured: dict[int, list[Asked]], seed: int) -> str:
    """The results as Markdown."""
    script = (cases.ROOT / "templates" / "assets" / "search.js").stat().st_size
    lines = [
        "# What a first query of the search loads",
        "",
        f"Synthetic archives ([generator.py](generator.py), seed {seed}); sources come on top of the entries. Bytes of "
        "all files of the index that one query loads with nothing in the cache, ten results with their texts among "
        f"them; without the page, its style and its script ({script:,} bytes). They are the same on every machine. "
        "*Sent* is the same by gzip, level 6. Repeat with `python -m bench.search`; it needs node.",
        "",
        "| entries | asked | queries | bytes, median | bytes, most | sent, median | sent, most |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {size:,} | {row.sort} | {len(row.bytes)} | {median(row.bytes):,.0f} | {max(row.bytes):,} "
        f"| {median(row.packed):,.0f} | {max(row.packed):,} |"
        for size, rows in measured.items()
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Measure and write; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("SEARCH.md"))
    options = parser.parse_args(arguments)
    measured = {}
    for size in _SIZES:
        with tempfile.TemporaryDirectory(prefix="explainer-search-") as name:
            measured[size] = ask(write_index(Path(name), size, options.seed), size, options.seed)
    options.output.write_text(table(measured, options.seed), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
