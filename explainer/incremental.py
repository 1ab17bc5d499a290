"""A build after an edit: what the last build left is asked what the edit can have changed, and only that is made again.

What comes out is what a build of everything gives (tests/test_incremental.py). Whenever that is not sure, or takes as
long, there is no outcome here, and everything is built.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping

import msgspec

from explainer.load import Source, load_entry
from explainer.load.census import Census
from explainer.load.discover import discover
from explainer.making import CHECK, REST, Bare, Parts, make_renderer
from explainer.memory import LostError, Made, Memory, Meta, forget_memory
from explainer.model.address import DOWNLOAD, output_path
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.entry import Entry
from explainer.model.ids import id_of, is_id
from explainer.model.problem import Problem
from explainer.model.progress import Progress
from explainer.write import Bundle, Record, Stage, Written, folder_name, write_parts
from explainer.write.standing import manifest_digest, place_of

_FEW, _SHARE = 40, 20
"""So many changed entries are few, or so many in one of this archive: of more, everything is built."""


class _Edit(msgspec.Struct):
    """Entries that are others than before, by id, None for one that is gone; and what reading each found."""

    entries: dict[str, Entry | None] = {}
    problems: dict[str, tuple[Problem, ...]] = {}


def after_edit(config: Config, census: Census, progress: Progress) -> tuple[tuple[Problem, ...], Written | None] | None:
    """Build what an edit changed; returns the problems and what was written, or None where all must be built.

    Nothing is written when there are errors.
    """
    place = place_of(config.site_dir, config.cache_dir)
    try:
        memory = Memory(place)
    except LostError:
        return None
    try:
        return _after_edit(memory, config, census, progress)
    except LostError:
        forget_memory(place)
        return None
    finally:
        memory.close()


def meta_of(config: Config, census: Census, problems: Mapping[str, tuple[Problem, ...]]) -> Meta:
    """What was built, now that the site stands; `problems` are those of reading the entries, by path."""
    manifest = manifest_digest(config.site_dir, config.cache_dir)
    return Meta(_inputs(config, census), manifest, entries_in(config, census), dict(problems))


def _after_edit(
    memory: Memory, config: Config, census: Census, progress: Progress
) -> tuple[tuple[Problem, ...], Written | None] | None:
    from explainer.check import with_severities
    from explainer.link.again import link_again

    meta = memory.meta
    if meta.inputs != _inputs(config, census) or meta.manifest != _manifest(config):
        return None
    files = entries_in(config, census)
    edit = _read(memory, config, files)
    again = link_again(memory.archive, edit.entries, config.today, search=config.search) if edit else None
    if edit is None or again is None:
        return None
    progress("composing pages", 0, 0)
    read_problems = {path: found for path, found in {**meta.problems, **edit.problems}.items() if found}
    archive, dirty = again.archive, again.dirty
    parts = Parts(archive, config, make_renderer(config))
    known = set(memory.parts())
    gone, new = _gone_and_new(archive, known, edit)
    readers = (memory.readers(dirty) | new) - gone
    for part in sorted(readers):
        if part.startswith(CHECK):
            parts.check(part.removeprefix(CHECK))
    found = _all_problems(memory, parts, gone)
    problems = with_severities([*(one for ones in read_problems.values() for one in ones), *found], config.severities)
    if any(problem.severity == "error" for problem in problems):
        return problems, None
    composed = tuple(part for part in sorted(readers) if not part.startswith(CHECK))
    written = write_parts(
        config.site_dir,
        config.cache_dir,
        lambda stage: _make(memory, config, parts, composed, gone, stage, progress),
        bundle=bundle_of(config),
    )
    kept = Meta(meta.inputs, _manifest(config), files, read_problems)
    if dirty or gone or kept != meta:
        told = parts.reading.in_order
        memory.keep_again(kept, archive, dirty, parts.made, told, gone)
    return problems, written


def bundle_of(config: Config) -> Bundle | None:
    """The zip of the site, if it is asked for."""
    return Bundle(output_path(DOWNLOAD), folder_name(config.site_name)) if config.download else None


def _make(
    memory: Memory,
    config: Config,
    parts: Parts,
    names: tuple[str, ...],
    gone: set[str],
    stage: Stage,
    progress: Progress,
) -> dict[str, Record]:
    """Make the parts that may be others now; returns the records of all files, most of which stand as they were."""
    before = {part: memory.made(part).outputs for part in (*names, *gone) if not part.startswith(CHECK)}
    rest = memory.made(REST).outputs
    left = dict(stage.recorded)
    if config.download:
        left.pop(output_path(DOWNLOAD), None)
    _drop(left, (bare for outputs in before.values() for bare in outputs))
    parts.taken = left
    files, now = parts.make_all(names, stage, progress)
    if now.keys() != before.keys() or any(sorted(outputs) != sorted(now[part]) for part, outputs in before.items()):
        _drop(left, rest)
        whole = {part: made.outputs for part, made in memory.all_made().items() if part != REST and part not in gone}
        files.update(parts.make_rest((bare for outputs in {**whole, **now}.values() for bare in outputs), stage))
    lost = [path for path in left if path not in stage.known]
    files.update((path, record) for path, record in left.items() if path in stage.known)
    files.update(_Owners(memory, parts).make(lost, stage))
    return files


def _drop(files: dict[str, Record], outputs: Iterable[Bare]) -> None:
    for address, _, _ in outputs:
        files.pop(output_path(address), None)


class _Owners:
    """Makes files that are not there as they were left, though no edit concerns them."""

    def __init__(self, memory: Memory, parts: Parts) -> None:
        self._memory = memory
        self._parts = parts
        self._every: dict[str, Made] = {}
        self._by_path: dict[str, str] = {}

    def make(self, paths: list[str], stage: Stage) -> dict[str, Record]:
        """Make the files at these paths, by composing the parts that they belong to.

        Raises `LostError` for a file of none, and when there are many: then all is built.
        """
        if len(paths) > _FEW:
            raise LostError("many files of the site are gone")
        for path in paths:
            if path not in self._parts.recipes:
                self._compose(path)
        return {path: self._parts.put(path, stage) for path in paths}

    def _compose(self, path: str) -> None:
        if not self._by_path:
            self._every = self._memory.all_made()
            self._by_path = {
                output_path(address): part for part, made in self._every.items() for address, _, _ in made.outputs
            }
        part = self._by_path.get(path)
        if part is None:
            raise LostError(f"nobody makes {path}")
        self._parts.taken = {}
        if part == REST:
            others = (made.outputs for name, made in self._every.items() if name != REST)
            self._parts.compose_rest(bare for outputs in others for bare in outputs)
        else:
            self._parts.compose(part)


def _gone_and_new(archive: Archive, known: set[str], edit: _Edit) -> tuple[set[str], set[str]]:
    """The parts that are `known` and gone, and those that are new."""
    from explainer.compose import SITE, parts_of_site

    of_site = {REST, *parts_of_site(archive)}
    gone = {part for part in known if part.startswith(SITE) and part not in of_site}
    new = of_site - known
    for entry_id, entry in edit.entries.items():
        if entry is None:
            gone |= {entry_id, CHECK + entry_id} & known
        else:
            new |= {entry_id, CHECK + entry_id} - known
    return gone, new


def _all_problems(memory: Memory, parts: Parts, gone: set[str]) -> list[Problem]:
    again = {part: made.problems for part, made, _ in parts.made}
    kept = {part: problems for part, problems in memory.problems.items() if part not in gone}
    return [problem for problems in {**kept, **again}.values() for problem in problems]


def _read(memory: Memory, config: Config, files: Mapping[str, bytes]) -> _Edit | None:
    """The entries that are others than those of the last build; None when one cannot be read, or there are many."""
    known = memory.meta.entries
    changed = [path for path, digest in files.items() if known.get(path) != digest]
    gone = [path for path in known if path not in files]
    if len(changed) + len(gone) > max(_FEW, len(known) // _SHARE):
        return None
    if any((config.root / path).is_symlink() for path in changed):  # which may lead out of the content
        return None
    edit = _Edit()
    sources = {path: _source(memory, config, path) for path in changed if path in known}
    new = [path for path in changed if path not in known]
    if new or gone:
        discovered = discover(config)
        found = {source.path: source for source in discovered.sources}
        ids = [id_of(path).casefold() for path in found]
        if discovered.problems or found.keys() != files.keys() or len(set(ids)) < len(ids):
            return None
        if not all(is_id(id_of(path)) for path in (*new, *gone)):
            return None
        sources.update((path, found[path]) for path in new)
    for path in gone:
        edit.entries[id_of(path)] = None
        edit.problems[path] = ()
    for path, source in sources.items():
        entry, problems = load_entry(source, config)
        if entry is None:
            return None
        edit.entries[entry.id] = entry
        edit.problems[path] = tuple(problems)
    return edit


def _source(memory: Memory, config: Config, path: str) -> Source:
    return Source(path, str(config.root / path), memory.archive.entries[id_of(path)].kind)


def _manifest(config: Config) -> str:
    try:
        return manifest_digest(config.site_dir, config.cache_dir)
    except OSError:
        return ""


def entries_in(config: Config, census: Census) -> dict[str, bytes]:
    """The digests of the Markdown files of the content, by path relative to the folder of mkdocs.yml."""
    content = os.fsencode(config.content_dir) + os.fsencode(os.sep)
    prefix = os.fsencode(os.path.relpath(config.content_dir, config.root).replace(os.sep, "/")) + b"/"
    return {
        os.fsdecode(prefix + path[len(content) :].replace(os.fsencode(os.sep), b"/")): seen.digest
        for path, seen in census.files.items()
        if path.startswith(content) and path.lower().endswith(b".md")
    }


def _inputs(config: Config, census: Census) -> str:
    """The digest of all that a build reads besides Markdown files of the content."""
    content = os.fsencode(config.content_dir) + os.fsencode(os.sep)
    digest = hashlib.blake2b(census.program.encode(), digest_size=16)
    for path in sorted(census.files):
        if not (path.startswith(content) and path.lower().endswith(b".md")):
            digest.update(path + b"\0" + census.files[path].digest)
    digest.update(config.said())
    return digest.hexdigest()
