"""RIS, read record by record by `rispy`, so that one that is broken does not stop the others."""

from __future__ import annotations

import re
from typing import Any

from explainer.desk.bibliography.record import Broken, Read, Record, joined_date, made

_TYPES = {
    "ABST": "article", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference", "DATA": "dataset",
    "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter", "EDBOOK": "book",
    "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia", "GOVDOC": "report",
    "HEAR": "hearing", "INPR": "article-journal", "JFULL": "article-journal", "JOUR": "article-journal",
    "LEGAL": "legislation", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "NEWS": "article-newspaper", "PAMP": "pamphlet", "PCOMM": "personal_communication", "RPRT": "report",
    "STAND": "standard", "STAT": "legislation", "THES": "thesis", "VIDEO": "motion_picture", "WEB": "webpage",
    "UNBILL": "bill",
}  # fmt: skip
_TAG = re.compile(r"^([A-Z][A-Z0-9])  ?-(?: |$)")


def read_ris(text: str) -> Read:
    """Read a list; records that are broken do not stop the others."""
    records: list[Record] = []
    broken: list[Broken] = []
    for line, lines, fault in _pieces(text.split("\n")):
        found = Broken(line, fault) if fault else _read(line, "\n".join(lines))
        if isinstance(found, Record):
            records.append(found)
        else:
            broken.append(found)
    return Read(tuple(records), tuple(broken))


def _pieces(lines: list[str]) -> list[tuple[int, list[str], str]]:
    """Records as lines, each with the number of its first line, and what is wrong with its frame."""
    pieces: list[tuple[int, list[str], str]] = []
    first, current = 0, None
    for number, line in enumerate(lines, start=1):
        tag = _TAG.match(line)
        if tag and tag[1] == "TY":
            if current is not None:
                pieces.append((first, current, "it has no end: the line “ER  - ” is missing"))
            first, current = number, [line]
        elif current is None:
            if tag and tag[1] != "ER" and not (pieces and pieces[-1][2] and not pieces[-1][1]):
                pieces.append((number, [], "it does not begin with a type, “TY  - …”"))
        elif tag and tag[1] == "ER":
            pieces.append((first, [*current, "ER  - "], ""))
            current = None
        else:
            current.append(line)
    if current is not None:
        pieces.append((first, current, "it has no end: the line “ER  - ” is missing"))
    return pieces


def _read(line: int, text: str) -> Record | Broken:
    import rispy

    # Some programs write one space before the dash; the format has two.
    text = re.sub(r"^([A-Z][A-Z0-9]) -", r"\1  -", text, flags=re.MULTILINE)
    try:
        found = rispy.loads(text, skip_unknown_tags=True)
    except Exception as fault:
        return Broken(line, f"it cannot be read: {' '.join(str(fault).split())[:120]}")
    if len(found) != 1:
        return Broken(line, "it cannot be read")
    said = found[0]
    authors = [*_list(said, "first_authors"), *_list(said, "authors")] or _list(said, "secondary_authors")
    return made(
        line,
        {
            "key": _one(said, "id", "label"),
            "type": _TYPES.get(_one(said, "type_of_reference").strip(), "document"),
            "title": _one(said, "title", "primary_title", "short_title", "translated_title"),
            "issued": _date(_one(said, "date", "publication_year", "year")) or _date(_one(said, "year")),
            "publisher": _one(said, "publisher"),
            "container_title": _one(said, "secondary_title", "journal_name", "alternate_title3", "alternate_title1"),
            "number": _one(said, "number"),
            "url": " ".join(_list(said, "urls")),
            "doi": _one(said, "doi"),
            "accessed": _date(_one(said, "access_date")),
            "language": _one(said, "language"),
            "note": _one(said, "notes", "note", "research_notes"),
        },
        [_person(author) for author in authors],
    )


def _one(said: dict[str, Any], *names: str) -> str:
    for name in names:
        values = _list(said, name)
        if values:
            return values[0]
    return ""


def _list(said: dict[str, Any], name: str) -> list[str]:
    value = said.get(name) or []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _date(written: str) -> str:
    """`2020/10/28/` and its shorter forms as EDTF."""
    parts = re.split(r"[/-]", written.strip())
    if not re.fullmatch(r"\d{4}", parts[0]):
        return written.strip()
    return joined_date(parts[0], parts[1] if len(parts) > 1 else "", parts[2] if len(parts) > 2 else "")


def _person(written: str) -> str:
    """`Smith, John, Jr.` as `John Smith, Jr.`; a name without a comma stays."""
    parts = [part.strip() for part in written.split(",") if part.strip()]
    if len(parts) < 2:
        return written.strip()
    return " ".join([parts[1], parts[0], *(f", {part}" for part in parts[2:])]).replace(" ,", ",")
