"""The whole program: load, link, compose, render, write — with check beside it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from explainer.load import Loaded, ReadOne, load
from explainer.load.census import Census, keep_census, read_census, take_census
from explainer.load.kept import forget_entries
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.problem import Problem, SetupError
from explainer.model.progress import Progress, silent
from explainer.unchanged import recall, remember
from explainer.write import Written, locked, settle, write_parts


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
        outcome = _as_it_was(config, census) if known and census else None
        if outcome is None and known and census:
            outcome = _after_edit(config, census, progress)
        if outcome is None:
            outcome = _build_all(config, census, clean=clean, progress=progress)
        if census and (known is None or census.files != known.files or census.program != known.program):
            keep_census(config.cache_dir, census)
        return outcome


def _as_it_was(config: Config, census: Census) -> Outcome | None:
    last = recall(config, census)
    return Outcome(last[0], Written((), last[1], ())) if last else None


def _after_edit(config: Config, census: Census, progress: Progress) -> Outcome | None:
    from explainer.incremental import after_edit

    with _uncollected():
        found = after_edit(config, census, progress)
    if found is None:
        return None
    problems, written = found
    if written is not None:
        remember(config, census, problems)
    return Outcome(problems, written)


def _build_all(config: Config, census: Census | None, *, clean: bool, progress: Progress) -> Outcome:
    from explainer.memory import LostError

    _known_rules(config)
    with _uncollected():
        try:
            return _build_each(config, census, clean=clean, progress=progress)
        except LostError:  # what was kept went away while it was read
            return _build_each(config, None, clean=clean, progress=progress)


def _build_each(config: Config, census: Census | None, *, clean: bool, progress: Progress) -> Outcome:
    """Build everything; with a census all of it is kept, and read from there while the pages are made.

    So an archive need not be held by every process, each of which would soon have a copy of its own, since Python
    counts references in the objects themselves.
    """
    from explainer.check import with_severities
    from explainer.compose import parts as parts_of
    from explainer.incremental import begin_to_keep, bundle_of, keep_rest
    from explainer.making import Parts, make_renderer

    loaded, archive = _linked(config, progress, census, keep=True)
    parts = Parts(archive, config, make_renderer(config))
    found = [problem for entry_id in archive.entries for problem in parts.check(entry_id)]
    problems = with_severities([*loaded.problems, *found, *parts.check()], config.severities)
    outcome = Outcome(problems)
    if outcome.failed:
        return outcome
    progress("writing pages", 0, 0)
    names = tuple(parts_of(archive))
    by_path: dict[str, tuple[Problem, ...]] = {}
    for problem in loaded.problems:
        by_path[problem.position.path] = (*by_path.get(problem.position.path, ()), problem)
    keeping = begin_to_keep(config, census, archive) if census else None
    if keeping:
        parts.reading.turn_to(keeping.archive)
        del loaded, archive
    try:
        written = write_parts(
            config.site_dir,
            config.cache_dir,
            lambda stage: parts.make_all(names, stage, progress),
            clean=clean,
            bundle=bundle_of(config),
        )
    except BaseException:
        if keeping:
            keeping.give_up()
        raise
    if census:
        remember(config, census, problems)
    if keeping and census:
        keep_rest(keeping, config, census, parts, by_path)
    return Outcome(problems, written)


def read(
    config: Config,
    progress: Progress = silent,
    census: Census | None = None,
    *,
    read_one: ReadOne | None = None,
) -> tuple[Archive, tuple[Problem, ...]]:
    """Load and link the content, and check it.

    With a `census`, what the cache holds is not parsed again; `read_one` reads one entry, for a caller that keeps what
    it read.
    """
    from explainer.check import check as check_archive
    from explainer.check import with_severities

    _known_rules(config)
    with _uncollected():
        loaded, archive = _linked(config, progress, census, read_one=read_one)
        problems = with_severities([*loaded.problems, *check_archive(archive, config.coverage)], config.severities)
    return archive, problems


def _linked(
    config: Config,
    progress: Progress,
    census: Census | None,
    *,
    keep: bool = False,
    read_one: ReadOne | None = None,
) -> tuple[Loaded, Archive]:
    from explainer.link import link

    loaded = load(config, progress, census, keep=keep, read_one=read_one)
    progress("checking", 0, 0)
    return loaded, link(
        loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises, search=config.search
    )


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


def _known_rules(config: Config) -> None:
    from explainer.check import CHECKED
    from explainer.load import LOADED
    from explainer.model.spelling import closest, did_you_mean

    known = (*LOADED, *CHECKED)
    for rule in config.severities:
        if rule not in known:
            hint = did_you_mean(closest(rule, known)) or "“python build.py check --explain” lists the rules"
            raise SetupError(f"mkdocs.yml sets the severity of “{rule}”, and no rule is called that; {hint}")
