"""Dates: every form that is read, with its bounds and words, and every refusal with its reason."""

from __future__ import annotations

import locale
import time
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from explainer.model.dates import DateError, Edtf, day_words, parse_date

EVER, NEVER = date.min, date.max


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "precision", "datetime"),
    [
        ("2020-10-28", "28 October 2020", date(2020, 10, 28), date(2020, 10, 28), "day", "2020-10-28"),
        ("2020-02-29", "29 February 2020", date(2020, 2, 29), date(2020, 2, 29), "day", "2020-02-29"),
        ("2020-10", "October 2020", date(2020, 10, 1), date(2020, 10, 31), "month", "2020-10"),
        ("2019-02", "February 2019", date(2019, 2, 1), date(2019, 2, 28), "month", "2019-02"),
        ("2020", "2020", date(2020, 1, 1), date(2020, 12, 31), "year", "2020"),
        ("0001", "1", date(1, 1, 1), date(1, 12, 31), "year", "0001"),
        ("9999-12-31", "31 December 9999", date(9999, 12, 31), date(9999, 12, 31), "day", "9999-12-31"),
        ("201X", "the 2010s", date(2010, 1, 1), date(2019, 12, 31), "decade", ""),
        ("20XX", "the years 2000 to 2099", date(2000, 1, 1), date(2099, 12, 31), "century", ""),
        ("2019-XX", "2019", date(2019, 1, 1), date(2019, 12, 31), "year", ""),
        ("2019-XX-XX", "2019", date(2019, 1, 1), date(2019, 12, 31), "year", ""),
        ("2019-04-XX", "April 2019", date(2019, 4, 1), date(2019, 4, 30), "month", ""),
        ("2019-21", "spring 2019", date(2019, 3, 1), date(2019, 5, 31), "season", ""),
        ("2019-22", "summer 2019", date(2019, 6, 1), date(2019, 8, 31), "season", ""),
        ("2019-23", "autumn 2019", date(2019, 9, 1), date(2019, 11, 30), "season", ""),
        ("2019-24", "winter 2019", date(2019, 12, 1), date(2020, 2, 29), "season", ""),
        ("1988/1994", "1988 to 1994", date(1988, 1, 1), date(1994, 12, 31), "interval", ""),
        ("2020-09-27/2020-11-10", "27 September 2020 to 10 November 2020", date(2020, 9, 27), date(2020, 11, 10),
         "interval", ""),
        ("2020-10-05/2020", "5 October 2020 to 2020", date(2020, 10, 5), date(2020, 12, 31), "interval", ""),
        ("2016-03-30/..", "from 30 March 2016", date(2016, 3, 30), NEVER, "interval", ""),
        ("2016-03-30/", "from 30 March 2016", date(2016, 3, 30), NEVER, "interval", ""),
        ("../2024-01-01", "until 1 January 2024", EVER, date(2024, 1, 1), "interval", ""),
        ("/2024", "until 2024", EVER, date(2024, 12, 31), "interval", ""),
        ("2020-10/2020-10-05", "October 2020 to 5 October 2020", date(2020, 10, 1), date(2020, 10, 5), "interval", ""),
    ],
)  # fmt: skip
def test_a_form_that_is_read(text: str, words: str, first: date, last: date, precision: str, datetime: str) -> None:
    read = parse_date(text)
    assert (read.text, read.words, read.first, read.last) == (text, words, first, last)
    assert (read.precision, read.datetime) == (precision, datetime)
    assert not read.approximate
    assert not read.uncertain


@pytest.mark.parametrize(
    ("text", "words", "approximate", "uncertain"),
    [
        ("2019-04~", "about April 2019", True, False),
        ("2019-04?", "April 2019 (uncertain)", False, True),
        ("2019-04%", "about April 2019 (uncertain)", True, True),
        ("201X~", "about the 2010s", True, False),
        ("2019-23?", "autumn 2019 (uncertain)", False, True),
        ("1988~/1994", "about 1988 to 1994", True, False),
        ("1988/1994?", "1988 to 1994 (uncertain)", False, True),
        ("2016~/..", "from about 2016", True, False),
    ],
)
def test_a_qualifier_changes_words_and_not_bounds(text: str, words: str, approximate: bool, uncertain: bool) -> None:
    read, plain = parse_date(text), parse_date(text.translate({ord(mark): None for mark in "?~%"}))
    assert (read.words, read.approximate, read.uncertain) == (words, approximate, uncertain)
    assert (read.first, read.last, read.precision) == (plain.first, plain.last, plain.precision)
    assert not read.datetime, "HTML cannot say that a date is not certain"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("28.10.2020", "has the day first; write it as year-month-day, for example 2020-10-28"),
        ("28/10/2020", "has the day first; write it as year-month-day, for example 2020-10-28"),
        ("5-3-2020", "has the day first; write it as year-month-day, for example 2020-10-28"),
        ("2020-3", "needs two digits for month and day, for example 2020-03-05"),
        ("2020-03-5", "needs two digits for month and day, for example 2020-03-05"),
        ("2020-10-28T12:00:00Z", "has a time of day; only days, months and years are kept"),
        ("2020-10-28 12:00", "has a time of day; only days, months and years are kept"),
        ("20201028", "needs hyphens, for example 2020-10-28"),
        ("12020", "needs hyphens, for example 2020-10-28"),
        ("2020-13", "has the month 13; months go from 01 to 12 (21 to 24 are seasons)"),
        ("2020-00-01", "has the month 00; months go from 01 to 12 (21 to 24 are seasons)"),
        ("2020-25", "has the month 25; months go from 01 to 12 (21 to 24 are seasons)"),
        ("2020-02-30", "has the day 30; February 2020 has 29 days"),
        ("1900-02-29", "has the day 29; February 1900 has 28 days"),
        ("2020-04-00", "has the day 00; April 2020 has 30 days"),
        ("2020-21-05", "gives a day to a season"),
        ("2020-21-XX", "gives a day to a season"),
        ("9999-24", "is a season at the end of the calendar"),
        ("0000", "has the year 0000, which the calendar used here does not have"),
        ("000X", "has a year before 0001, which the calendar used here does not have"),
        ("00XX", "has a year before 0001, which the calendar used here does not have"),
        ("201X-04", "leaves the year open but names a month; open digits stand at the end"),
        ("201X-XX", "leaves the year open but names a month; open digits stand at the end"),
        ("2019-XX-04", "leaves the month open but names a day; open digits stand at the end"),
        ("2020/2021/2022", "has more than one “/”; an interval is one date, “/”, one date"),
        ("/", "is an interval with neither a beginning nor an end"),
        ("../..", "is an interval with neither a beginning nor an end"),
        ("/..", "is an interval with neither a beginning nor an end"),
        ("2021/2020", "ends (2020) before it begins (2021)"),
        ("2020-11/2020-10-28", "ends (2020-10-28) before it begins (2020-11)"),
        ("2020/28.10.2021", "has the day first; write it as year-month-day, for example 2020-10-28"),
    ],
)  # fmt: skip
def test_a_form_that_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as refusal:
        parse_date(text)
    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    "text",
    ["", " ", "yesterday", "October 2020", "-0044", "Y17E8", "{2020,2021}", "2020-10-28~?", "?2020", "20X0", "2X20",
     "２０２０", "2020\n", "2020-10-2X", "XXXX", "2020-1X", "1985-04-12T23:20:30", "156X-12-25", "2020–2021"],
)  # fmt: skip
def test_whatever_else_is_refused_too(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


def test_the_earlier_comes_first_and_of_two_that_begin_together_the_more_precise() -> None:
    texts = ["1994", "1994-05", "1994-05-05", "1994-01-01", "1994-01", "199X", "1993-24", "../1992", "1994/.."]
    ordered = sorted(map(parse_date, texts), key=lambda found: found.sort_key)
    assert [found.text for found in ordered] == [
        "../1992", "199X", "1993-24", "1994-01-01", "1994-01", "1994", "1994/..", "1994-05", "1994-05-05",
    ]  # fmt: skip


YEARS = st.integers(1, 9998).map("{:04}".format)
POINTS = st.one_of(
    YEARS,
    st.from_regex(r"\A[1-9][0-9]{2}X\Z") | st.from_regex(r"\A[1-9][0-9]XX\Z"),
    st.tuples(YEARS, st.integers(0, 26), st.sampled_from(["{0}-{1:02}", "{0}-{1:02}-XX", "{0}-XX", "{0}-XX-XX"])).map(
        lambda parts: parts[2].format(*parts)
    ),
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat),
)
QUALIFIED = st.tuples(POINTS, st.sampled_from(["", "", "~", "?", "%"])).map("".join)
DATES = QUALIFIED | st.tuples(QUALIFIED, QUALIFIED).map("/".join)


@given(DATES)
def test_what_we_read_the_library_edtf_reads_with_the_same_bounds(text: str) -> None:
    ours, _ = _read_or_reason(text)
    assume(ours)
    assert ours
    assume("-24" not in text)  # winter runs into the next year here, and ends in December there
    assume(not any(f"-{season}{mark}" in text for season in (21, 22, 23) for mark in "~?%"))  # we read these, it not
    assume(not ("/" in text and "X" in text))  # of these the library reads only some
    theirs = parse_edtf(text)
    assert (ours.first, ours.last) == (_day(theirs.lower_strict()), _day(theirs.upper_strict()))


def _day(moment: time.struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@given(st.text(st.sampled_from("0123456789X-/.?~% T:"), max_size=24) | st.text(max_size=12))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    read, reason = _read_or_reason(text)
    if read is None:
        assert reason.split(maxsplit=1)[0] in ("has", "is", "needs", "ends", "leaves", "gives")
    else:
        assert read.first <= read.last
        assert read.words
        assert read.text == text


def _read_or_reason(text: str) -> tuple[Edtf | None, str]:
    try:
        return parse_date(text), ""
    except DateError as refusal:
        return None, str(refusal)


@pytest.mark.parametrize("name", ["de_DE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8", "C"])
def test_words_do_not_follow_the_machines_locale(name: str) -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        pytest.skip(f"this machine has no locale {name}")
    try:
        assert parse_date.__wrapped__("2020-05-09").words == "9 May 2020"
        assert day_words(date(2020, 12, 1)) == "1 December 2020"
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_a_date_is_hashable_and_cannot_be_changed() -> None:
    read = parse_date("2020")
    assert hash(read) == hash(Edtf("2020", "2020", date(2020, 1, 1), date(2020, 12, 31), "year"))
    with pytest.raises(AttributeError):
        read.text = "2021"  # type: ignore[misc]
