"""Timelines: what is drawn, what is not, and where its dots lead."""

from __future__ import annotations

from datetime import date

import pytest

from explainer.compose.pictures.timeline import DOTS, LANES, WIDTH, Lane, Moment, timeline
from explainer.model.dates import parse_date
from tests.conftest import Draft
from tests.pictures.looking import HTML, SVG, conflict, dots, has, picture, shapes, tree, words

PAGE = "conflicts/libya/index.html"


def moments(*dates: str) -> tuple[Moment, ...]:
    return tuple(Moment(parse_date(text), False, text) for text in dates)


def test_a_conflict_without_events_has_no_timeline(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nText.\n")
    archive.build()
    assert not has(archive, PAGE, "timeline-picture")
    assert not has(archive, "chronology/index.html", "timeline-picture")


def test_every_event_is_a_dot_that_leads_to_it_on_the_page_of_its_year(archive: Draft) -> None:
    conflict(archive, "- 2019-04-04: An offensive begins.\n- 2020-10-23: A ceasefire.\n  {: .key }")
    archive.build()
    first, second = dots(archive, PAGE)
    assert words(first) == "4 April 2019: An offensive begins."
    assert "key" in second.get("class", "").split()
    assert float(second.get("r", "")) > float(first.get("r", ""))
    assert int(first.get("cx", "")) < int(second.get("cx", ""))
    links = shapes(picture(archive, PAGE, "timeline-picture"), "a")
    page, anchor = links[0].get("href", "").split("#")
    assert page == "../../chronology/2019/index.html"
    assert [found.get("id") for found in tree(archive.read("chronology/2019/index.html")).iter(f"{HTML}li")].count(
        anchor
    ) == 1


def test_one_event_says_so(archive: Draft) -> None:
    conflict(archive, "- 2020-10-23: A ceasefire.")
    archive.build()
    assert len(dots(archive, PAGE)) == 1
    assert "One event, 23 October 2020." in words(picture(archive, PAGE, "timeline-picture"))


def test_words_beside_it_say_what_it_shows(archive: Draft) -> None:
    conflict(archive, "- 2019-04-04: One.\n- 2020-02: Two.\n- 2020-10-23: Three.")
    archive.build()
    figure = picture(archive, PAGE, "timeline-picture")
    said = "3 events, the first 4 April 2019, the last 23 October 2020; the most, 2, in 2020."
    assert said in words(figure)
    svg = figure.find(f"{SVG}svg")
    assert svg is not None
    labels = svg.get("aria-labelledby", "").split()
    assert [words(found) for found in svg if found.get("id") in labels] == ["Timeline", said]


def test_what_happened_within_a_time_is_a_line(archive: Draft) -> None:
    conflict(archive, "- 1988/1994: A war.\n- 2020-10-23: A ceasefire.")
    archive.build()
    (span,) = shapes(picture(archive, PAGE, "timeline-picture"), "path", "span")
    begins, ends = span.get("d", "")[1:].replace("H", " ").split()[0::2]
    assert int(ends) - int(begins) > 100


def test_a_page_for_a_day_shows_nothing_later_and_leads_nowhere(archive: Draft) -> None:
    conflict(archive, "- 2019-04-04: An offensive begins.\n- 2021-03-10: A government.")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n")
    archive.build()
    page = "conflicts/libya/on/2020-10-28/index.html"
    assert [words(dot) for dot in dots(archive, page)] == ["4 April 2019: An offensive begins."]
    figure = picture(archive, page, "timeline-picture")
    assert "2021" not in words(figure)
    assert shapes(figure, "a") == []
    assert "The axis ends on 28 October 2020." in words(figure)
    assert len(dots(archive, PAGE)) == 2


def test_all_conflicts_have_a_lane_and_a_year_has_its_months(archive: Draft) -> None:
    conflict(archive, "- 2019-04-04: One.\n- 2020-10-23: Two.")
    archive.write(
        "conflicts/idlib.md", "---\ntitle: Idlib\n---\n\n## Timeline {: .timeline }\n\n- 2020-03-05: Three.\n"
    )
    archive.build()
    whole = picture(archive, "chronology/index.html", "timeline-picture")
    assert [words(lane) for lane in shapes(whole, "text", "lane")] == ["Idlib", "Libya"]
    assert len(dots(archive, "chronology/index.html")) == 3
    year = picture(archive, "chronology/2020/index.html", "timeline-picture")
    assert [words(tick) for tick in shapes(year, "text", "tick")][:3] == ["Jan", "Feb", "Mar"]
    assert len(dots(archive, "chronology/2020/index.html")) == 2


def test_two_hundred_events_stay_apart_and_inside(archive: Draft) -> None:
    lines = "\n".join(
        f"- {2000 + number % 25}-0{1 + number % 9}-1{number % 9}: Event {number}." for number in range(200)
    )
    conflict(archive, lines)
    archive.build()
    found = dots(archive, PAGE)
    places = [(int(dot.get("cx", "")), int(dot.get("cy", ""))) for dot in found]
    assert len(places) == len(set(places)) == 200
    svg = picture(archive, PAGE, "timeline-picture").find(f"{SVG}svg")
    assert svg is not None
    height = int(svg.get("height", ""))
    assert all(6 <= x <= WIDTH - 6 and 6 <= y <= height - 6 for x, y in places)


def test_more_events_than_can_be_told_apart_are_columns() -> None:
    days = [f"{2000 + number % 20}-01-01" for number in range(DOTS + 1)]
    found = timeline([Lane("", moments(*days))])
    assert found is not None
    assert found["lanes"][0]["dots"] == []
    assert len(found["lanes"][0]["columns"]) == 20
    assert found["height"] < 400


def test_conflicts_beyond_the_lanes_share_one() -> None:
    lanes = [Lane(f"Conflict {number}", moments("2020")) for number in range(LANES + 5)]
    found = timeline(lanes)
    assert found is not None
    assert len(found["lanes"]) == LANES + 1
    assert found["lanes"][-1]["title"] == "5 others"


@pytest.mark.parametrize("text", ["../2024-01-01", "2016-03-30/..", "20XX", "2019-04~", "0001", "9999-12-31"])
def test_any_date_has_its_place(text: str) -> None:
    found = timeline([Lane("", moments(text))], until=date(2024, 5, 5) if text != "9999-12-31" else None)
    assert found is not None
    assert 0 < found["lanes"][0]["dots"][0]["x"] < WIDTH


def test_titles_in_other_scripts_stand_as_they_are(archive: Draft) -> None:
    archive.write("conflicts/sy.md", "---\ntitle: إدلب\n---\n\n## Timeline {: .timeline }\n\n- 2020: حدث.\n")
    archive.build()
    lane = shapes(picture(archive, "chronology/index.html", "timeline-picture"), "text", "lane")
    assert words(lane[0]) == "إدلب"
