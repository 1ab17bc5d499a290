"""The whole program: load, link, compose, render, write — with check beside it."""

from __future__ import annotations

import msgspec

from explainer.load import ReadOne
from explainer.load.census import Census, keep_census, read_census, take_census
from explainer.load.kept import forget_entries
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.problem import Problem
from explainer.model.progress import Progress, silent
from explainer.unchanged import recall, remember
from explainer.write import Written, locked, settle


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
            outcome = _everything(config, census, clean=clean, progress=progress)
        if census and (known is None or census.files != known.files or census.program != known.program):
            keep_census(config.cache_dir, census)
        return outcome


def _as_it_was(config: Config, census: Census) -> Outcome | None:
    last = recall(config, census)
    return Outcome(last[0], Written((), last[1], ())) if last else None


def _after_edit(config: Config, census: Census, progress: Progress) -> Outcome | None:
    from explainer.everything import uncollected
    from explainer.incremental import after_edit

    with uncollected():
        found = after_edit(config, census, progress)
    return _remembered(config, census, *found) if found else None


def _everything(config: Config, census: Census | None, *, clean: bool, progress: Progress) -> Outcome:
    from explainer.everything import build_everything

    problems, written = build_everything(config, census, clean=clean, progress=progress)
    return _remembered(config, census, problems, written)


def _remembered(
    config: Config, census: Census | None, problems: tuple[Problem, ...], written: Written | None
) -> Outcome:
    if census and written is not None:
        remember(config, census, problems)
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
    from explainer.everything import known_rules, linked, uncollected

    known_rules(config)
    with uncollected():
        loaded, archive = linked(config, progress, census, read_one=read_one)
        problems = with_severities([*loaded.problems, *check_archive(archive, config.coverage)], config.severities)
    return archive, problems
