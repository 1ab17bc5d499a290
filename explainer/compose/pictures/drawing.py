"""From degrees to the units of a picture: projection, clipping and the `d` of an SVG path."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from explainer.compose.pictures.boundaries import Extent, Line, Point

Dot = tuple[int, int]
"""x and y in the picture's units."""


class Sheet(msgspec.Struct, frozen=True):
    """A part of the earth on a picture: its middle, the units to a degree of latitude, and the picture's size.

    The projection is the equirectangular one with its standard parallel in the middle: x is the difference of longitude
    times the cosine of the middle's latitude, y that of latitude (J. P. Snyder, "Map projections: a working manual",
    USGS Professional Paper 1395, 1987, p. 91). Over the few degrees of a locator nothing else looks different, north is
    up everywhere, and distances are right along the middle.
    """

    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def dot(self, point: Point) -> Dot:
        """Where a point of the earth lies on the picture."""
        x = (point[0] - self.longitude) * math.cos(math.radians(self.latitude)) * self.scale
        y = (self.latitude - point[1]) * self.scale
        return (round(self.width / 2 + x), round(self.height / 2 + y))

    def extent(self) -> Extent:
        """What of the earth the picture shows."""
        across = self.width / 2 / self.scale / math.cos(math.radians(self.latitude))
        along = self.height / 2 / self.scale
        return Extent(self.longitude - across, self.latitude - along, self.longitude + across, self.latitude + along)


def turns(extent: Extent, shown: Extent) -> Iterator[int]:
    """By how many degrees a shape must be turned about the earth to lie where the picture shows; often 0, or none."""
    if extent.south > shown.north or extent.north < shown.south:
        return
    for turn in (-360, 0, 360):
        if extent.west + turn <= shown.east and shown.west <= extent.east + turn:
            yield turn


def dots(sheet: Sheet, line: Line, turn: int) -> list[Dot]:
    """A line on the picture, without points that fall on the one before."""
    across, along = math.cos(math.radians(sheet.latitude)) * sheet.scale, sheet.scale
    left = sheet.width / 2 + (turn - sheet.longitude) * across
    top = sheet.height / 2 + sheet.latitude * along
    found: list[Dot] = []
    last: Dot | None = None
    for x, y in line:
        dot = (round(left + x * across), round(top - y * along))
        if dot != last:
            found.append(dot)
            last = dot
    return found


def clipped(ring: list[Dot], sheet: Sheet, margin: int = 4) -> list[Dot]:
    """The part of a ring on the picture, with a margin so that no edge of the cut shows.

    I. E. Sutherland and G. W. Hodgman, "Reentrant polygon clipping", Communications of the ACM 17 (1974): the ring is
    cut by one side after the other. Parts that fall asunder stay joined along the sides, outside of the picture.
    """
    sides = ((0, -margin, 1), (0, sheet.width + margin, -1), (1, -margin, 1), (1, sheet.height + margin, -1))
    for axis, limit, sign in sides:
        if not ring:
            break
        found: list[Dot] = []
        for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
            was, now = (before[axis] - limit) * sign >= 0, (here[axis] - limit) * sign >= 0
            if was != now:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                other = round(before[1 - axis] + share * (here[1 - axis] - before[1 - axis]))
                found.append((limit, other) if axis == 0 else (other, limit))
            if now:
                found.append(here)
        ring = found
    return ring


def visible(line: list[Dot], sheet: Sheet) -> Iterator[list[Dot]]:
    """The stretches of a line that can be seen: steps that lie wholly beyond one side are left out."""
    stretch: list[Dot] = []
    for (x, y), (u, v) in pairwise(line):
        if max(x, u) >= 0 and min(x, u) <= sheet.width and max(y, v) >= 0 and min(y, v) <= sheet.height:
            stretch = stretch or [(x, y)]
            stretch.append((u, v))
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def path(lines: Iterable[list[Dot]], *, closed: bool = False) -> str:
    """The `d` of an SVG path: absolute beginnings and relative steps, which are shortest."""
    found: list[str] = []
    for line in lines:
        if len(line) < (3 if closed else 2):
            continue
        found.append(f"M{line[0][0]} {line[0][1]}l")
        found.append(" ".join(f"{u - x} {v - y}" for (x, y), (u, v) in pairwise(line)))
        if closed:
            found.append("z")
    return "".join(found).replace(" -", "-")
