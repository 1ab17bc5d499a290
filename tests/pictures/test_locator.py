"""Locator maps: what they show of the earth, whose names, and what they say of themselves."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.compose.pictures.boundaries import boundaries
from explainer.compose.pictures.drawing import Sheet, clipped, path
from explainer.compose.pictures.lettering import Box, place, width
from tests.conftest import Draft
from tests.pictures.looking import CAPITAL, has, picture, shapes, words

PAGE = "conflicts/libya/index.html"


def draw(archive: Draft, *places: tuple[str, float, float]) -> None:
    for title, latitude, longitude in places:
        text = CAPITAL.format(title=title, latitude=latitude, longitude=longitude)
        archive.write(f"places/{title.lower()}.md", text)
    names = ", ".join(title.lower() for title, _, _ in places)
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\nplaces: [{names}]\n---\n\nText.\n")


def test_a_conflict_whose_places_have_no_coordinates_has_no_map(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nplaces: [tripoli]\n---\n\nText.\n")
    archive.build()
    assert not has(archive, PAGE, "map-picture")
    assert not has(archive, "places/tripoli/index.html", "map-picture")


def test_a_map_shows_the_places_and_the_countries_around_them(archive: Draft) -> None:
    draw(archive, ("Tripoli", 32.89, 13.19), ("Benghazi", 32.11, 20.07))
    archive.build()
    figure = picture(archive, PAGE, "map-picture")
    tripoli, benghazi = shapes(figure, "circle", "spot")
    assert int(tripoli.get("cx", "")) < int(benghazi.get("cx", ""))
    assert int(tripoli.get("cy", "")) < int(benghazi.get("cy", ""))
    assert [words(name) for name in shapes(figure, "text", "name")] == ["Tripoli", "Benghazi"]
    assert "Libya" in [words(name) for name in shapes(figure, "text", "country")]


def test_its_places_stand_beside_it_in_words(archive: Draft) -> None:
    draw(archive, ("Tripoli", 32.89, 13.19), ("Benghazi", 32.11, 20.07))
    archive.build()
    assert "Tripoli 32.89° N, 13.19° E" in words(picture(archive, PAGE, "map-picture"))


def test_it_names_its_data_with_version_view_and_licence(archive: Draft) -> None:
    draw(archive, ("Tripoli", 32.89, 13.19))
    archive.build()
    said = words(picture(archive, "places/tripoli/index.html", "map-picture"))
    for part in ("Natural Earth", "4.1.0 (2018)", "de facto", "public domain"):
        assert part in said


def test_disputed_lines_are_drawn_as_such_and_explained(archive: Draft) -> None:
    draw(archive, ("Shusha", 39.76, 46.75))
    archive.build()
    figure = picture(archive, "places/shusha/index.html", "map-picture")
    assert shapes(figure, "path", "unsettled")
    assert "line that the data set lists as disputed" in words(figure)


def test_a_place_without_a_disputed_line_near_does_not_speak_of_one(archive: Draft) -> None:
    draw(archive, ("Lisbon", 38.7, -9.1))
    archive.build()
    figure = picture(archive, "places/lisbon/index.html", "map-picture")
    assert not shapes(figure, "path", "unsettled")
    assert "lists as disputed" not in words(figure)


def test_a_map_for_a_day_says_that_its_lines_are_not_of_that_day(archive: Draft) -> None:
    archive.write("places/tripoli.md", CAPITAL.format(title="Tripoli", latitude=32.89, longitude=13.19))
    archive.write(
        "conflicts/libya.md",
        "---\ntitle: Libya\nplaces: [tripoli]\n---\n\nIt was so.\n{: since=2021-01-01 }\n\nIt is.\n",
    )
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n")
    archive.build()
    said = words(picture(archive, "conflicts/libya/on/2020-10-28/index.html", "map-picture"))
    assert "not how things stood on 28 October 2020" in said


def test_a_place_far_from_the_others_is_named_and_not_drawn(archive: Draft) -> None:
    near = [("Tripoli", 32.89, 13.19), ("Benghazi", 32.11, 20.07), ("Sirte", 31.21, 16.59)]
    draw(archive, *near, ("Geneva", 46.2, 6.14))
    archive.build()
    figure = picture(archive, PAGE, "map-picture")
    assert len(shapes(figure, "circle", "spot")) == 3
    assert "Too far away to be on the map: Geneva." in words(figure)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(-18.1, 178.4), (-17.0, -179.9), (89.9, 0.0), (-90.0, 10.0), (0.0, -160.0), (71.0, 180.0)],
)
def test_a_map_can_be_drawn_anywhere(archive: Draft, latitude: float, longitude: float) -> None:
    draw(archive, ("Somewhere", latitude, longitude))
    archive.build()
    figure = picture(archive, "places/somewhere/index.html", "map-picture")
    (spot,) = shapes(figure, "circle", "spot")
    assert spot.get("cx") == "340"


def test_fiji_lies_on_both_sides_of_the_meridian_of_180_degrees(archive: Draft) -> None:
    draw(archive, ("Labasa", -16.43, 179.38), ("Taveuni", -16.85, -179.97))
    archive.build()
    first, second = shapes(picture(archive, PAGE, "map-picture"), "circle", "spot")
    assert 0 < int(second.get("cx", "")) - int(first.get("cx", "")) < 200


def test_a_region_has_its_name_in_its_middle_and_no_dot(archive: Draft) -> None:
    archive.write("places/r.md", "---\ntitle: Fezzan\ntype: region\nlatitude: 27\nlongitude: 14\n---\n")
    archive.build()
    figure = picture(archive, "places/r/index.html", "map-picture")
    assert not shapes(figure, "circle", "spot")
    (name,) = shapes(figure, "text", "wide")
    assert name.get("text-anchor") == "middle"


def test_a_contested_name_stands_with_the_other_beside_it(archive: Draft) -> None:
    archive.write(
        "places/shusha.md",
        "---\ntitle: Shusha\nlatitude: 39.76\nlongitude: 46.75\nnames:\n  - {text: Shushi, beside: true}\n---\n",
    )
    archive.build()
    (name,) = shapes(picture(archive, "places/shusha/index.html", "map-picture"), "text", "name")
    assert words(name) == "Shusha (Shushi)"


def test_names_from_right_to_left_keep_their_letters(archive: Draft) -> None:
    archive.write("places/t.md", CAPITAL.format(title="طرابلس", latitude=32.89, longitude=13.19))
    archive.build()
    (name,) = shapes(picture(archive, "places/t/index.html", "map-picture"), "text", "name")
    assert words(name) == "طرابلس"


def test_two_hundred_places_are_all_listed_and_none_of_their_names_touch(archive: Draft) -> None:
    places = [(f"Town{number}", 30 + number % 20 / 5, 10 + number // 20 / 3) for number in range(200)]
    draw(archive, *places)
    archive.build()
    figure = picture(archive, PAGE, "map-picture")
    assert len(shapes(figure, "circle", "spot")) == 200
    assert words(figure).count("° N,") == 200
    boxes = [_box(name) for name in shapes(figure, "text", "name")]
    assert len(boxes) > 20
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[:at])


def _box(name: object) -> Box:
    get = name.get  # type: ignore[attr-defined]
    wide = width("".join(name.itertext()), 24)  # type: ignore[attr-defined]
    x, y = int(get("x")), int(get("y"))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[get("text-anchor")]
    return Box(left, y - 24, left + wide, y + 7)


@given(
    st.lists(st.tuples(st.integers(0, 680), st.integers(0, 500), st.text(min_size=1, max_size=25)), max_size=40),
)
def test_names_never_overlap_each_other_a_dot_or_the_edge(points: list[tuple[int, int, str]]) -> None:
    sheet = Box(4, 4, 676, 496)
    taken = [Box(x - 7, y - 7, x + 7, y + 7) for x, y, _ in points]
    for x, y, text in points:
        found = place([text], x, y, 13, 24, taken, sheet)
        if found:
            box = found[1].box
            assert box.inside(sheet)
            assert not any(box.meets(other) for other in taken)
            taken.append(box)


def test_the_middle_of_a_map_is_in_its_middle_and_distances_hold_along_it() -> None:
    sheet = Sheet(46.0, 40.0, 100.0, 680, 500)
    assert sheet.dot((46.0, 40.0)) == (340, 250)
    x, _ = sheet.dot((47.0, 40.0))
    assert x - 340 == round(100 * math.cos(math.radians(40)))
    assert sheet.dot((46.0, 41.0)) == (340, 150)


@given(st.lists(st.tuples(st.integers(-2000, 2000), st.integers(-2000, 2000)), min_size=3, max_size=30))
def test_nothing_that_is_cut_to_a_map_lies_outside_of_it(ring: list[tuple[int, int]]) -> None:
    sheet = Sheet(0.0, 0.0, 1.0, 680, 500)
    assert all(-4 <= x <= 684 and -4 <= y <= 504 for x, y in clipped(ring, sheet))


def test_a_path_begins_absolutely_and_goes_on_in_steps() -> None:
    assert path([[(1, 2), (4, 1), (4, 5)]], closed=True) == "M1 2l3-1 0 4z"
    assert path([[(1, 2)]]) == ""


def test_borders_are_shared_and_coasts_are_not() -> None:
    world = boundaries()
    names = {area.name for area in world.areas}
    assert {"Libya", "Syria", "Azerbaijan", "Armenia", "Turkey"} <= names
    assert len(world.disputed) >= 23
    assert all(
        -180 <= x <= 180.01 and -90 <= y <= 90 for area in world.areas for _, ring in area.rings for x, y in ring
    )
    assert all(ring[0] == ring[-1] for area in world.areas for _, ring in area.rings)


def test_the_line_between_crimea_and_ukraine_is_disputed() -> None:
    at_perekop = [line for _, line in boundaries().disputed if any(33 < x < 34.5 and 45.8 < y < 46.4 for x, y in line)]
    assert at_perekop


def test_a_region_without_room_is_left_to_the_list(archive: Draft) -> None:
    archive.write("places/region.md", "---\ntitle: Land\ntype: region\nlatitude: 32.89\nlongitude: 13.19\n---\n")
    archive.write("places/tripoli.md", CAPITAL.format(title="Tripoli", latitude=32.89, longitude=13.19))
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nplaces: [region, tripoli]\n---\n\nText.\n")
    archive.build()
    figure = picture(archive, PAGE, "map-picture")
    assert len(shapes(figure, "circle", "spot")) == 1
    assert [words(name) for name in shapes(figure, "text", "name")] == ["Tripoli"]
    assert "Land 32.89° N, 13.19° E" in words(figure)
