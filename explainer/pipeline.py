"""The whole program: load, link, compose, render, write — with check beside it."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from explainer.load import ReadOne, load
from explainer.load.census import Census, keep_census, read_census, take_census
from explainer.load.kept import forget_entries
from explainer.model.address import DOWNLOAD, output_path
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Book, Copy, Output, Page, Picture
from explainer.model.problem import Problem, SetupError
from explainer.model.progress import Progress, silent
from explainer.unchanged import recall, remember
from explainer.write import Bundle, Written, folder_name, locked, settle, write

if TYPE_CHECKING:
    from explainer.render import Renderer


class Outcome(msgspec.Struct, frozen=True):
    """What a run found and did. `written` is None when nothing was written: a check, or errors."""

    problems: tuple[Problem, ...]
    written: Written | None = None

    @property
    def failed(self) -> bool:
        """Whether the content has errors."""
        return any(problem.severity == "error" for problem in self.problems)


def check(config: Config, progress: Progress = silent) -> Outcome:
    """Find every problem of the content, write nothing. Raises `SetupError` when the set-up is broken."""
    return Outcome(read(config, progress, take_census(config, read_census(config.cache_dir)))[1])


def build(config: Config, *, clean: bool = False, progress: Progress = silent) -> Outcome:
    """Bring the site up to date unless the content has errors; `clean` ignores what earlier builds left.

    `progress` is told how far it is. Raises `SetupError` when the set-up is broken; the site is then as it was.
    """
    with locked(config.cache_dir):
        settle(config.site_dir, config.cache_dir)
        if clean:
            forget_entries(config.cache_dir)
        known = None if clean else read_census(config.cache_dir)
        census = take_census(config, known)
        last = recall(config, census) if known and census else None
        if last:
            outcome = Outcome(last[0], Written((), last[1], ()))
        else:
            archive, problems = read(config, progress, census, keep=True)
            outcome = Outcome(problems)
            if not outcome.failed:
                outcome = Outcome(problems, _make_site(archive, config, clean=clean, progress=progress))
                if census:
                    remember(config, census, problems)
        if census and (known is None or census.files != known.files or census.program != known.program):
            keep_census(config.cache_dir, census)
        return outcome


def read(
    config: Config,
    progress: Progress = silent,
    census: Census | None = None,
    *,
    keep: bool = False,
    read_one: ReadOne | None = None,
) -> tuple[Archive, tuple[Problem, ...]]:
    """Load and link the content, and check it.

    With a `census`, what the cache holds is not parsed again; `read_one` reads one entry, for a caller that keeps what
    it read.
    """
    from explainer.check import check as check_archive
    from explainer.check import with_severities
    from explainer.link import link

    _known_rules(config)
    with _uncollected():
        loaded = load(config, progress, census, keep=keep, read_one=read_one)
        progress("checking", 0, 0)
        archive = link(loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises)
        problems = with_severities([*loaded.problems, *check_archive(archive, config.coverage)], config.severities)
    return archive, problems


@contextmanager
def _uncollected() -> Iterator[None]:
    """Entries and pages hold no cycles and live as long as the build: to look for garbage among them again and again
    takes a fifth of the time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _make_site(archive: Archive, config: Config, *, clean: bool, progress: Progress) -> Written:
    from explainer.compose import compose
    from explainer.render import Renderer

    progress("composing pages", 0, 0)
    renderer = Renderer(config.templates_dir)
    recipes: dict[str, str] = {}
    composed: dict[str, Output | bytes] = {}
    with _uncollected():
        for path, output in by_path(compose(archive, config)):
            composed[path] = packed(output)
            recipes[path] = recipe(output, renderer, composed[path])
    gc.freeze()
    try:
        return write(
            config.site_dir,
            config.cache_dir,
            recipes,
            lambda path: make(unpacked(composed[path]), renderer),
            clean=clean,
            progress=progress,
            bundle=Bundle(output_path(DOWNLOAD), folder_name(config.site_name)) if config.download else None,
        )
    finally:
        gc.unfreeze()


def _known_rules(config: Config) -> None:
    from explainer.check import CHECKED
    from explainer.load import LOADED
    from explainer.model.spelling import closest, did_you_mean

    known = (*LOADED, *CHECKED)
    for rule in config.severities:
        if rule not in known:
            hint = did_you_mean(closest(rule, known)) or "“python build.py check --explain” lists the rules"
            raise SetupError(f"mkdocs.yml sets the severity of “{rule}”, and no rule is called that; {hint}")


def by_path(outputs: Iterable[Output]) -> Iterator[tuple[str, Output]]:
    """Outputs with the file they become; raises `SetupError` when two become the same."""
    found: set[str] = set()
    for output in outputs:
        path = output_path(output.address)
        if path in found:
            what = output.source if isinstance(output, Copy) else "a page"
            raise SetupError(f"two files would become {path} on the site, one of them {what}; rename one")
        found.add(path)
        yield path, output


def packed(output: Output) -> Output | bytes:
    """A page as JSON, which takes a tenth of the memory: most pages wait long until they are made, or are not made."""
    return msgspec.json.encode([output.address, output.template, output.data]) if isinstance(output, Page) else output


def unpacked(output: Output | bytes) -> Output:
    """The output again."""
    return Page(*msgspec.json.decode(output)) if isinstance(output, bytes) else output


def recipe(output: Output, renderer: Renderer, page: Output | bytes) -> str:
    """The digest of everything a file shows: its data, its templates and the program. Same recipe, same bytes.

    `page` is the output as `packed` gives it: the order of its data is part of it, since templates may show it.
    """
    from explainer.render.book import book_digest
    from explainer.render.social import pencil_digest

    if isinstance(output, Copy):
        return output.digest
    digest = hashlib.blake2b(digest_size=16)
    digest.update(program_digest().encode())
    if isinstance(output, Book):
        digest.update(book_digest(output, renderer).encode() + msgspec.json.encode(output, order="sorted"))
    elif isinstance(output, Picture):
        digest.update(pencil_digest(output).encode() + msgspec.json.encode(output))
    else:
        assert isinstance(page, bytes)
        digest.update(renderer.template_digest(output.template).encode() + page)
    return digest.hexdigest()


def make(output: Output, renderer: Renderer) -> bytes:
    """The bytes of a file."""
    from explainer.render.book import render_book
    from explainer.render.social import draw

    if isinstance(output, Book):
        return render_book(output, renderer)
    if isinstance(output, Picture):
        return draw(output)
    return Path(output.source).read_bytes() if isinstance(output, Copy) else renderer.render(output)


@cache
def program_digest() -> str:
    """The digest of this program's own text and of the versions of the libraries that make pages."""
    from importlib.metadata import version

    digest = hashlib.blake2b(digest_size=16)
    for library in ("jinja2", "markdown", "nh3", "msgspec"):
        digest.update(f"{library} {version(library)}\n".encode())
    here = Path(__file__).parent
    for file in sorted(here.rglob("*.py")):
        digest.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
