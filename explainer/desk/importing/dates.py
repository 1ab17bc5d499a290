"""Dates as news writes them: `October 28, 2020`, «28 октября 2020», `28 Ekim 2020 Çarşamba`, ٢٨ تشرين الأول ٢٠٢٠.

Nothing is guessed in silence: a date that could be read otherwise, or that its weekday contradicts, says so in `doubt`.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from explainer.desk.importing.calendars import (
    MONTH,
    MONTH_NUMBERS,
    NEAR_DAY,
    NEAR_DAYS,
    WEEKDAY,
    WEEKDAY_NUMBERS,
    western_digits,
    word_key,
)
from explainer.model.dates import day_words

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
"""Of news: other numbers of four digits are years of other calendars, or no years."""
_DAY = r"(?<![\d.,:/-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|-го|-е|-ի)?\.?"
_YEAR = r"(?P<year>\d{4})(?![\d])"
_FORMS = (
    re.compile(
        rf"{_DAY}[ \u00a0]*(?:of |de |من )?[ \u00a0]*(?P<month>{MONTH})\b\.?(?:[ ]*/[ ]*{MONTH}\b)?"
        rf"(?:[ \u00a0]*[,،]?[ \u00a0]*(?:de |del |من )?(?:سنة |عام )?[ \u00a0]*{_YEAR})?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{MONTH})\b(?:\.[ \u00a0]*|[ \u00a0]+)(?P<day>\d{{1,2}})(?:st|nd|rd|th|-ին)?(?![\d:])"
        rf"(?:[ \u00a0]*[,،]?[ \u00a0]+{_YEAR})?",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d/.-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d])"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
    re.compile(
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d])"
    ),
)
_WEEKDAY_BEHIND = re.compile(rf"[\s,.(|–—-]{{0,4}}(?:года|г\.)?[\s,.(|–—-]{{0,4}}({WEEKDAY})\b", re.IGNORECASE)
_WEEKDAY_AHEAD = re.compile(rf"\b({WEEKDAY})[\s,.()|–—-]{{1,4}}(?:the )?$", re.IGNORECASE)
_RELATIVE = re.compile(rf"\b(?:(?P<near>{NEAR_DAY})|(?P<weekday>{WEEKDAY}))\b", re.IGNORECASE)
_LANGUAGES_WITH_MONTH_FIRST = ("en", "")


class FoundDate(msgspec.Struct, frozen=True):
    """A date at `text[start:end]`; `year` is 0 when none is written, `doubt` is empty when there is none."""

    start: int
    end: int
    year: int
    month: int
    day: int
    doubt: str = ""

    def on(self, year: int = 0) -> date | None:
        """The day, in a given year if it has none of its own; None when there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None


class Relative(msgspec.Struct, frozen=True):
    """A day that is named by its distance: “on Tuesday”, “вчера”."""

    start: int
    end: int
    words: str
    on: date


def find_dates(text: str, language: str = "") -> list[FoundDate]:
    """Every date that names a day, in order; `language` is a language tag or "" when it is not known."""
    plain = western_digits(text)
    found: dict[int, FoundDate] = {}
    for form in _FORMS:
        for match in form.finditer(plain):
            read = _read(match, language)
            if read and not any(other.start < read.end and read.start < other.end for other in found.values()):
                found[read.start] = _against_weekday(read, plain)
    return [found[start] for start in sorted(found)]


def find_relative(text: str, published: date) -> Iterator[Relative]:
    """Days that a text names by weekday or as today and yesterday, counted back from its publication."""
    for match in _RELATIVE.finditer(text):
        if match["near"]:
            distance = NEAR_DAYS[word_key(match["near"])]
        else:
            number = WEEKDAY_NUMBERS[word_key(match["weekday"])]
            distance = -((published.isoweekday() - number) % 7)
        if published.toordinal() + distance >= 1:
            yield Relative(match.start(), match.end(), match[0], published + timedelta(days=distance))


def _read(match: re.Match[str], language: str) -> FoundDate | None:
    parts = match.groupdict()
    year, doubt = int(parts["year"] or 0), ""
    if parts.get("first"):
        first, second = int(parts["first"]), int(parts["second"])
        if len(parts["year"]) == 2:
            year += 2000
            doubt = "the year has only two digits"
        day, month, unsure = _order(first, second, parts["mark"], language)
        doubt = unsure or doubt
    else:
        day = int(parts["day"])
        month = int(parts["month"]) if parts["month"].isdigit() else MONTH_NUMBERS[word_key(parts["month"])]
    if year and not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    return FoundDate(match.start(), match.end(), year, month, day, doubt)


def _order(first: int, second: int, mark: str, language: str) -> tuple[int, int, str]:
    """Day and month of two numbers, and the doubt. With full stops the day comes first everywhere."""
    if first > 12 or mark == ".":
        return first, second, ""
    if second > 12:
        return second, first, ""
    if first == second or language.split("-", maxsplit=1)[0] not in _LANGUAGES_WITH_MONTH_FIRST:
        return first, second, ""
    return first, second, f"{first}{mark}{second} may be day and month or month and day"


def _against_weekday(found: FoundDate, text: str) -> FoundDate:
    day = found.on()
    if day is None:
        return found
    behind = _WEEKDAY_BEHIND.match(text[found.end : found.end + 30])
    ahead = _WEEKDAY_AHEAD.search(text[max(found.start - 30, 0) : found.start])
    beside = ahead or behind
    if not beside or WEEKDAY_NUMBERS[word_key(beside[1])] == day.isoweekday():
        return found
    said = f"the text says {beside[1]}, and {day_words(day)} was a {_weekday_name(day)}"
    return msgspec.structs.replace(found, doubt=said)


def _weekday_name(day: date) -> str:
    """The weekday of a date in English, whatever the machine's language."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
