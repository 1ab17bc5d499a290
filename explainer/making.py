"""Parts of a site: what each is composed to, and every output to a file by its recipe."""

from __future__ import annotations

import hashlib
import shutil
from array import array
from collections.abc import Container, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from explainer.memory import Made, Part, Reading
from explainer.model.address import output_path
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.page import Book, Copy, Output, Page, Picture
from explainer.model.problem import Problem, SetupError
from explainer.model.progress import Progress
from explainer.write import Record, Stage, share

if TYPE_CHECKING:
    from explainer.render import Renderer


CHECK = "check/"
"""What begins the name of a part that is the check of an entry, or of all of the archive."""

REST = "/rest"
"""The part that is made of all outputs besides."""

_ENOUGH = 40
"""Parts that are worth a second process: it compiles the templates for itself."""

Bare = tuple[str, str, str]
"""An output as far as `REST` asks for it: its address, and its template or the digest of what is copied."""


class _Told(msgspec.Struct, frozen=True, array_like=True):
    """What a process tells of a part: its outputs, the numbers of its notes, those notes that it has not told of
    before, and its files.
    """

    outputs: tuple[Bare, ...]
    read: bytes
    notes: list[tuple[str, str | int | None]]
    records: list[tuple[str, Record]]


class Parts:
    """Parts of a site while they are made: what each gave, and what of the archive was read for it.

    `made` has them in their order; `recipes` has the recipe of every file by its path. What is `taken` by files of
    parts that are not made here, no file may become.
    """

    def __init__(self, archive: Archive, config: Config, renderer: Renderer, reading: Reading | None = None) -> None:
        self.reading = reading or Reading(archive)
        self.made: list[Part] = []
        self.recipes: dict[str, str] = {}
        self.taken: Container[str] = ()
        self._config = config
        self._renderer = renderer
        self._composed: dict[str, Output] = {}

    def check(self, entry_id: str = "") -> tuple[Problem, ...]:
        """The problems of an entry; those of the whole archive when none is named."""
        from explainer.check import check_archive, check_entry

        archive = self.reading.archive
        self.reading.begin()
        if entry_id:
            problems = check_entry(archive, archive.entries[entry_id])
        else:
            problems = tuple(check_archive(archive, self._config.coverage))
        self.made.append((CHECK + entry_id, Made(problems=problems), self.reading.end()))
        return problems

    def compose(self, part: str) -> tuple[Bare, ...]:
        """Compose a part; returns its outputs. Raises `SetupError` when two outputs become the same file."""
        from explainer.compose import compose_part

        self.reading.begin()
        outputs = tuple(self._take(output) for output in compose_part(self.reading.archive, self._config, part))
        self.made.append((part, Made(outputs), self.reading.end()))
        return outputs

    def bytes_of(self, path: str) -> bytes:
        """The bytes of the file at a path; raises `KeyError` for one that no part made here gave."""
        return make(self._composed[path], self._renderer)

    def make_all(
        self, names: Sequence[str], stage: Stage, progress: Progress
    ) -> tuple[dict[str, Record], dict[str, tuple[Bare, ...]]]:
        """Compose parts and put their files on the stage, in all processors.

        Returns the records of the files, by their paths, and the outputs of each part.
        """
        reading, before = self.reading, len(self.reading.in_order)
        sent = before

        def work(number: int) -> bytes:
            nonlocal sent
            one = Parts(reading.archive, self._config, self._renderer, reading)
            outputs = one.compose(names[number])
            records = [(path, one.put(path, stage)) for path in one.recipes]
            new = reading.in_order[sent:]
            sent += len(new)
            return msgspec.msgpack.encode(_Told(outputs, one.made[0][2].tobytes(), new, records))

        answers = share(len(names), work, lambda number: progress("writing pages", number, len(names)), _ENOUGH)
        reading.forget_from(before)
        parts: dict[int, Part] = {}
        files: dict[str, Record] = {}
        for of_process in answers:
            numbers = list(range(before))
            for number, answer in of_process:
                one = msgspec.msgpack.decode(answer, type=_Told)
                numbers.extend(map(reading.number, one.notes))
                read = array("I", (numbers[note] for note in array("I", one.read)))
                parts[number] = (names[number], Made(one.outputs), read)
                for path, record in one.records:
                    self._claim(path)
                    self.recipes[path] = record.recipe
                    files[path] = record
        made = [parts[number] for number in range(len(names))]
        self.made.extend(made)
        return files, {name: found.outputs for name, found, _ in made}

    def make_rest(self, outputs: Iterable[Bare], stage: Stage) -> dict[str, Record]:
        """The same for what is made of all outputs besides."""
        self.compose_rest(outputs)
        paths = [output_path(address) for address, _, _ in self.made[-1][1].outputs]
        return {path: self.put(path, stage) for path in paths}

    def compose_rest(self, outputs: Iterable[Bare]) -> None:
        """Compose what is made of all outputs besides."""
        from explainer.compose import compose_rest

        self.reading.begin()
        rest = tuple(self._take(output) for output in compose_rest(map(_dressed, outputs), self._config))
        self.made.append((REST, Made(rest), self.reading.end()))

    def put(self, path: str, stage: Stage) -> Record:
        """The record of the file at a path, which is made unless it stands with the same recipe."""
        return stage.put(path, self.recipes[path], partial(self.bytes_of, path))

    def _claim(self, path: str, what: str = "a page") -> None:
        if path in self.recipes or path in self.taken:
            raise SetupError(f"two files would become {path} on the site, one of them {what}; rename one")

    def _take(self, output: Output) -> Bare:
        path = output_path(output.address)
        self._claim(path, output.source if isinstance(output, Copy) else "a page")
        self._composed[path] = output
        self.recipes[path] = recipe(output, self._renderer)
        if isinstance(output, Page):
            return (output.address, output.template, "")
        return (output.address, "", output.digest if isinstance(output, Copy) else _DRAWN)


_DRAWN = "-"


def _dressed(bare: Bare) -> Output:
    address, template, digest = bare
    if template:
        return Page(address, template, {})
    return Copy(address, "", digest) if digest != _DRAWN else Picture(address, "", "", "", "")


def recipe(output: Output, renderer: Renderer) -> str:
    """The digest of everything a file shows: its data, its templates and the program. Same recipe, same bytes.

    The order of a page's data is part of it, since templates may show it.
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
        digest.update(renderer.template_digest(output.template).encode())
        digest.update(msgspec.json.encode([output.address, output.template, output.data]))
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


def make_renderer(config: Config) -> Renderer:
    """A renderer for the templates of an archive, which keeps their code in its cache."""
    from explainer.render import Renderer

    folder = config.cache_dir / "templates"
    kept = folder / program_digest()
    for other in folder.glob("*"):
        if other != kept:
            shutil.rmtree(other, ignore_errors=True)
    return Renderer(config.templates_dir, kept)


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
