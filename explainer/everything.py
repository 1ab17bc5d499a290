"""A build of everything: all entries are read, linked and checked, and all pages made.

What was found is kept first, and the pages are made from there. So no process needs to hold the archive; each that did
would soon have a copy of its own, since Python counts references in the objects themselves. Of many entries the archive
is made in a process that then ends, since what Python has once taken for small objects it seldom gives back.
"""

from __future__ import annotations

import gc
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from explainer.incremental import bundle_of, entries_in, meta_of
from explainer.load import Loaded, ReadOne, load
from explainer.load.census import Census
from explainer.making import Parts, make_renderer
from explainer.memory import Keeping, LostError, Made, Reading, forget_memory
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.problem import Problem, SetupError
from explainer.model.progress import Progress
from explainer.write import Record, Stage, Written, alone_in, apart, write_parts
from explainer.write.standing import place_of

_MANY = 500
"""Files from which on another process is worth it: it imports for itself what both need."""


class _Found(msgspec.Struct, array_like=True):
    """What reading, linking and checking found: problems, those of reading by path, and the parts of the site.

    `checked` are the parts that check, as `Parts` made them, with the numbers of their notes as bytes.
    """

    problems: tuple[Problem, ...]
    read_problems: dict[str, tuple[Problem, ...]]
    parts: tuple[str, ...] = ()
    checked: list[tuple[str, Made, bytes]] = []
    notes: list[tuple[str, str | int | None]] = []

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def build_everything(
    config: Config, census: Census | None, *, clean: bool, progress: Progress
) -> tuple[tuple[Problem, ...], Written | None]:
    """Build everything; returns the problems and what was written, None when there are errors.

    With a census what the cache holds is not parsed again, and what was made is kept for the next build.
    """
    known_rules(config)
    with uncollected():
        try:
            return _build(config, census, clean=clean, progress=progress)
        except LostError:  # what was kept went away while it was read
            return _build(config, None, clean=clean, progress=progress)


def _build(
    config: Config, census: Census | None, *, clean: bool, progress: Progress
) -> tuple[tuple[Problem, ...], Written | None]:
    place = place_of(config.site_dir, config.cache_dir)
    found = _found_apart(config, census, progress) if census else None
    archive: Archive | None = None
    if found is None:
        found, archive = _find(config, census, progress)
    if found.failed:
        return found.problems, None
    keeping = _kept(config, census, archive) if census else None
    reading = Reading(_either(keeping.archive if keeping else archive))
    archive = None
    for note in found.notes:
        reading.number(note)
    parts = Parts(reading.archive, config, make_renderer(config), reading)
    parts.made = [(name, made, array("I", read)) for name, made, read in found.checked]
    progress("writing pages", 0, 0)

    def make(stage: Stage) -> dict[str, Record]:
        files, outputs = parts.make_all(found.parts, stage, progress)
        return {**files, **parts.make_rest((bare for bares in outputs.values() for bare in bares), stage)}

    try:
        written = write_parts(
            config.site_dir,
            config.cache_dir,
            make,
            clean=clean,
            bundle=bundle_of(config),
        )
    except BaseException:
        if keeping:
            keeping.give_up()
        raise
    if keeping and census:
        keeping.finish(meta_of(config, census, found.read_problems), parts.made, parts.reading.in_order)
    elif census:
        forget_memory(place)
    return found.problems, written


def _either(archive: Archive | None) -> Archive:
    if archive is None:
        raise LostError("the archive was not kept")
    return archive


def _found_apart(config: Config, census: Census, progress: Progress) -> _Found | None:
    """What was found by a process that kept the archive and ended; None where there is none."""
    if len(census.files) < _MANY:
        return None

    def find(alive: Callable[[], None]) -> bytes:
        def watched(what: str, done: int, of: int) -> None:
            alive()
            progress(what, done, of)

        found, archive = _find(config, census, watched)
        if not found.failed:
            alive()
            keeping = _kept(config, census, archive)
            if keeping is None:
                raise LostError("the archive cannot be kept")
            keeping.close()
        return msgspec.msgpack.encode(found)

    try:
        with alone_in(place_of(config.site_dir, config.cache_dir)):
            said = apart(find)
    except OSError:
        return None
    return msgspec.msgpack.decode(said, type=_Found) if said is not None else None


def _find(config: Config, census: Census | None, progress: Progress) -> tuple[_Found, Archive]:
    from explainer.check import with_severities
    from explainer.compose import parts as parts_of

    loaded, archive = linked(config, progress, census, keep=True)
    parts = Parts(archive, config, make_renderer(config))
    checked = [problem for entry_id in archive.entries for problem in parts.check(entry_id)]
    problems = with_severities([*loaded.problems, *checked, *parts.check()], config.severities)
    read_problems: dict[str, tuple[Problem, ...]] = {}
    for problem in loaded.problems:
        read_problems[problem.position.path] = (*read_problems.get(problem.position.path, ()), problem)
    found = _Found(problems, read_problems)
    if not found.failed:
        found.parts = tuple(parts_of(archive))
        found.checked = [(name, made, read.tobytes()) for name, made, read in parts.made]
        found.notes = parts.reading.in_order
    return found, archive


def _kept(config: Config, census: Census, archive: Archive | None) -> Keeping | None:
    """The archive as it is kept, or as another process has kept it when none is given; None where it cannot be."""
    place = place_of(config.site_dir, config.cache_dir)
    if archive and {entry.path for entry in archive.entries.values()} != set(entries_in(config, census)):
        return None
    try:
        return Keeping.begin(place, archive) if archive else Keeping(place)
    except LostError:
        return None


def linked(
    config: Config,
    progress: Progress,
    census: Census | None,
    *,
    keep: bool = False,
    read_one: ReadOne | None = None,
) -> tuple[Loaded, Archive]:
    """All entries, and the archive they make; see `load` for what the arguments are."""
    from explainer.link import link

    loaded = load(config, progress, census, keep=keep, read_one=read_one)
    progress("checking", 0, 0)
    return loaded, link(
        loaded.entries, loaded.assets, loaded.broken, config.today, loaded.promises, search=config.search
    )


@contextmanager
def uncollected() -> Iterator[None]:
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


def known_rules(config: Config) -> None:
    """Raises `SetupError` when the configuration sets the severity of a rule that there is not."""
    from explainer.check import CHECKED
    from explainer.load import LOADED
    from explainer.model.spelling import closest, did_you_mean

    known = (*LOADED, *CHECKED)
    for rule in config.severities:
        if rule not in known:
            hint = did_you_mean(closest(rule, known)) or "“python build.py check --explain” lists the rules"
            raise SetupError(f"mkdocs.yml sets the severity of “{rule}”, and no rule is called that; {hint}")
