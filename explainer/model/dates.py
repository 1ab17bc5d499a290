"""Dates as authors state them: a documented subset of EDTF (ISO 8601-2:2019, annex A).

Supported forms, with the level of the Library of Congress specification
(https://www.loc.gov/standards/datetime/) they belong to:

- level 0: `2020`, `2020-10`, `2020-10-28`, and intervals `1988/1994`;
- level 1: a qualifier at the end (`?` uncertain, `~` approximate, `%` both), digits left open from the
  right (`201X`, `20XX`, `2019-XX`, `2019-04-XX`, `2019-XX-XX`), seasons (`2019-21` spring to `2019-24` winter),
  and intervals open or unknown at an end (`../2024-01-01`, `2016-03-30/..`, `/2024`).

Everything else (times of day, years of more than four digits, level 2) is refused with a reason.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

Precision = Literal["day", "month", "season", "year", "decade", "century", "interval"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
# Written out: calendar.month_name follows the machine's locale.
_SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%])?", re.ASCII
)
_FORM = r"(\d{4}|\d{3}X|\d{2}XX)(-(\d\d|XX)(-(\d\d|XX))?)?[?~%]?"
DATE_PATTERN = rf"^({_FORM}|({_FORM}|\.\.)?/({_FORM}|\.\.)?)$"
"""What a date looks like, for programs that cannot ask `parse_date`, which refuses more (2020-02-30)."""

_DAY_FIRST = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{4}", re.ASCII)


class DateError(ValueError):
    """A text that is not a date we read; its message completes the sentence "this date …"."""


class Edtf(msgspec.Struct, frozen=True, array_like=True):
    """One date as stated.

    `text` is what the author wrote, `words` what a page prints, `first` and `last` the days that bound it,
    both included (`date.min` and `date.max` stand for an open end).
    """

    text: str
    words: str
    first: date
    last: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def sort_key(self) -> tuple[date, date]:
        """Earliest possible day first; of two that begin together, the more precise first."""
        return (self.first, self.last)

    @property
    def datetime(self) -> str:
        """The value for an HTML `<time datetime>`: a full day, month or year, else empty.

        HTML knows no other forms (https://html.spec.whatwg.org/#valid-date-string).
        """
        exact = self.precision in ("day", "month", "year") and "X" not in self.text
        if exact and not (self.approximate or self.uncertain):
            return self.text
        return ""


@lru_cache(maxsize=65536)
def parse_date(text: str) -> Edtf:
    """Read one EDTF date or interval; raises `DateError` with the reason when it cannot be read."""
    if "/" in text and not _DAY_FIRST.fullmatch(text):
        return _parse_interval(text)
    return _parse_point(text)


def day_words(day: date) -> str:
    """A day as the site prints it: `28 October 2020`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _parse_interval(text: str) -> Edtf:
    start, _, end = text.partition("/")
    if "/" in end:
        raise DateError("has more than one “/”; an interval is one date, “/”, one date")
    open_start, open_end = start in ("", ".."), end in ("", "..")
    if open_start and open_end:
        raise DateError("is an interval with neither a beginning nor an end")
    first = None if open_start else _parse_point(start)
    last = None if open_end else _parse_point(end)
    if first and last and first.first > last.last:
        raise DateError(f"ends ({end}) before it begins ({start})")
    if first and last:
        words = f"{first.words} to {last.words}"
    elif first:
        words = f"from {first.words}"
    else:
        words = f"until {last.words}" if last else ""
    return Edtf(
        text=text,
        words=words,
        first=first.first if first else date.min,
        last=last.last if last else date.max,
        precision="interval",
        approximate=any(point and point.approximate for point in (first, last)),
        uncertain=any(point and point.uncertain for point in (first, last)),
    )


def _parse_point(text: str) -> Edtf:
    found = _POINT.fullmatch(text)
    if not found:
        raise DateError(_reason(text))
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    if "X" in year and month:
        raise DateError("leaves the year open but names a month; open digits stand at the end")
    if month == "XX" and day and day != "XX":
        raise DateError("leaves the month open but names a day; open digits stand at the end")
    first, last, words, precision = _bounds(year, month, day)
    if mark in ("~", "%"):
        words = f"about {words}"
    if mark in ("?", "%"):
        words = f"{words} (uncertain)"
    return Edtf(
        text=text,
        words=words,
        first=first,
        last=last,
        precision=precision,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _bounds(year: str, month: str | None, day: str | None) -> tuple[date, date, str, Precision]:
    if "X" in year:
        span = 10 if year.endswith("X") and not year.endswith("XX") else 100
        start = int(year.replace("X", "0"))
        if start == 0:
            raise DateError("has a year before 0001, which the calendar used here does not have")
        words = f"the {start}s" if span == 10 else f"the years {start} to {start + 99}"
        last = date(start + span - 1, 12, 31)
        return date(start, 1, 1), last, words, "decade" if span == 10 else "century"
    number = int(year)
    if number == 0:
        raise DateError("has the year 0000, which the calendar used here does not have")
    if month is None or month == "XX":
        return date(number, 1, 1), date(number, 12, 31), str(number), "year"
    if int(month) in _SEASONS:
        return _season(number, int(month), day)
    if not 1 <= int(month) <= 12:
        raise DateError(f"has the month {month}; months go from 01 to 12 (21 to 24 are seasons)")
    length = calendar.monthrange(number, int(month))[1]
    name = f"{MONTHS[int(month) - 1]} {number}"
    if day is None or day == "XX":
        return date(number, int(month), 1), date(number, int(month), length), name, "month"
    if not 1 <= int(day) <= length:
        raise DateError(f"has the day {day}; {name} has {length} days")
    exact = date(number, int(month), int(day))
    return exact, exact, day_words(exact), "day"


def _season(year: int, number: int, day: str | None) -> tuple[date, date, str, Precision]:
    """Seasons by the months of the northern hemisphere; winter runs into the next year."""
    if day is not None:
        raise DateError("gives a day to a season")
    if year == date.max.year:
        raise DateError("is a season at the end of the calendar")
    name, month = _SEASONS[number]
    end_year, end_month = (year + 1, 3) if month == 12 else (year, month + 3)
    last = date(end_year, end_month, 1) - timedelta(days=1)
    return date(year, month, 1), last, f"{name} {year}", "season"


def _reason(text: str) -> str:
    if _DAY_FIRST.fullmatch(text):
        return "has the day first; write it as year-month-day, for example 2020-10-28"
    if re.fullmatch(r"\d{4}-\d{1,2}(-\d{1,2})?", text):
        return "needs two digits for month and day, for example 2020-03-05"
    if re.match(r"\d{4}-\d\d-\d\d[T ]", text):
        return "has a time of day; only days, months and years are kept"
    if re.fullmatch(r"\d{5,}", text):
        return "needs hyphens, for example 2020-10-28"
    return "is not one we can read; write 2020, 2020-10, 2020-10-28, 2019-04~ (about) or 1988/1994"
