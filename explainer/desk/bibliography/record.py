"""One source as a list has it, in the words of this archive's front matter."""

from __future__ import annotations

import re
from typing import get_args

import msgspec

from explainer.desk.importing.calendars import MONTH_NUMBERS, word_key
from explainer.desk.importing.material import web_address
from explainer.model.dates import DateError, parse_date
from explainer.model.front import SourceType

TYPES: frozenset[str] = frozenset(get_args(SourceType))
_LANGUAGES = {
    "english": "en", "british": "en", "american": "en", "russian": "ru", "arabic": "ar", "turkish": "tr",
    "german": "de", "ngerman": "de", "french": "fr", "spanish": "es", "italian": "it", "armenian": "hy",
    "azerbaijani": "az", "persian": "fa", "farsi": "fa", "ukrainian": "uk", "kurdish": "ku", "eng": "en",
    "rus": "ru", "ara": "ar", "tur": "tr", "русский": "ru", "türkçe": "tr", "deutsch": "de", "français": "fr",
    "العربية": "ar",
}  # fmt: skip
_TAGS = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|sc)(?: [^<>]{0,200})?>")
"""What reference managers write into titles for italics and the like."""
_DOI = re.compile(r"10\.\d{4,9}/\S+")


class Record(msgspec.Struct, frozen=True):
    """One source; `line` is where it stands in its list, `key` what the list calls it. Dates are EDTF.

    `remarks` say what could not be taken over.
    """

    line: int
    key: str
    title: str
    type: str = "document"
    author: tuple[str, ...] = ()
    issued: str = ""
    publisher: str = ""
    container_title: str = ""
    number: str = ""
    url: str = ""
    accessed: str = ""
    language: str = ""
    note: str = ""
    remarks: tuple[str, ...] = ()


class Broken(msgspec.Struct, frozen=True):
    """A record that cannot be read: where it begins, and why."""

    line: int
    reason: str


class Read(msgspec.Struct, frozen=True):
    """A list as read, broken records beside the others, each in the order of the list."""

    records: tuple[Record, ...]
    broken: tuple[Broken, ...]


def made(line: int, fields: dict[str, str], authors: list[str]) -> Record | Broken:
    """A record of fields as written, with keys as in `Record` and `doi`; or what is wrong with it."""
    said = {key: " ".join(value.split()) for key, value in fields.items()}
    title = _TAGS.sub("", said.get("title", ""))
    if not title:
        return Broken(line, "it has no title")
    remarks: list[str] = []
    url = _address(said, remarks)
    return Record(
        line=line,
        key=said.get("key", ""),
        title=title[:500],
        type=said["type"] if said.get("type") in TYPES else "document",
        author=tuple(" ".join(author.split())[:200] for author in authors if author.strip())[:50],
        issued=_date(said.get("issued", ""), "issued", remarks),
        publisher=said.get("publisher", "")[:300],
        container_title=said.get("container_title", "")[:300],
        number=said.get("number", "")[:100],
        url=url,
        accessed=_date(said.get("accessed", ""), "accessed", remarks),
        language=_language(said.get("language", "")),
        note=said.get("note", "")[:1000],
        remarks=tuple(remarks),
    )


def number_of_month(text: str) -> int:
    """1 to 12 for `10`, `oct`, `October` or «октябрь»; 0 for anything else."""
    text = text.strip()
    if text.isdecimal():
        return int(text) if 1 <= int(text) <= 12 else 0
    return MONTH_NUMBERS.get(word_key(text), 0)


def joined_date(year: str, month: str, day: str) -> str:
    """An EDTF date of parts as written; what is missing or no number is left out from the right."""
    parts = [year.strip()]
    number = number_of_month(month) if month else 0
    if number:
        parts.append(f"{number:02}")
        if day.strip().isdecimal() and 1 <= int(day) <= 31:
            parts.append(f"{int(day):02}")
    return "-".join(parts)


def doi_of(address: str) -> str:
    """The DOI in an address or text, in lower case as DOIs are compared (https://www.doi.org/doi-handbook/), or ""."""
    found = _DOI.search(address)
    return found[0].rstrip(".,;)").lower() if found else ""


def _address(said: dict[str, str], remarks: list[str]) -> str:
    for written in said.get("url", "").split():
        address = web_address(written)
        if address:
            return address
        remarks.append(f"its address “{written[:80]}” is none of the web (https://…), and is left out")
    doi = doi_of(said.get("doi", ""))
    return web_address(f"https://doi.org/{doi}") if doi else ""


def _date(written: str, field: str, remarks: list[str]) -> str:
    """A date if it can be read, with the day, or the month and day, given up when they are impossible."""
    if not written:
        return ""
    text = written.split("T", maxsplit=1)[0].strip()
    for attempt in (text, text[:7], text[:4]):
        try:
            read = parse_date(attempt).text
        except DateError:
            continue
        if attempt != text:
            remarks.append(f"of “{field}: {written[:60]}” only {read} can be read")
        return read
    remarks.append(f"“{field}: {written[:60]}” is no date that can be read, and is left out")
    return ""


def _language(written: str) -> str:
    text = written.strip().casefold()
    if text in _LANGUAGES:
        return _LANGUAGES[text]
    return written.strip() if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", written.strip()) else ""
