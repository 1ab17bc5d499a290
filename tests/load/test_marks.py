"""Marks between braces, as Python-Markdown's attr_list splits them."""

from __future__ import annotations

import pytest
from markdown.extensions.attr_list import get_attrs_and_remainder

from explainer.load.marks import read_marks
from explainer.model.dates import parse_date
from explainer.model.problem import Position
from explainer.model.text import Marks

HERE = Position("x.md", 3, 4)


def test_all_that_can_be_marked() -> None:
    read = read_marks(
        "since=2016-03-30 until=2021~ known=2022 opened=2020 answered=2021-01 on=2020-10-28 by=gna,lna by=un "
        "about='idlib libya' .differs .key class=\"open wide\" #first state=tripoli concerns=#other "
        'allow=loaded-word,orphan because="the name of the law" lang=ar dir=rtl title="A b" width=1 height=2 start=3',
        HERE,
    )
    assert read.problems == ()
    assert read.marks == Marks(
        since=parse_date("2016-03-30"),
        until=parse_date("2021~"),
        known=parse_date("2022"),
        opened=parse_date("2020"),
        answered=parse_date("2021-01"),
        on=parse_date("2020-10-28"),
        by=("gna", "lna", "un"),
        about=("idlib", "libya"),
        concerns="other",
        state="tripoli",
        allow=("loaded-word", "orphan"),
        because="the name of the law",
        anchor="first",
        classes=("differs", "key", "open", "wide"),
        position=HERE,
    )


def test_actors_and_conflicts_are_references_with_a_place() -> None:
    read = read_marks("by=gna about='idlib libya'", HERE)
    assert [(found.field, found.target, found.position.column) for found in read.relations] == [
        ("by", "gna", 4),
        ("about", "idlib", 11),
        ("about", "libya", 11),
    ]


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        (".a sine=2020", 7, "there is no mark “sine”", "did you mean “since”?"),
        ("untill=2020", 4, "there is no mark “untill”", "did you mean “until”?"),
        ("differs", 4, "there is no mark “differs”", "did you mean “.differs”?"),
        (".a open", 7, "there is no mark “open”", "did you mean “.open”?"),
        ("onclick=alert(1)", 4, "there is no mark “onclick”",
         "a mark is since=, until=, by=, about=, opened=, answered=, known=, .differs or .open"),
        ("since=today", 4, "the date “today” is not one we can read; write 2020, 2020-10, 2020-10-28, 2019-04~ (about)"
         " or 1988/1994", ""),
        ("by=a since=", 9, "the date “” is not one we can read; write 2020, 2020-10, 2020-10-28, 2019-04~ (about)"
         " or 1988/1994", ""),
        (".x allow=orphan", 4, "a rule is silenced here without a reason",
         'say why: allow=loaded-word because="it is the name of the law"'),
    ],
)  # fmt: skip
def test_what_is_no_mark(text: str, column: int, message: str, hint: str) -> None:
    (problem,) = read_marks(text, HERE).problems
    assert (problem.position.line, problem.position.column) == (3, column)
    assert problem.message == message
    assert problem.hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "since=2016 until=2021",
        ".a .b #c",
        'title="a b" .x',
        "title='a b' .x",
        "by=a about=b .open",
        'about="idlib libya" since=2020',
        "#x  .y   since=2020",
        'because="it is “so”, = and more" allow=orphan',
    ],
)
def test_words_are_split_as_the_renderer_splits_them(text: str) -> None:
    rendered, _ = get_attrs_and_remainder(text)
    read = read_marks(text, HERE).marks
    assert [value for key, value in rendered if key == "."] == list(read.classes)
    assert [value for key, value in rendered if key == "id"] == ([read.anchor] if read.anchor else [])
    for key in ("since", "until"):
        said = getattr(read, key)
        assert dict(rendered).get(key) == (said.text if said else None)
    for key in ("by", "about"):
        assert (dict(rendered).get(key) or "").split() == list(getattr(read, key))
    assert dict(rendered).get("because", "") == read.because
