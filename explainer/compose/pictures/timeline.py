"""Timelines: a lane for each conflict, a dot for each event, years or months along the foot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from explainer.compose.pictures.lettering import width
from explainer.model.dates import MONTHS, Edtf, day_words

WIDTH = 680
"""Units across: the width of a column of text in pixels; a phone shows it at half."""

_SIDE = 14
"""Units kept free left and right, so that the first and last dot are whole."""

_DOT, _KEY = 6, 8
_PITCH = 14
"""Units from one dot to the next above it or beside it."""

_HIGHEST = 16
"""Dots on top of each other before they are drawn closer together."""

_TITLE, _TICK = 30, 30
_LETTERS = 22
"""Units of a tick's words on a phone, the largest that they are shown in."""

DOTS = 400
"""Events on one timeline that are drawn one by one; more are drawn as columns as high as they are many."""

LANES = 12
"""Conflicts with a lane of their own, those with the most events; the others share one."""

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)


class Moment(msgspec.Struct, frozen=True):
    """An event for a timeline: when, whether it is a key event, its words, and a link or ""."""

    date: Edtf
    key: bool
    words: str
    href: str = ""


class Lane(msgspec.Struct, frozen=True):
    """The events of one conflict; `title` is "" when it needs none."""

    title: str
    moments: tuple[Moment, ...]


def timeline(lanes: Sequence[Lane], *, year: int | None = None, until: date | None = None) -> dict[str, Any] | None:
    """A timeline for the template, or None when there are no events.

    It spans the events' years, or the months of `year`; with `until` it ends on that day, and nothing later may be in
    it. The result has `width` and `height`; `ticks` with `x`, `words` and `from`/`to` (their heights); `lanes` with
    `title`, `y` and `line`, and either `dots` or `columns`; `end` when a day ends it; and `words` that say it all.
    """
    lanes = _fewer([lane for lane in lanes if lane.moments])
    moments = [moment for lane in lanes for moment in lane.moments]
    if not moments:
        return None
    first, last = _bounds(moments, year, until)
    single = len(moments) <= DOTS
    drawn: list[dict[str, Any]] = []
    y = 0
    for lane in lanes:
        y += _TITLE if lane.title else 6
        top = y
        rows = _stacks(lane, first, last)
        highest = max(rows.values())
        tall = min(highest, _HIGHEST) * _PITCH
        y += tall + 6
        shape = {"dots": _dots(lane, first, last, y - 4, tall / highest)} if single else {"columns": _columns(rows, y)}
        drawn.append({"title": lane.title, "y": top - 8, "line": y + 4, "dots": [], "columns": [], **shape})
        y += 12
    return {
        "width": WIDTH,
        "height": y + _TICK,
        "ticks": [{**tick, "foot": y, "y": y + 22} for tick in _ticks(first, last, year)],
        "lanes": drawn,
        "end": {"x": WIDTH - 2, "foot": y, "words": day_words(until)} if until else None,
        "words": _words(moments, year),
    }


def _fewer(lanes: list[Lane]) -> list[Lane]:
    """At most `LANES` lanes and one for the rest, in the order given."""
    if len(lanes) <= LANES + 1:
        return lanes
    most = sorted(range(len(lanes)), key=lambda number: -len(lanes[number].moments))[:LANES]
    rest = [lane for number, lane in enumerate(lanes) if number not in most]
    others = tuple(moment for lane in rest for moment in lane.moments)
    return [lanes[number] for number in sorted(most)] + [Lane(f"{len(rest)} others", others)]


def _bounds(moments: list[Moment], year: int | None, until: date | None) -> tuple[date, date]:
    """The first and last day of the axis: whole years, unless a day ends it."""
    if year is not None:
        return date(year, 1, 1), date(year, 12, 31)
    known = [_clear(moment.date) for moment in moments]
    first = min(first for first, _ in known).replace(month=1, day=1)
    last = until or max(last for _, last in known).replace(month=12, day=31)
    return first, max(last, first + timedelta(days=1))


def _clear(when: Edtf) -> tuple[date, date]:
    """The days that bound a date; an open end counts as the other one."""
    first = when.last if when.first == date.min else when.first
    return first, first if when.last == date.max else when.last


def _x(day: date, first: date, last: date) -> int:
    share = (day - first).days / (last - first).days
    return round(_SIDE + min(max(share, 0), 1) * (WIDTH - 2 * _SIDE))


def _middle(moment: Moment) -> date:
    """Where an event stands: the middle of the days on which it can have been."""
    first, last = _clear(moment.date)
    return first + (last - first) / 2


def _bin(moment: Moment, first: date, last: date) -> int:
    return (_x(_middle(moment), first, last) - _SIDE) // _PITCH


def _stacks(lane: Lane, first: date, last: date) -> Counter[int]:
    """How many events fall on each stretch of the axis that a dot takes up."""
    return Counter(_bin(moment, first, last) for moment in lane.moments)


def _dots(lane: Lane, first: date, last: date, foot: int, pitch: float) -> list[dict[str, Any]]:
    """A dot each, the earliest lowest; `span` where the bounds of a date lie further apart than the dot is wide."""
    under: Counter[int] = Counter()
    found: list[dict[str, Any]] = []
    for moment in sorted(lane.moments, key=lambda moment: (_middle(moment), moment.date.sort_key)):
        place = _bin(moment, first, last)
        x = _SIDE + place * _PITCH + _PITCH // 2
        y = round(foot - _PITCH / 2 - under[place] * pitch)
        under[place] += 1
        begins, ends = (_x(day, first, last) for day in _clear(moment.date))
        found.append(
            {
                "x": x,
                "y": y,
                "r": _KEY if moment.key else _DOT,
                "key": moment.key,
                "span": {"from": begins, "to": ends} if ends - begins > 3 * _DOT else None,
                "words": moment.words,
                "href": moment.href,
            }
        )
    return found


def _columns(rows: Counter[int], foot: int) -> list[dict[str, int]]:
    highest = max(rows.values())
    scale = min(_PITCH, _HIGHEST * _PITCH / highest)
    return [
        {
            "x": _SIDE + place * _PITCH + 1,
            "y": foot + 4 - max(round(count * scale), 2),
            "width": _PITCH - 2,
            "height": max(round(count * scale), 2),
        }
        for place, count in sorted(rows.items())
    ]


def _ticks(first: date, last: date, year: int | None) -> list[dict[str, Any]]:
    """Months of a year, or years so far apart that their words do not touch."""
    if year is not None:
        days = [(date(year, month, 1), MONTHS[month - 1][:3]) for month in range(1, 13)]
        return [{"x": _x(day, first, last), "words": words} for day, words in days]
    years = last.year - first.year + 1
    room = (WIDTH - 2 * _SIDE) / years
    step = next((step for step in _STEPS if step * room > width("2020", _LETTERS) + 14), _STEPS[-1])
    found = []
    for number in range(first.year, last.year + 1):
        x = _x(date(number, 1, 1), first, last)
        if number % step == 0 and x + width("2020", _LETTERS) <= WIDTH:
            found.append({"x": x, "words": str(number)})
    return found or [{"x": _x(first, first, last), "words": str(first.year)}]


def _words(moments: list[Moment], year: int | None) -> str:
    """What the picture shows, for those who do not see it."""
    ordered = sorted(moments, key=lambda moment: moment.date.sort_key)
    if len(ordered) == 1:
        return f"One event, {ordered[0].date.words}."
    months = Counter(moment.date.first.month for moment in ordered if moment.date.first != date.min)
    years = Counter(moment.date.first.year for moment in ordered if moment.date.first != date.min)
    said = f"{len(ordered)} events, the first {ordered[0].date.words}, the last {ordered[-1].date.words}"
    counts: Mapping[int, int] = months if year is not None else years
    if len(counts) > 1:
        most = max(counts, key=lambda number: (counts[number], -number))
        if counts[most] > 1:
            said += f"; the most, {counts[most]}, in {MONTHS[most - 1] if year is not None else most}"
    return said + "."
