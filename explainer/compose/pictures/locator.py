"""Locator maps: where the places of a conflict, or one place, lie."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import Any

import msgspec

from explainer.compose.paper import Paper
from explainer.compose.pictures.boundaries import Area, Boundaries, Extent, Line, boundaries, on_the_edge
from explainer.compose.pictures.drawing import Dot, Sheet, clipped, dots, path, turns, visible
from explainer.compose.pictures.lettering import Box, Spot, amid, place, width
from explainer.model.entry import Entry
from explainer.model.front import PlaceFront

WIDTH = 680
"""Units across: two to a pixel on a phone, so that whole units are fine enough."""

_LOW, _HIGH = 0.8, 1.15
"""How high a map may be, by its width."""

_ROOM = 0.55
"""How much of a map its places may span, so that names and neighbours have the rest."""

_LEAST = 1.9
"""Degrees of latitude: the least that a map's inner part spans, lest it show nothing but two villages."""

_ALONE = 5.0
"""The same for the map of a single place."""

_OUT, _NEVER_OUT = 2.0, 4.0
"""A place is off the map when it lies so many times further out than half of the places do, and so many degrees."""

_WIDE_KINDS = ("region", "country", "water")
"""Types of place that are no point: their names stand in the middle of them, without a dot
where there is room."""

_NAME, _BOLD, _COUNTRY, _DOT, _GAP = 24, 27, 19, 7, 13
_SEEN = 40
"""Units: a country that is nowhere wider on the map is not worth a word."""

_BARS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_DEGREE = 111.2
"""Kilometres to a degree of latitude, on a sphere of 6,371 km."""


class Spotted(msgspec.Struct, frozen=True):
    """A place with coordinates."""

    entry: Entry
    longitude: float
    latitude: float
    approximate: bool
    wide: bool


def locator(paper: Paper, place_ids: Sequence[str], here: str = "") -> dict[str, Any] | None:
    """A map of some places for the template, or None when none of them has coordinates.

    `here` is the id of the place whose own page the map stands on. The result has the picture's `width` and `height`;
    the paths `land`, `coasts`, `borders` and `disputed`; `countries` and `places` with the spots of their names;
    `around`, the countries that show; a `bar` for the distance; `rows` (each place with its coordinates in words); and
    `off`, the places that lie too far away.
    """
    spotted = [found for place_id in place_ids if (found := _spotted(paper.archive.entries[place_id]))]
    if not spotted:
        return None
    shown = _near(spotted)
    sheet = _sheet(shown)
    ground = _ground(boundaries(), sheet)
    bar = _bar(sheet)
    taken = [Box(0, sheet.height - 44, bar["length"] + 90, sheet.height)]
    places = _places(paper, shown, sheet, taken, here)
    return {
        "width": sheet.width,
        "height": sheet.height,
        **{name: ground[name] for name in ("land", "coasts", "borders", "disputed")},
        "countries": _countries(ground["areas"], sheet, taken),
        "around": [area.name for area, rings in ground["areas"] if max(_rows(rings, sheet), default=(0,))[0] >= _SEEN],
        "places": places,
        "bar": bar,
        "rows": [_row(paper, found, off=found not in shown) for found in spotted],
        "off": [paper.link(found.entry.id) for found in spotted if found not in shown],
        "here": bool(here),
    }


def coordinates(front: PlaceFront) -> str:
    """Decimal degrees with hemispheres; two decimals are about a kilometre, as near as a locator needs."""
    if front.latitude is None or front.longitude is None:
        return ""
    north = f"{abs(front.latitude):.2f}° {'N' if front.latitude >= 0 else 'S'}"
    east = f"{abs(front.longitude):.2f}° {'E' if front.longitude >= 0 else 'W'}"
    return f"{'about ' if front.approximate else ''}{north}, {east}"


def _spotted(entry: Entry) -> Spotted | None:
    front = entry.front
    if not isinstance(front, PlaceFront) or front.latitude is None or front.longitude is None:
        return None
    return Spotted(entry, front.longitude, front.latitude, front.approximate, front.type in _WIDE_KINDS)


def _near(spotted: list[Spotted]) -> list[Spotted]:
    """The places that lie together: a conference town far away would shrink the map to nothing."""
    middle = (median(_beside(found, spotted[0]) for found in spotted), median(found.latitude for found in spotted))
    away = [_away(found, spotted[0], middle) for found in spotted]
    limit = max(_OUT * median(away), _NEVER_OUT)
    return [found for found, distance in zip(spotted, away, strict=True) if distance <= limit]


def _beside(found: Spotted, first: Spotted) -> float:
    """A longitude, turned so that it lies within half of the earth from the first place's."""
    return first.longitude + (found.longitude - first.longitude + 180) % 360 - 180


def _away(found: Spotted, first: Spotted, middle: tuple[float, float]) -> float:
    across = (_beside(found, first) - middle[0]) * math.cos(math.radians(middle[1]))
    return math.hypot(across, found.latitude - middle[1])


def _sheet(shown: list[Spotted]) -> Sheet:
    xs = [_beside(found, shown[0]) for found in shown]
    ys = [found.latitude for found in shown]
    longitude, latitude = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    least = _ALONE if len(shown) == 1 else _LEAST
    across = max((max(xs) - min(xs)) * math.cos(math.radians(latitude)), least)
    along = max(max(ys) - min(ys), least * _LOW)
    height = round(WIDTH * min(max(along / across, _LOW), _HIGH))
    scale = min(WIDTH * _ROOM / across, height * _ROOM / along)
    return Sheet(longitude, latitude, scale, WIDTH, height)


def _ground(world: Boundaries, sheet: Sheet) -> dict[str, Any]:
    """Paths of land and lines, and the areas that show with their visible rings."""
    shown = sheet.extent()
    areas: list[tuple[Area, list[list[Dot]]]] = []
    for area in world.areas:
        rings = [
            ring
            for extent, line in area.rings
            for turn in turns(extent, shown)
            if len(ring := clipped(dots(sheet, line, turn), sheet)) > 2
        ]
        if rings:
            areas.append((area, rings))
    return {
        "areas": areas,
        "land": path((ring for _, rings in areas for ring in rings), closed=True),
        "coasts": _lines(world.coasts, sheet, shown),
        "borders": _lines(world.borders, sheet, shown),
        "disputed": _lines(world.disputed, sheet, shown),
    }


def _lines(lines: tuple[tuple[Extent, Line], ...], sheet: Sheet, shown: Extent) -> str:
    return path(
        stretch
        for extent, line in lines
        for turn in turns(extent, shown)
        if not on_the_edge(line)
        for stretch in visible(dots(sheet, line, turn), sheet)
    )


def _places(paper: Paper, shown: list[Spotted], sheet: Sheet, taken: list[Box], here: str) -> list[dict[str, Any]]:
    """Dots, then names in the author's order, so that the first places are the surest to have theirs; regions last.

    A region without room for its name or for a ring is left to the list beside the map.
    """
    at = {spot.entry.id: sheet.dot((_beside(spot, shown[0]), spot.latitude)) for spot in shown}
    taken.extend(Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in (at[s.entry.id] for s in shown if not s.wide))
    found: list[dict[str, Any]] = []
    edges = Box(4, 4, sheet.width - 4, sheet.height - 4)
    for spot in sorted(shown, key=lambda spot: spot.wide):
        x, y = at[spot.entry.id]
        link = paper.link(spot.entry.id)
        words = [link["title"]]
        if link.get("beside"):
            words.insert(0, f"{link['title']} ({link['beside']})")
        size = _BOLD if spot.entry.id == here else _NAME
        named = amid(words, x, y, size, taken, edges) if spot.wide else None
        wide = named is not None
        if spot.wide and not wide:
            ring = Box(x - _DOT, y - _DOT, x + _DOT, y + _DOT)
            if any(ring.meets(other) for other in taken):
                continue
            taken.append(ring)
        named = named or place(words, x, y, _GAP, size, taken, edges)
        if named:
            taken.append(named[1].box)
        found.append(
            {
                "x": x,
                "y": y,
                "approximate": spot.approximate or spot.wide,
                "wide": wide,
                "here": spot.entry.id == here,
                "title": words[0],
                "name": _name(*named, x, y) if named else None,
            }
        )
    return found


def _name(text: str, spot: Spot, x: int, y: int) -> dict[str, Any]:
    """Words and where they stand; `leader` is the line that leads to them from the point, if they need one."""
    box = spot.box
    leader = None
    if spot.far:
        to_y = round(box.top if box.top > y else box.bottom)
        leader = {"x": x, "y": y, "to_x": spot.x, "to_y": to_y}
    return {"text": text, "x": spot.x, "y": spot.y, "anchor": spot.anchor, "leader": leader}


def _countries(
    areas: list[tuple[Area, list[list[Dot]]]], sheet: Sheet, taken: list[Box]
) -> list[dict[str, Any]]:  # fmt: skip
    """Names of the countries that have room for theirs: each in the middle of the widest free row across it."""
    found: list[dict[str, Any]] = []
    for area, rings in areas:
        wide = width(area.name.upper(), _COUNTRY) + len(area.name) * 1.5
        for room, x, y in sorted(_rows(rings, sheet), reverse=True):
            box = Box(x - wide / 2 - 8, y - _COUNTRY, x + wide / 2 + 8, y + 6)
            if room >= wide + 16 and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append({"text": area.name, "x": x, "y": y})
                break
    return found


def _rows(rings: list[list[Dot]], sheet: Sheet) -> list[tuple[int, int, int]]:
    """Across all rings of an area, at several heights: how wide each stretch inside is, and its middle."""
    rows: list[tuple[int, int, int]] = []
    for number in range(1, 16):
        y = sheet.height * number // 16
        cuts = sorted(
            min(max(round(before[0] + (y - before[1]) * (here[0] - before[0]) / (here[1] - before[1])), 0), sheet.width)
            for ring in rings
            for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True)
            if (before[1] <= y) != (here[1] <= y)
        )
        for left, right in zip(cuts[::2], cuts[1::2], strict=False):
            rows.append((right - left, (left + right) // 2, y + _COUNTRY // 3))
    return rows


def _bar(sheet: Sheet) -> dict[str, Any]:
    """The longest round distance that takes up to a quarter of the width, right along the middle of the map."""
    units = sheet.scale / _DEGREE
    kilometres = max((bar for bar in _BARS if bar * units <= sheet.width / 4), default=_BARS[0])
    return {"length": round(kilometres * units), "words": f"{kilometres:,} km", "y": sheet.height - 16}


def _row(paper: Paper, found: Spotted, *, off: bool) -> dict[str, Any]:
    front = found.entry.front
    assert isinstance(front, PlaceFront)
    return {**paper.link(found.entry.id), "coordinates": coordinates(front), "off": off}
