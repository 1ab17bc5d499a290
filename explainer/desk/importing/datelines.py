"""How agencies begin a report: `MOSCOW, October 28. /TASS/.`, `ANKARA (AA) –`, «МОСКВА, 28 окт — РИА Новости.»"""

from __future__ import annotations

import re

import msgspec

from explainer.desk.importing.agencies import house_called
from explainer.desk.importing.calendars import western_digits
from explainer.desk.importing.dates import FoundDate, find_dates

_DASH = r"[-–—]+"
_FORMS = (
    # MOSCOW, October 28. /TASS/.   МОСКВА, 28 октября. /ТАСС/.   Azerbaijan, Baku, Oct. 28 /Trend/:
    re.compile(rf"^(?P<head>[^/\n«»“”\"]{{2,70}}?)\s*/\s*(?P<agency>[^/\n]{{2,40}}?)\s*/\s*[.:]?\s*(?:{_DASH}\s*)?"),
    # ANKARA (AA) –   MOSCOW, Oct 28 (Reuters) -   دمشق (سانا) –
    re.compile(rf"^(?P<head>[^()\n«»“”\"]{{2,70}}?)\s*\((?P<agency>[^()\n]{{2,40}})\)\s*(?:{_DASH}|:|\.)\s*"),
    # Baku, October 28, Trend:   YEREVAN, OCTOBER 28, ARMENPRESS.
    re.compile(r"^(?P<head>[^()\n«»“”\"/]{2,60}?),\s*(?P<agency>[^\W\d_][\w. ]{1,28}?)\s*(?:[.:։]|[-–—]+)\s+(?=\S)"),
    # Москва. 28 октября. INTERFAX.RU -
    re.compile(rf"^(?P<head>[^.\n]{{2,40}}\.\s+[^.\n]{{4,20}})\.\s+(?P<agency>[^\W\d_][\w.-]{{2,28}})\s+{_DASH}\s*"),
)
_DASHED = re.compile(rf"^(?P<head>[^–—:!?«»“”\"\n]{{2,60}}?)\s*(?:{_DASH}|/)\s*(?P<rest>[^\n]{{2,60}})")
"""МОСКВА, 28 окт — РИА Новости.   دمشق-سانا   إسطنبول/ الأناضول: an agency behind a dash must be known."""
_PLACE_ONLY = re.compile(r"^(?P<head>[^\W\d_a-zа-яё][^\d\n.!?:;()«»“”\"]{2,40}?)\s*(?:\.\s)?\s*[–—]\s+(?=\S)")
"""BEIRUT — : only in capitals."""


class Dateline(msgspec.Struct, frozen=True):
    """How a report's first paragraph begins; `end` is where the report itself does, `agency` may be ""."""

    end: int
    place: str
    date: FoundDate | None
    agency: str


def read_dateline(block: str, language: str = "") -> Dateline | None:
    """The dateline that a paragraph begins with, or None."""
    start = block[:180]
    for form in _FORMS:
        found = form.match(start)
        if found and (agency := _agency(found["agency"], found["head"])):
            return _made(found.end(), found["head"], agency, language)
    dashed = _DASHED.match(start)
    if dashed:
        for words in (3, 2, 1):
            name = " ".join(dashed["rest"].split()[:words])
            house = house_called(name)
            if house and _is_head(dashed["head"]):
                end = block.index(name, dashed.start("rest")) + len(name)
                return _made(end, dashed["head"], house.name, language)
    alone = _PLACE_ONLY.match(start)
    if alone and alone["head"].isupper():
        return _made(alone.end(), alone["head"], "", language)
    return None


def _agency(words: str, head: str) -> str:
    """The name of the agency that a dateline seems to have, or "" when it is none."""
    house = house_called(words) or next((house_called(part) for part in words.split("/") if house_called(part)), None)
    if not _is_head(head):
        return ""
    if house:
        return house.name
    place = re.split(r"[,.\d]", head)[0].strip()
    return words.strip() if place.isupper() and len(place) > 2 and words.isupper() and len(words) <= 12 else ""


def _is_head(head: str) -> bool:
    """Whether what stands before an agency is a place, a date, or both."""
    if find_dates(head) or re.search(r"\d", western_digits(head)):
        return len(head.split()) <= 9
    return len(head.split()) <= 4 and not head[0].islower()


def _made(end: int, head: str, agency: str, language: str) -> Dateline:
    dates = find_dates(head, language)
    place = head[: dates[0].start] if dates else head
    return Dateline(end, re.sub(r"\s+", " ", place).strip(" ,،.–—-/"), dates[0] if dates else None, agency)
