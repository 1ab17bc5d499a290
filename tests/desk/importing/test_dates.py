"""Dates are read in the forms that news has, and what could be read otherwise says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.desk.importing.dates import find_dates, find_relative

DAY = date(2020, 10, 28)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "October 28, 2020"),
        ("en", "Oct. 28, 2020"),
        ("en", "Wednesday, 28 October 2020"),
        ("en", "the 28th of October, 2020"),
        ("en", "28.10.2020"),
        ("en", "10/28/2020"),
        ("", "2020-10-28T14:05:00+03:00"),
        ("ru", "28 октября 2020, 14:05"),
        ("ru", "28 окт. 2020"),
        ("ru", "среда, 28 октября 2020 года"),
        ("tr", "28 Ekim 2020 Çarşamba"),
        ("tr", "28 EKİM 2020"),
        ("az", "28 oktyabr 2020"),
        ("ar", "٢٨ أكتوبر ٢٠٢٠"),
        ("ar", "28 تشرين الأول 2020"),
        ("ar", "الأربعاء 28 تشرين الأول/أكتوبر 2020"),
        ("de", "28. Oktober 2020"),
        ("fr", "mercredi 28 octobre 2020"),
        ("es", "28 de octubre de 2020"),
        ("zh", "2020年10月28日"),
    ],
)
def test_a_date_is_read_in_its_language(language: str, text: str) -> None:
    (found,) = find_dates(text, language)
    assert (found.on(), found.doubt) == (DAY, "")


def test_a_weekday_that_contradicts_the_date_makes_it_doubtful() -> None:
    (found,) = find_dates("Tuesday, 28 October 2020", "en")
    assert found.on() == DAY
    assert found.doubt == "the text says Tuesday, and 28 October 2020 was a Wednesday"


def test_day_and_month_that_could_change_places_are_doubtful_in_english_only() -> None:
    assert find_dates("10/11/2020", "en")[0].doubt == "10/11 may be day and month or month and day"
    assert find_dates("10/11/2020", "tr")[0].doubt == ""
    assert find_dates("11/11/2020", "en")[0].doubt == ""


def test_a_year_of_two_digits_is_doubtful() -> None:
    (found,) = find_dates("28.10.20", "ru")
    assert (found.on(), found.doubt) == (DAY, "the year has only two digits")


def test_a_date_without_a_year_has_none() -> None:
    (found,) = find_dates("MOSCOW, October 28. /TASS/", "en")
    assert (found.year, found.on(), found.on(2020)) == (0, None, DAY)


@pytest.mark.parametrize("text", ["31 February 2020", "1442/03/11", "call 28 10 2020", "2020", "5+5", "version 1.2.3"])
def test_what_is_no_day_of_this_calendar_is_no_date(text: str) -> None:
    assert find_dates(text, "en") == []


@pytest.mark.parametrize("text", ["on Tuesday", "во вторник", "salı günü", "يوم الثلاثاء", "вчера", "dün", "أمس"])
def test_a_near_day_is_counted_back_from_the_publication(text: str) -> None:
    (found,) = find_relative(text, DAY)
    assert found.on == date(2020, 10, 27)


@given(st.text(max_size=200), st.sampled_from(["", "en", "ru", "tr", "ar"]))
def test_no_text_stops_the_search(text: str, language: str) -> None:
    for found in find_dates(text, language):
        assert 0 <= found.start < found.end <= len(text)
    list(find_relative(text, date.min))
