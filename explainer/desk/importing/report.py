"""Importing a report from beginning to end: read the file, read the archive, write two new entries or show them."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import msgspec

from explainer import pipeline
from explainer.desk.drafts import shown, taken_ids, write_new
from explainer.desk.importing.draft import Drafts, doubts_of, draft
from explainer.desk.importing.encodings import LARGEST, decode
from explainer.desk.importing.material import Format, web_address
from explainer.desk.importing.reading import Reading, format_of, read
from explainer.model.config import Config
from explainer.model.problem import SetupError


class Imported(msgspec.Struct, frozen=True):
    """What was read and drafted; `paths` are the files written, relative to the archive, none for a dry run."""

    reading: Reading
    drafts: Drafts
    paths: tuple[str, ...]


def import_report(
    config: Config,
    file: str,
    *,
    wanted_id: str = "",
    told: date | None = None,
    url: str = "",
    kind: Format | None = None,
    dry_run: bool = False,
) -> Imported:
    """Draft a report from a file, or from what comes in when `file` is “-”.

    Writes two new entries, never over another, or none with `dry_run`. Raises `SetupError` when the file cannot be
    read, an id is taken or cannot be one, or nothing can be written.
    """
    if url and not web_address(url):
        raise SetupError(f"“{url}” is not an address; write it whole, beginning with https://")
    name = "what was typed in" if file == "-" else Path(file).name
    decoded = decode(read_bytes(file), name)
    archive, _ = pipeline.read(config)
    reading = read(decoded, archive, kind or format_of(file, decoded.text), told, url)
    taken = taken_ids(config)
    if wanted_id:
        check_id(wanted_id, taken)
    drafts = draft(reading, name, taken, wanted_id)
    if dry_run:
        return Imported(reading, drafts, ())
    paths = []
    for folder, entry_id, text in (
        ("sources", drafts.source_id, drafts.source),
        ("reports", drafts.report_id, drafts.report),
    ):
        path = config.content_dir / folder / f"{entry_id}.md"
        write_new(path, text)
        paths.append(shown(path, config))
    return Imported(reading, drafts, tuple(reversed(paths)))


def read_bytes(file: str) -> bytes:
    """The bytes of a file or of standard input, one more than may be read when there are more."""
    if file == "-":
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as fault:
        raise SetupError(f"{file} cannot be read: {fault.strerror}") from None


def check_id(entry_id: str, taken: frozenset[str]) -> None:
    """Raises `SetupError` when an id cannot be given to a new entry."""
    if not re.fullmatch(r"\w[\w-]*", entry_id) or entry_id != entry_id.lower():
        raise SetupError(f"“{entry_id}” cannot be an id; use lower-case letters, digits and hyphens")
    if entry_id.casefold() in {other.casefold() for other in taken}:
        raise SetupError(f"the id “{entry_id}” is taken; choose another, or leave it out and one is found")


def account(imported: Imported) -> str:
    """What was done, what is doubtful and what to do next, in words for a terminal."""
    reading = imported.reading
    kinds = ("actor", "place", "agreement", "term")
    counts = [(kind, sum(1 for mention in reading.mentions if mention.kind == kind)) for kind in kinds]
    lines = [f"wrote {path}" for path in imported.paths] or ["nothing was written"]
    lines.append(
        "recognised: "
        + ", ".join(
            [
                *(["title"] if reading.title.text else []),
                *(["date"] if reading.published.day else []),
                *(
                    key
                    for key, value in (
                        ("publisher", reading.publisher.text),
                        ("agency", reading.agency.text),
                        ("author", reading.author),
                        ("photo credit", reading.photo_credit.text),
                        ("address", reading.url),
                    )
                    if value
                ),
                *(_counted(count, kind) for kind, count in counts if count),
                _counted(len(reading.conflicts), "conflict"),
                _counted(len(reading.quotations), "quotation"),
            ]
        )
    )
    doubts = doubts_of(reading)
    lines.extend(f"doubtful: {doubt}" for doubt in doubts)
    if reading.candidates:
        lines.append("no entry has these names: " + ", ".join(found.words for found in reading.candidates[:12]))
    lines.append("next: open the report, look at what is doubtful, write what it says in your own words, run “check”")
    return "\n".join(lines)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
