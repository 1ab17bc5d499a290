"""Dates that ISO 8601 can say, and those that stay with the words on the page."""

from __future__ import annotations

import pytest

from explainer.compose.linked_data.nodes import bounds, full_day, iso, time
from explainer.model.dates import parse_date


@pytest.mark.parametrize(
    ("text", "whole", "ends", "day"),
    [
        ("2020-10-28", "2020-10-28", ("2020-10-28", "2020-10-28"), "2020-10-28"),
        ("2020-10", "2020-10", ("2020-10", "2020-10"), ""),
        ("2020", "2020", ("2020", "2020"), ""),
        ("1988/1994-05", "1988/1994-05", ("1988", "1994-05"), ""),
        ("../2024-01-01", "../2024-01-01", ("", "2024-01-01"), ""),
        ("/2024", "../2024", ("", "2024"), ""),
        ("2016-03-30/..", "2016-03-30/..", ("2016-03-30", ""), ""),
        ("1988~/1994", "", ("", "1994"), ""),
        ("2019-04~", "", ("", ""), ""),
        ("2019?", "", ("", ""), ""),
        ("201X", "", ("", ""), ""),
        ("2019-21", "", ("", ""), ""),
    ],
)
def test_a_date_is_told_as_far_as_iso_8601_has_a_form_for_it(
    text: str, whole: str, ends: tuple[str, str], day: str
) -> None:
    date = parse_date(text)
    assert (time(date), bounds(date), full_day(date)) == (whole, ends, day)
    assert iso(date) == ("" if "/" in text else whole)


def test_no_date_says_nothing() -> None:
    assert (iso(None), time(None), bounds(None), full_day(None)) == ("", "", ("", ""), "")
