"""What is measured: builds of one archive by this program, by Hugo and by MkDocs, run in turn."""

from __future__ import annotations

import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import inf
from pathlib import Path
from typing import NamedTuple

from bench import generator, hugo_twin, mkdocs_twin
from bench.forms import in_form
from bench.generator import File
from bench.measure import Usage, run

ROOT = Path(__file__).resolve().parents[1]
OURS = "explainer"
REFERENCE = ("Hugo", "clean")
"""What all others are compared with."""
MKDOCS = {"lean": "MkDocs, lean", "no-search": "MkDocs, no search", "defaults": "MkDocs, defaults"}
LEAN = MKDOCS["lean"]
_LESSER = {MKDOCS["defaults"]: MKDOCS["no-search"]}
"""What does all that another does, and more: where the limit stops the one, the other is not tried."""

CONFIG = """\
site_name: Synthetic archive
docs_dir: content
site_dir: site
theme: {{name: null, custom_dir: {templates}}}
plugins: [explainer]
"""
ADDRESS = "site_url: https://archive.example.org/\n"
"""With it a site has social pictures: they need a public address."""
APART = {
    "bare": ("{search: false}", ""),
    "with search": ("{search: true}", ""),
    "with social pictures": ("{search: false}", ADDRESS),
}
"""What is measured apart, since other generators have nothing like it: options of the plugin, and what mkdocs.yml has
besides.
"""
_ACTOR = re.compile(r"\bactor-\d+\b")
_WANTED = 100
"""Pages that should mention the entry whose title changes."""


class Build(NamedTuple):
    """One build to measure. `prepare` gets the number of the run, from 0, and is not measured."""

    who: str
    what: str
    command: tuple[str, ...]
    folder: Path
    site: Path
    prepare: Callable[[int], None]

    @property
    def key(self) -> tuple[str, str]:
        """What its results are filed under."""
        return (self.who, self.what)


class Result(NamedTuple):
    """What one build used, and how many files of the site it wrote."""

    usage: Usage
    written: int


class Site(NamedTuple):
    """The size of a site: its files, their bytes, and how many of the files are pages."""

    files: int
    bytes: int
    pages: int


class Measured(NamedTuple):
    """All results for one size and form.

    A build that the limit of time stopped has one result, and is not run again.
    """

    size: int
    form: str
    content: Site
    mentioning: int
    """Entries that name the one whose title changes."""
    results: dict[tuple[str, str], list[Result]]
    sites: dict[str, Site]


def copy_program(target: Path) -> Path:
    """Copy the program, so that an edit of it meanwhile changes nothing; returns its build.py."""
    for folder in ("explainer", "templates"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return Path(shutil.copy2(ROOT / "build.py", target / "build.py"))


def measure(
    folder: Path, program: Path, size: int, form: str, seed: int, runs: int, limit: float, variants: Sequence[str] = ()
) -> Measured:
    """Build an archive of one size and form again and again in a folder.

    `limit` is in seconds for each build of MkDocs, of which the `variants` are measured.
    """
    archive = list(in_form(generator.files(size, seed), form))
    hub, mentioning = busy_actor(archive)
    builds = [
        *_ours(folder / "ours", program, archive, hub, OURS, *APART["bare"]),
        *_hugo(folder / "hugo", archive, hub),
        *_mkdocs(folder / "mkdocs", archive, variants),
    ]
    content = _site(folder / "ours" / "content")
    del archive
    return Measured(size, form, content, mentioning, *_in_turn(builds, runs, limit, f"{size:,} entries, {form}"))


def measure_apart(folder: Path, program: Path, size: int, form: str, seed: int, runs: int) -> Measured:
    """Build one archive bare, with search and with social pictures: clean, and after an edit of one word."""
    archive = list(in_form(generator.files(size, seed), form))
    hub, mentioning = busy_actor(archive)
    builds = [
        build
        for name, (options, more) in APART.items()
        for build in _ours(folder / name.replace(" ", "-"), program, archive, hub, name, options, more)
        if build.what in ("clean", "one word")
    ]
    content = _site(folder / "bare" / "content")
    del archive
    return Measured(size, form, content, mentioning, *_in_turn(builds, runs, inf, f"{size:,} entries, {form}, apart"))


def _in_turn(
    builds: Sequence[Build], runs: int, limit: float, said: str
) -> tuple[dict[tuple[str, str], list[Result]], dict[str, Site]]:
    results: dict[tuple[str, str], list[Result]] = {}
    sites: dict[str, Site] = {}
    for number in range(runs):
        for build in builds:
            done = results.setdefault(build.key, [])
            if done and done[-1].usage.stopped:
                continue
            lesser = results.get((_LESSER.get(build.who, ""), build.what))
            if lesser and lesser[-1].usage.stopped:
                done.append(lesser[-1])
                continue
            print(f"{said}, run {number + 1} of {runs}: {build.who}, {build.what}", file=sys.stderr)
            build.prepare(number)
            before = _stamps(build.site)
            usage = run(build.command, build.folder, limit if build.who in MKDOCS.values() else inf)
            after = _stamps(build.site)
            done.append(Result(usage, sum(1 for path in after if before.get(path) != after[path])))
            if build.what == "clean" and not usage.stopped:
                sites[build.who] = _site(build.site)
            if build.who in (MKDOCS["no-search"], MKDOCS["defaults"]):
                shutil.rmtree(build.site, ignore_errors=True)  # nothing follows on it, and it may have gigabytes
    return results, sites


def busy_actor(archive: list[File]) -> tuple[str, int]:
    """The actor that about 100 entries name, and how many do."""
    named = Counter(actor for file in archive for actor in set(_ACTOR.findall(file.path + file.text)))
    return min(named.items(), key=lambda item: (abs(item[1] - 1 - _WANTED), item[0]))


def config_of(program: Path, options: str = "{}", more: str = "") -> str:
    """The text of mkdocs.yml; `options` are those of the plugin, as YAML in one line."""
    text = CONFIG.format(templates=program.parent / "templates")
    return text.replace("[explainer]", f"[explainer: {options}]") + more


def _ours(
    root: Path, program: Path, archive: list[File], hub: str, who: str, options: str, more: str = ""
) -> Iterator[Build]:
    content = root / "content"
    generator.write(content, archive)
    (root / "mkdocs.yml").write_text(config_of(program, options, more), encoding="utf-8")
    command = (sys.executable, str(program), "--config", str(root / "mkdocs.yml"))
    site = root / "site"
    title = content / generator.path_of(hub)
    for what, prepare in (
        ("clean", _forget(site, root / ".cache")),
        ("unchanged", _nothing),
        ("one word", _word_edit(_middle_report(content))),
        ("one title", lambda number: _replace(title, r"^title: .*", f"title: Renamed actor {number}")),
    ):
        yield Build(who, what, command, root, site, prepare)


def _hugo(root: Path, archive: list[File], hub: str) -> Iterator[Build]:
    hugo_twin.write_twin(root, archive)
    site = root / "public"
    command = (hugo_twin.program(), "--quiet", "--source", str(root), "--cacheDir", str(root / "cache"))
    title = root / "content" / generator.path_of(hub)
    for what, prepare in (
        ("clean", _forget(site, root / "cache", root / "resources")),
        ("unchanged", _nothing),
        ("one word", _word_edit(_middle_report(root / "content"))),
        ("one title", lambda number: _replace(title, r"^title: .*", f"title: Renamed actor {number}")),
    ):
        yield Build("Hugo", what, command, root, site, prepare)


def _mkdocs(root: Path, archive: list[File], variants: Sequence[str]) -> Iterator[Build]:
    if not variants:
        return
    mkdocs_twin.write_twin(root, archive)
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file")
    for variant in variants:
        who = MKDOCS[variant]
        site = root / f"site-{variant}"
        command = (*mkdocs, str(root / f"{variant}.yml"))
        yield Build(who, "clean", command, root, site, _forget(site))
        if variant == "lean":
            dirty = (*command, "--dirty")
            yield Build(who, "unchanged, --dirty", dirty, root, site, _nothing)
            yield Build(who, "one word, --dirty", dirty, root, site, _word_edit(_middle_report(root / "docs")))


def edit_word(content: Path) -> None:
    """Change a word of one report."""
    _word_edit(_middle_report(content))(0)


def _forget(*folders: Path) -> Callable[[int], None]:
    def forget(_: int) -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return forget


def _nothing(number: int) -> None:
    pass


def _middle_report(content: Path) -> Path:
    reports = sorted((content / "reports").iterdir())
    return reports[len(reports) // 2]


def _word_edit(report: Path) -> Callable[[int], None]:
    """Change the first word of a report's text."""
    return lambda number: _replace(report, r"(?<=^---\n\n)\w+", f"Edit{number}")


def _replace(file: Path, pattern: str, by: str) -> None:
    text, count = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise AssertionError(f"nothing to edit in {file}")
    file.write_text(text, encoding="utf-8")


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    """Time of change and size of every file of a site; a file that a build kept has both as before."""
    found = {}
    for path in site.rglob("*"):
        status = path.stat()
        if not path.is_dir():
            found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


def _site(site: Path) -> Site:
    stamps = _stamps(site)
    return Site(len(stamps), sum(size for _, size in stamps.values()), sum(path.endswith(".html") for path in stamps))
