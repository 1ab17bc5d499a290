"""BibTeX and biblatex, read by `bibtexparser`, their LaTeX decoded by `pylatexenc`."""

from __future__ import annotations

import logging
import re
from typing import Any

from explainer.desk.bibliography.record import Broken, Read, Record, joined_date, made

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "manual": "document",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "news": "article-newspaper",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "standard": "standard",
    "techreport": "report",
    "thesis": "thesis",
    "video": "motion_picture",
    "www": "webpage",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_MATH = re.compile(r"(?<!\\)%")


def read_bibtex(text: str) -> Read:
    """Read a list; records that are broken do not stop the others."""
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    # It tells of each broken block on standard error; they are told of here, with their lines.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    library = parse_string(text, append_middleware=[middlewares.SeparateCoAuthors()])
    records: list[Record] = []
    broken = [Broken((block.start_line or 0) + 1, _reason(block)) for block in library.failed_blocks]
    for entry in library.entries:
        fields = {field.key.lower(): field.value for field in entry.fields}
        found = _record((entry.start_line or 0) + 1, entry.entry_type.lower(), entry.key, fields)
        if isinstance(found, Record):
            records.append(found)
        else:
            broken.append(found)
    return Read(tuple(records), tuple(sorted(broken, key=lambda fault: fault.line)))


def _record(line: int, kind: str, key: str, fields: dict[str, Any]) -> Record | Broken:
    authors = fields.get("author") or fields.get("editor") or []
    said = {name: _plain(value) for name, value in fields.items() if isinstance(value, str | int)}
    address = _unescaped(str(fields.get("url") or "")) or _howpublished(str(fields.get("howpublished") or ""))
    kind = _SUBTYPES.get(said.get("entrysubtype", "").lower()) or _TYPES.get(kind, "document")
    if kind == "document" and address:
        kind = "webpage"
    return made(
        line,
        {
            "key": key,
            "type": kind,
            "title": ": ".join(part for part in (said.get("title", ""), said.get("subtitle", "")) if part),
            "issued": said.get("date") or joined_date(said.get("year", ""), said.get("month", ""), said.get("day", "")),
            "publisher": next(
                (said[name] for name in ("publisher", "institution", "organization", "school") if said.get(name)), ""
            ),
            "container_title": said.get("journal") or said.get("journaltitle") or said.get("booktitle") or "",
            "number": said.get("number", ""),
            "url": address,
            "doi": _unescaped(str(fields.get("doi") or "")),
            "accessed": said.get("urldate", ""),
            "language": said.get("langid") or said.get("language", ""),
            "note": said.get("note", ""),
        },
        [_person(author) for author in authors if isinstance(author, str)],
    )


def _person(written: str) -> str:
    """`Smith, John` as `John Smith`; what stands in braces is the name of a body."""
    if written.startswith("{") and written.endswith("}"):
        return _plain(written)
    parts = [_plain(part).strip() for part in written.split(",")]
    return " ".join([*parts[1:][-1:], parts[0], *parts[1:-1]]).strip()


def _plain(written: Any) -> str:
    """A field without LaTeX."""
    from pylatexenc.latex2text import LatexNodes2Text

    text = _MATH.sub(r"\\%", str(written))[:5000]
    if not re.search(r"[\\{}$~%]|--", text):
        return text
    try:
        return str(LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=False).latex_to_text(text)).strip()
    except Exception:
        return re.sub(r"[{}\\]", "", text)


def _unescaped(written: str) -> str:
    """An address, in which `%` and `_` mean themselves."""
    inner = re.fullmatch(r"\\url\{(.*)\}", written.strip())
    return re.sub(r"\\([_%&#~$])", r"\1", inner[1] if inner else written).strip(" {}")


def _howpublished(written: str) -> str:
    found = re.search(r"\\url\{([^{}]+)\}|(https?://[^\s{}]+)", written)
    return _unescaped(found[1] or found[2]) if found else ""


def _reason(block: Any) -> str:
    name = type(block).__name__
    if name == "DuplicateBlockKeyBlock":
        return f"a record before it has the same key “{getattr(block, 'key', '')}”"
    if name == "DuplicateFieldKeyBlock":
        return "a field stands twice in it"
    return "it cannot be read; a brace, quotation mark or comma may be missing"
