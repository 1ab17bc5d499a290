"""`python -m bench.growth`: how output, time and memory grow; writes bench/GROWTH.md.

Two things are measured, of this program only: reports times conflicts, and archives of the bench's plain form by their
size, for which `--sizes` may go up to 100000.

In the first every conflict has 40 events and 20 dated statements and is named by every report, each of another day, so
that each report adds a page for its day to each conflict. The days lie among the dates of the statements: no two days
are alike.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench import cases, generator
from bench.forms import in_form
from bench.generator import File, write
from bench.measure import Usage, run
from bench.words import Chance

_FIRST = date(2010, 1, 1)
_EVENTS, _DATED = 40, 20
_PAIRS = ((25, 4), (50, 4), (100, 4), (100, 8), (200, 8))
"""Reports and conflicts of the archives that are measured, in this order."""


class Growth(NamedTuple):
    """What one archive came to: pages for days, all files, their bytes, the largest page, processor seconds."""

    reports: int
    conflicts: int
    days: int
    files: int
    size: int
    largest: int
    seconds: float


def archive(reports: int, conflicts: int) -> Iterator[File]:
    """The files of an archive in which every report names every conflict."""
    names = [f"conflict-{number}" for number in range(conflicts)]
    yield File("sources/wire.md", "---\ntitle: A wire text\nissued: 2010-01-01\n---\n")
    for name in names:
        yield File(f"conflicts/{name}.md", _conflict(name, Chance(name)))
    for number in range(reports):
        day = _FIRST + timedelta(days=30 + number * 3600 // reports)
        chance = Chance(f"report {number}")
        front = f"---\ntitle: Report {number}\ndate: {day}\nconflicts: [{', '.join(names)}]\n---\n"
        said = "\n\n".join(_sentence(chance) for _ in range(12))
        yield File(f"reports/report-{number}.md", f"{front}\n{said}\n")


def _conflict(name: str, chance: Chance) -> str:
    lines = [f"---\ntitle: The {name}\n---\n", "## In one sentence {: .lede }\n", _sentence(chance), ""]
    lines.append("## In one minute {: .brief }\n")
    for number in range(_DATED):
        since = _FIRST + timedelta(days=number * 180)
        lines.append(f"{_sentence(chance)}\n{{: since={since} until={since + timedelta(days=179)} }}\n")
    lines.append("## Timeline {: .timeline }\n")
    lines.extend(f"- {_FIRST + timedelta(days=number * 90)}: {_sentence(chance)}" for number in range(_EVENTS))
    return "\n".join(lines) + "\n"


def _sentence(chance: Chance) -> str:
    return f"{' '.join(chance.words(24)).capitalize()}. [@wire]"


def measure(folder: Path, program: Path, reports: int, conflicts: int, runs: int) -> Growth:
    """Build one archive cleanly, several times; the seconds are the median of the processor's."""
    write(folder / "content", archive(reports, conflicts))
    config = cases.CONFIG.format(templates=program.parent / "templates")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    command = (sys.executable, str(program), "build", "--clean")
    seconds = median(run(command, folder).processor for _ in range(runs))
    files = [file for file in (folder / "site").rglob("*") if file.is_file()]
    pages = [file for file in files if file.name == "index.html"]
    days = [file for file in pages if file.parent.parent.name == "on"]
    return Growth(
        reports,
        conflicts,
        len(days),
        len(files),
        sum(file.stat().st_size for file in files),
        max(file.stat().st_size for file in pages),
        seconds,
    )


class Sized(NamedTuple):
    """What one archive of a size came to: files of its site, their bytes, and each kind of build's use."""

    size: int
    files: int
    bytes: int
    builds: dict[str, Usage]


def measure_size(folder: Path, program: Path, size: int) -> Sized:
    """Build an archive of one size in the plain form without search: clean, again, and after an edit of one word."""
    write(folder / "content", in_form(generator.files(size, 1), "plain"))
    (folder / "mkdocs.yml").write_text(cases.config_of(program, *cases.APART["bare"]), encoding="utf-8")
    command = (sys.executable, str(program), "build")
    builds = {}
    for what in ("clean", "unchanged", "one word"):
        if what == "one word":
            cases.edit_word(folder / "content")
        print(f"{size:,} entries: {what}", file=sys.stderr)
        builds[what] = run(command, folder)
    files = [file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file()]
    return Sized(size, len(files), sum(files), builds)


def table_of_sizes(sized: list[Sized]) -> str:
    """The results by size as Markdown; what is the same for each entry grows as the archive does."""
    lines = [
        "# Growth with entries",
        "",
        "Plain archives without search, one run each. Processor time of the whole process and peak memory of all "
        "processes (PSS), each for one entry, and as a ratio to the first row of that build.",
        "",
        "| build | entries | files for each | bytes for each | processor for each | ratio | memory for each | ratio |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for what in sized[0].builds if sized else ():
        first = sized[0].builds[what]
        for one in sized:
            used, share = one.builds[what], one.size / sized[0].size
            lines.append(
                f"| {what} | {one.size:,} | {one.files / one.size:.2f} | {one.bytes // one.size:,} "
                f"| {used.processor / one.size * 1e3:.3f} ms | {used.processor / first.processor / share:.2f} "
                f"| {used.peak / one.size / 1e3:.1f} kB | {used.peak / first.peak / share:.2f} |"
            )
    return "\n".join(lines) + "\n"


def table(grown: list[Growth]) -> str:
    """The results as Markdown; times only as ratios to the first archive."""
    first = grown[0]
    lines = [
        "# Growth with reports times conflicts",
        "",
        "Every report names every conflict and has a day of its own, so each adds one page for its day to each "
        f"conflict. A conflict has {_EVENTS} events and {_DATED} dated statements. Clean builds; processor time of the "
        "whole process, median of the runs, as a ratio to the first row. Repeat with `python -m bench.growth`.",
        "",
        "| reports | conflicts | days' pages | files | files, ratio | time, ratio | time per file, ratio "
        "| bytes per file | largest page, bytes |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in grown:
        files, time = row.files / first.files, row.seconds / first.seconds
        lines.append(
            f"| {row.reports} | {row.conflicts} | {row.days} | {row.files:,} | {files:.2f} | {time:.2f} "
            f"| {time / files:.2f} | {row.size // row.files:,} | {row.largest:,} |"
        )
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Measure and write; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="of reports times conflicts (default: 3)")
    parser.add_argument("--sizes", default="1000,10000", help="entries, up to 100000 (default: 1000,10000)")
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("GROWTH.md"))
    options = parser.parse_args(arguments)
    sizes = sorted({int(part) for part in options.sizes.split(",") if part})
    grown, sized = [], []
    with tempfile.TemporaryDirectory(prefix="explainer-growth-") as name:
        program = cases.copy_program(Path(name) / "program")
        for reports, conflicts in _PAIRS:
            with tempfile.TemporaryDirectory(dir=name) as inner:
                grown.append(measure(Path(inner), program, reports, conflicts, options.runs))
        for size in sizes:
            with tempfile.TemporaryDirectory(dir=name) as inner:
                sized.append(measure_size(Path(inner), program, size))
    text = f"{table(grown)}\n{table_of_sizes(sized)}" if sized else table(grown)
    options.output.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
