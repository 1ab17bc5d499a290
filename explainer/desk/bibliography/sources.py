"""A list of sources to entries: what the archive has already is kept as it is, what is broken is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from explainer import pipeline
from explainer.desk.bibliography.bibtex import read_bibtex
from explainer.desk.bibliography.csl import read_csl
from explainer.desk.bibliography.record import Read, Record, doi_of
from explainer.desk.bibliography.ris import read_ris
from explainer.desk.drafts import free_id, shown, taken_ids, write_new
from explainer.desk.importing.encodings import decode
from explainer.desk.importing.report import read_bytes
from explainer.desk.importing.writing import address, listed, remark, scalar
from explainer.link.names import folded
from explainer.model.archive import Archive
from explainer.model.config import Config
from explainer.model.front import SourceFront
from explainer.model.problem import SetupError

ListFormat = Literal["bibtex", "ris", "csl"]


class Taken(msgspec.Struct, frozen=True):
    """What became of a list: lines to show, the new entries (id and text), and whether a record was broken."""

    lines: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]
    failed: bool


def import_sources(config: Config, file: str, kind: ListFormat | None = None, *, dry_run: bool = False) -> Taken:
    """Write an entry for each source of a list that the archive has not; none is ever replaced.

    Raises `SetupError` when the file cannot be read or is no list of sources.
    """
    name = "what was typed in" if file == "-" else Path(file).name
    decoded = decode(read_bytes(file), name)
    read = _read(decoded.text, name, kind or _recognised(name, decoded.text))
    archive, _ = pipeline.read(config)
    known = _Known(archive)
    taken = set(taken_ids(config))
    word = "record" if _is_json(decoded.text) else "line"
    lines = [f"doubtful: {decoded.doubt}"] if decoded.doubt else []
    entries: list[tuple[str, str]] = []
    for record in read.records:
        same = known.owner(record)
        if same:
            lines.append(f"kept {same}: “{remark(record.title)[:80]}” ({word} {record.line}) is there already")
            continue
        entry_id = free_id(_wanted(record), taken)
        taken.add(entry_id)
        known.add(record, entry_id)
        text = _text(record)
        if not dry_run:
            path = config.content_dir / "sources" / f"{entry_id}.md"
            write_new(path, text)
            lines.append(f"wrote {shown(path, config)}")
        entries.append((entry_id, text))
        lines.extend(f"doubtful: {word} {record.line}: {remark(said)}" for said in record.remarks)
    for fault in read.broken:
        lines.append(f"error: {name}: {word} {fault.line}: this record is left out: {remark(fault.reason)}")
    if not read.records and not read.broken:
        raise SetupError(f"{name} holds no source; it is read as BibTeX, RIS or CSL-JSON")
    lines.append(f"{len(entries)} new, {len(read.records) - len(entries)} kept, {len(read.broken)} broken")
    return Taken(tuple(lines), tuple(entries), bool(read.broken))


class _Known:
    """The sources that are there, by address, by DOI, and by title with date."""

    def __init__(self, archive: Archive) -> None:
        self._owners: dict[str, str] = {}
        for entry in archive.of_kind("source"):
            front = entry.front
            if isinstance(front, SourceFront):
                for written in (front.url, front.archived, *front.also_at):
                    self._keep(written, entry.id)
                if front.issued:
                    self._owners.setdefault(_dated(front.title, front.issued.text), entry.id)

    def owner(self, record: Record) -> str:
        """The id of the source that a record is, or ""."""
        keys = [_same(record.url), doi_of(record.url), _dated(record.title, record.issued) if record.issued else ""]
        return next((self._owners[key] for key in keys if key and key in self._owners), "")

    def add(self, record: Record, entry_id: str) -> None:
        self._keep(record.url, entry_id)
        if record.issued:
            self._owners.setdefault(_dated(record.title, record.issued), entry_id)

    def _keep(self, written: str, entry_id: str) -> None:
        if written:
            self._owners.setdefault(_same(written), entry_id)
            if doi_of(written):
                self._owners.setdefault(doi_of(written), entry_id)


def _same(written: str) -> str:
    """An address for comparison: without scheme, “www.”, fragment and last slash."""
    return re.sub(r"^https?://(?:www\.)?", "", written.strip()).split("#")[0].rstrip("/").lower()


def _dated(title: str, issued: str) -> str:
    return f"{folded(title)}\n{issued}"


def _recognised(name: str, text: str) -> ListFormat:
    start = text.lstrip()[:1]
    if start in ("[", "{") or name.lower().endswith(".json"):
        return "csl"
    if re.search(r"^TY  ?-", text, re.MULTILINE) or name.lower().endswith(".ris"):
        return "ris"
    if re.search(r"@\s*\w+\s*[{(]", text) or name.lower().endswith(".bib"):
        return "bibtex"
    raise SetupError(f"{name} is no list of sources that is known here; it may be BibTeX, RIS or CSL-JSON")


def _is_json(text: str) -> bool:
    return text.lstrip()[:1] in ("[", "{")


def _read(text: str, name: str, kind: ListFormat) -> Read:
    if kind == "csl":
        return read_csl(text, name)
    return read_ris(text) if kind == "ris" else read_bibtex(text)


def _wanted(record: Record) -> str:
    """What an id is made of: the list's own key when people chose it, else the first author and the date."""
    if re.fullmatch(r"[^\W\d][\w:.-]{2,40}", record.key):
        return record.key
    who = record.publisher or (record.author[0].split(",")[0].split()[-1] if record.author else "")
    return f"{who} {record.issued}" if who and record.issued else record.title


def _text(record: Record) -> str:
    lines = ["---", f"title: {scalar(record.title)}", f"type: {record.type}"]
    if record.author:
        lines.append(f"author: {listed(list(record.author))}")
    lines += [f"issued: {scalar(record.issued)}"] if record.issued else []
    for key, value in (
        ("publisher", record.publisher),
        ("container-title", record.container_title),
        ("number", record.number),
    ):
        lines += [f"{key}: {scalar(value)}"] if value else []
    lines += [f"URL: {address(record.url)}", "url_verified: false"] if record.url else []
    lines += [f"accessed: {scalar(record.accessed)}"] if record.accessed else []
    lines += [f"language: {record.language}"] if record.language else []
    lines += [f"note: {scalar(record.note)}"] if record.note else []
    lines += [f"# doubtful: {remark(said)}" for said in record.remarks]
    return "\n".join([*lines, "---"]) + "\n"
