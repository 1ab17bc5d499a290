"""Make `explainer/compose/pictures/boundaries.json` from two packages that carry Natural Earth.

Run once, by hand: `python tools/boundaries.py countries-50m.json ne_50m_admin_0_breakaway_disputed_areas.pn2`.

- `countries-50m.json` is a file of the npm package world-atlas 2.0.2: Natural Earth 4.1.0, countries at 1:50m, as
  TopoJSON (https://github.com/topojson/topojson-specification): arcs that neighbours share, as whole numbers, each
  point the difference to the one before it.
- `ne_50m_admin_0_breakaway_disputed_areas.pn2` is a file of the Debian package marble-qt-data 4:22.12.3-1: Natural
  Earth's disputed areas at 1:50m, in the PN2 format of Marble, on a grid of 1/120 of a degree.

Points are left out by the area of the triangle that each makes with its neighbours, the smallest first (M. Visvalingam
and J. D. Whyatt, "Line generalisation by repeated elimination of points", The Cartographic Journal 30, 1993).
"""

from __future__ import annotations

import heapq
import json
import math
import struct
import sys
from pathlib import Path
from typing import Any

GRID = 200
"""Whole numbers to a degree: 1/200 of a degree is about 550 metres, finer than 1:50m needs."""

HOME = (-20.0, 12.0, 66.0, 58.0)
"""West, south, east, north of the region that keeps its detail: Europe, North Africa, the Middle East, the Caucasus."""

AT_HOME, ELSEWHERE = 0.00003, 0.012
"""Square degrees: the smallest triangle that is kept."""

DISPUTED = ("Kosovo", "N. Cyprus", "Palestine", "Siachen Glacier", "Somaliland", "W. Sahara")
"""Areas of the data set whose standing is disputed: their land borders are drawn so."""

CRIMEA = ("Russia", "Ukraine", 32.0, 45.0, 36.8, 46.4)
"""Where version 4.1.0 draws a border that the UN General Assembly does not know (resolution 68/262)."""

LEFT_OUT = ("Antarctica",)

Point = tuple[float, float]


def main(countries: str, disputed: str) -> None:
    """Write the file; prints its size in bytes and the number of points."""
    topology = json.loads(Path(countries).read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    areas = [
        {"name": shape["properties"]["name"], "rings": _rings(shape)}
        for shape in topology["objects"]["countries"]["geometries"]
        if shape.get("arcs") and shape["properties"]["name"] not in LEFT_OUT
    ]
    areas.sort(key=lambda area: area["name"])
    owners: dict[int, set[str]] = {}
    for area in areas:
        for ring in area["rings"]:
            for number in ring:
                owners.setdefault(number if number >= 0 else ~number, set()).add(area["name"])
    kept = sorted(owners)
    renumbered = {number: place for place, number in enumerate(kept)}
    for area in areas:
        area["rings"] = [[_renumber(number, renumbered) for number in ring] for ring in area["rings"]]
    simple = [_encoded(_simple(arcs[number])) for number in kept]
    result = {
        "grid": GRID,
        "arcs": simple,
        "areas": areas,
        "disputed": [renumbered[number] for number in kept if _is_disputed(owners[number], arcs[number])],
        "lines": [_encoded(_simple(ring)) for ring in _pn2(Path(disputed).read_bytes())],
    }
    target = Path(__file__).parent.parent / "explainer" / "compose" / "pictures" / "boundaries.json"
    text = json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n"
    target.write_text(text, encoding="utf-8")
    points = sum(len(arc) // 2 for arc in simple)
    sys.stdout.write(f"{len(text.encode())} bytes, {points} points of borders\n")


def _decoded(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def _renumber(number: int, places: dict[int, int]) -> int:
    return places[number] if number >= 0 else ~places[~number]


def _is_disputed(owners: set[str], arc: list[Point]) -> bool:
    if len(owners) < 2:
        return False
    if owners & set(DISPUTED):
        return True
    one, other, west, south, east, north = CRIMEA
    middle = arc[len(arc) // 2]
    return owners == {one, other} and west < middle[0] < east and south < middle[1] < north


def _simple(points: list[Point]) -> list[Point]:
    """Both ends stay, so that arcs still meet; a ring keeps four points."""
    x, y = points[len(points) // 2]
    west, south, east, north = HOME
    least = AT_HOME if west < x < east and south < y < north else ELSEWHERE
    least_left = 4 if points[0] == points[-1] else 2
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    gone: set[int] = set()
    queue = [(_area(points, at - 1, at, at + 1), at) for at in range(1, len(points) - 1)]
    heapq.heapify(queue)
    while queue and len(points) - len(gone) > least_left:
        area, at = heapq.heappop(queue)
        if area > least:
            break
        if at in gone or area < _area(points, before[at], at, after[at]):
            continue
        gone.add(at)
        left, right = before[at], after[at]
        after[left], before[right] = right, left
        for near in (left, right):
            if 0 < near < len(points) - 1:
                heapq.heappush(queue, (max(area, _area(points, before[near], near, after[near])), near))
    return [point for at, point in enumerate(points) if at not in gone]


def _area(points: list[Point], a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = points[a], points[b], points[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(by))


def _encoded(points: list[Point]) -> list[int]:
    """Whole numbers, each point the difference to the one before it: x, y, dx, dy, dx, dy …"""
    found: list[int] = []
    x = y = 0
    for number, (longitude, latitude) in enumerate(points):
        here = (round(longitude * GRID), round(latitude * GRID))
        if number and here == (x, y) and number < len(points) - 1:
            continue
        found += [here[0] - x, here[1] - y]
        x, y = here
    return found


def _pn2(data: bytes) -> list[list[Point]]:
    """The rings of a PN2 file, version 2, big endian; polygons with holes do not occur in this one.

    Behind a head of six bytes, a feature is a flag, a number and a count of nodes (a byte and two words of four bytes);
    a node is latitude and longitude in 1/120 of a degree and a count (two bytes each), then that many pairs of signed
    bytes that are added to it. Flag 4 stands before features that belong together and has one byte for their count.
    """
    at, rings = 6, []
    while at < len(data):
        if data[at] == 4:
            at += 6
            continue
        _, _, nodes = struct.unpack_from(">BII", data, at)
        at += 9
        ring: list[Point] = []
        for _ in range(nodes):
            latitude, longitude, count = struct.unpack_from(">hhH", data, at)
            at += 6
            ring.append((longitude / 120, latitude / 120))
            for _ in range(count):
                north, east = struct.unpack_from(">bb", data, at)
                at += 2
                ring.append(((longitude + east) / 120, (latitude + north) / 120))
        rings.append(ring)
    return rings


if __name__ == "__main__":
    main(*sys.argv[1:])
