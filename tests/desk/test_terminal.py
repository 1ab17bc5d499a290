"""Colours and bars are for terminals."""

from __future__ import annotations

import contextlib
import io

import pytest

from explainer.desk.progress import drawn, progress_on
from explainer.desk.terminal import has_colours, is_terminal, painted
from explainer.messages import problem_lines
from explainer.model.problem import Position, Problem


class Screen(io.StringIO):
    """A stream that somebody sees."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize(
    ("environ", "on_a_screen", "in_a_file"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_colours_follow_the_stream_and_the_environment(
    environ: dict[str, str], on_a_screen: bool, in_a_file: bool
) -> None:
    assert has_colours(Screen(), environ) is on_a_screen
    assert has_colours(io.StringIO(), environ) is in_a_file


def test_nobody_sees_a_closed_stream() -> None:
    closed = io.StringIO()
    closed.close()
    assert not is_terminal(closed)


def test_a_problem_is_coloured_by_its_parts() -> None:
    problem = Problem(Position("a.md", 2, 3), "date", "x", "mend it")
    assert problem_lines(problem, painted) == (
        "\x1b[1ma.md:2:3:\x1b[0m \x1b[31m\x1b[1merror:\x1b[0m x \x1b[2m[date]\x1b[0m\n    \x1b[36mmend it\x1b[0m"
    )


def test_a_bar_says_what_is_done_and_how_far_it_is() -> None:
    assert drawn("writing pages", 500, 1000) == f"writing pages  {'█' * 15}{'·' * 15}  500 of 1,000"
    assert drawn("writing pages", 12, 10) == f"writing pages  {'█' * 30}  12 of 10"
    assert drawn("checking", 0, 0) == "checking …"


def test_short_work_shows_no_bar() -> None:
    screen, clock = Screen(), Clock()
    with progress_on(screen, clock) as progress:
        clock.seconds = 0.9
        progress("reading", 1, 2)
    assert screen.getvalue() == ""


def test_long_work_shows_a_bar_now_and_then_and_leaves_nothing_behind() -> None:
    screen, clock = Screen(), Clock()
    with progress_on(screen, clock) as progress:
        clock.seconds = 1.5
        progress("reading", 1, 4)
        progress("reading", 2, 4)
        clock.seconds = 1.7
        progress("reading", 3, 4)
    first, second, cleared = screen.getvalue().split("\r")[1:]
    assert (first[:7], "1 of 4" in first, "3 of 4" in second) == ("reading", True, True)
    assert cleared == "\x1b[K"


def test_a_bar_goes_when_the_work_fails() -> None:
    screen, clock = Screen(), Clock()
    with contextlib.suppress(KeyError), progress_on(screen, clock) as progress:
        clock.seconds = 2
        progress("reading", 1, 2)
        raise KeyError
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_bar_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    screen, clock = Screen(), Clock()
    with progress_on(screen, clock) as progress:
        clock.seconds = 2
        progress("reading a great many entries", 1, 2)
    assert screen.getvalue().split("\r")[1] == "reading a great man\x1b[K"


def test_what_is_no_terminal_sees_no_bar() -> None:
    stream, clock = io.StringIO(), Clock()
    with progress_on(stream, clock) as progress:
        clock.seconds = 5
        progress("reading", 1, 2)
    assert stream.getvalue() == ""
