"""What of an entry stands on a day: bounds decide, never a guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model.dates import parse_date
from explainer.model.text import Event, Heading, Marks, Statement
from explainer.model.views import Standing, answered, held, standing


def statement(**marks: str) -> Statement:
    dates = {key: parse_date(value) for key, value in marks.items()}
    return Statement(0, 1, "Text.", 0, Marks(**dates))  # type: ignore[arg-type]


def event(when: str, **marks: str) -> Event:
    dates = {key: parse_date(value) for key, value in marks.items()}
    return Event(0, 1, "Text.", 0, Marks(**dates), date=parse_date(when))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marks", "day", "expected"),
    [
        ({}, "2020-10-28", "undated"),
        ({"since": "2016-03-30", "until": "2021-03-16"}, "2020-10-28", "held"),
        ({"since": "2016-03-30", "until": "2021-03-16"}, "2016-03-29", "later"),
        ({"since": "2016-03-30", "until": "2021-03-16"}, "2016-03-30", "held"),
        ({"since": "2016-03-30", "until": "2021-03-16"}, "2021-03-16", "held"),
        ({"since": "2016-03-30", "until": "2021-03-16"}, "2021-03-17", "ended"),
        ({"until": "2019"}, "2019-12-31", "held"),
        ({"until": "2019"}, "2020-01-01", "ended"),
        ({"since": "2020-10"}, "2020-10-28", "later"),
        ({"since": "2020-10"}, "2020-10-31", "held"),
        ({"since": "2019-04~"}, "2019-04-30", "held"),
        ({"known": "2020-11-11"}, "2020-10-28", "later"),
        ({"known": "2020-11-11"}, "2020-11-11", "undated"),
        ({"since": "2020-09-27", "known": "2020-11-11"}, "2020-10-28", "later"),
        ({"opened": "2020-10-28"}, "2020-10-27", "later"),
        ({"opened": "2020-10-28"}, "2020-10-28", "undated"),
    ],
)
def test_a_statement_stands_as_its_bounds_say(marks: dict[str, str], day: str, expected: Standing) -> None:
    assert standing(statement(**marks), None, date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("when", "day", "expected"),
    [
        ("2020-10-28", "2020-10-28", "held"),
        ("2020-10-29", "2020-10-28", "later"),
        ("2020-10", "2020-10-28", "later"),
        ("2020-10", "2020-10-31", "held"),
        ("2020-09-27/2020-11-10", "2020-10-28", "later"),
        ("2020-09-27/..", "2020-10-28", "held"),
        ("../2020-10-01", "2020-10-28", "held"),
    ],
)
def test_an_event_shows_when_it_was_surely_over(when: str, day: str, expected: Standing) -> None:
    assert standing(event(when), None, date.fromisoformat(day)) == expected


def test_an_event_that_became_known_later_shows_from_then() -> None:
    crash = event("2020-01-01", known="2020-06-01")
    assert standing(crash, None, date(2020, 5, 31)) == "later"
    assert standing(crash, None, date(2020, 6, 1)) == "held"


def test_nothing_ages_in_a_section_that_records_one_day() -> None:
    heading = Heading(2, "How it stood", "how-it-stood", 0, on=parse_date("2020-10-28"))
    ended = statement(since="2016-03-30", until="2021-03-16")
    assert standing(ended, heading, date(2026, 2, 28)) == "held"
    assert standing(ended, heading, date(2020, 10, 28)) == "held"
    assert standing(ended, heading, date(2020, 10, 27)) == "later"


def test_a_question_is_answered_on_the_day_of_its_answer() -> None:
    question = statement(opened="2020-10-28", answered="2021-03-10")
    assert not answered(question, date(2021, 3, 9))
    assert answered(question, date(2021, 3, 10))
    assert not answered(statement(opened="2020-10-28"), date(2026, 1, 1))


DATES = st.dates(date(1990, 1, 1), date(2030, 12, 31))


@given(DATES, DATES, DATES)
def test_a_state_holds_from_its_first_to_its_last_day(first: date, last: date, day: date) -> None:
    since, until = parse_date(min(first, last).isoformat()), parse_date(max(first, last).isoformat())
    assert held(since, until, day) == (since.first <= day <= until.last)


@given(st.sampled_from(["2020", "2020-10", "2020-10-28", "2019-21", "201X", "2018/2020", "../2019-05"]), DATES, DATES)
def test_what_shows_goes_on_showing_until_it_ends(text: str, one: date, other: date) -> None:
    """No statement goes back to “later”: a page for a later day knows all that one for an earlier day knew."""
    early, late = min(one, other), max(one, other)
    for subject in (statement(since=text), statement(known=text), event(text)):
        if standing(subject, None, early) != "later":
            assert standing(subject, None, late) != "later"
