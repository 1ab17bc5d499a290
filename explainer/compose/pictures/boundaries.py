"""The boundaries that locator maps show. What they are and what they are not: `boundaries.md` beside this file."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""

Line = tuple[Point, ...]


class Extent(msgspec.Struct, frozen=True):
    """West, south, east and north in degrees; east may lie beyond 180."""

    west: float
    south: float
    east: float
    north: float


class Area(msgspec.Struct, frozen=True):
    """A country of the data set: its name there, and its rings, each with what it extends over."""

    name: str
    rings: tuple[tuple[Extent, Line], ...]


class Boundaries(msgspec.Struct, frozen=True):
    """Countries, and lines with what they extend over: borders between two of them, coasts, disputed lines."""

    areas: tuple[Area, ...]
    borders: tuple[tuple[Extent, Line], ...]
    coasts: tuple[tuple[Extent, Line], ...]
    disputed: tuple[tuple[Extent, Line], ...]


class _WrittenArea(msgspec.Struct):
    name: str
    rings: list[list[int]]


class _Written(msgspec.Struct):
    grid: int
    arcs: list[list[int]]
    areas: list[_WrittenArea]
    disputed: list[int]
    lines: list[list[int]]


@cache
def boundaries() -> Boundaries:
    """Read the file beside this one, once a run (30,000 points, some 50 ms)."""
    data = (Path(__file__).parent / "boundaries.json").read_bytes()
    written = msgspec.json.decode(data, type=_Written)
    arcs = [_points(arc, written.grid) for arc in written.arcs]
    uses = [0] * len(arcs)
    areas = []
    for area in written.areas:
        rings = tuple(_sized(_ring(ring, arcs)) for ring in area.rings)
        areas.append(Area(area.name, rings))
        for ring in area.rings:
            for number in ring:
                uses[number if number >= 0 else ~number] += 1
    disputed = set(written.disputed)
    sized = [_sized(arc) for arc in arcs]
    return Boundaries(
        tuple(areas),
        tuple(line for number, line in enumerate(sized) if uses[number] > 1 and number not in disputed),
        tuple(line for number, line in enumerate(sized) if uses[number] == 1),
        tuple(
            [sized[number] for number in written.disputed]
            + [_sized(_points(line, written.grid)) for line in written.lines]
        ),
    )


def _points(numbers: list[int], grid: int) -> Line:
    x = y = 0
    points = []
    for at in range(0, len(numbers), 2):
        x, y = x + numbers[at], y + numbers[at + 1]
        points.append((x / grid, y / grid))
    return tuple(points)


def _ring(numbers: list[int], arcs: list[Line]) -> Line:
    """Arcs one behind the other; `~n` is arc n from its end (TopoJSON 1.0, section 2.1.4)."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _sized(line: Line) -> tuple[Extent, Line]:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return Extent(min(xs), min(ys), max(xs), max(ys)), line


def on_the_edge(line: Line) -> bool:
    """Whether a line only follows the meridian of 180 degrees, where the data set cuts what lies across it."""
    return all(abs(abs(x) - 180) < 0.01 and abs(abs(z) - 180) < 0.01 for (x, _), (z, _) in pairwise(line))
