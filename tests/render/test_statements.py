"""Marks are said in words behind a statement; the dates of a timeline become dates."""

from __future__ import annotations

import pytest

from explainer.render.prose import Prose
from tests.render.drawing import context, html_of, text_of

BY = '<a href="../../actors/russia/index.html">Russia &amp; others</a>'
ABOUT = '<a href="../libya/index.html">Libya</a>'


def line(html: str) -> str:
    return f'<p class="marked">So. <small class="marks">{html}</small></p>'


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ("since=2016", '<span class="when">since 2016</span>'),
        ("until=2021-03", '<span class="when">until March 2021</span>'),
        ("since=2016-03-30 until=2021-03-15", '<span class="when">30 March 2016 – 15 March 2021</span>'),
        ("since=2019-04~", '<span class="when">since about April 2019</span>'),
        ("known=2020", '<span class="when">known since 2020</span>'),
        ("by=russia", f'<span class="by">{BY}</span>'),
        ("about=libya", f'<span class="about">on {ABOUT}</span>'),
        ('about="libya, russia"', f'<span class="about">on {ABOUT}, {BY}</span>'),
        ("by=nobody", '<span class="by"><span>nobody</span></span>'),
        ("by=russia since=2016", f'<span class="by">{BY}</span> · <span class="when">since 2016</span>'),
    ],
)
def test_marks_in_words(marks: str, html: str) -> None:
    assert html_of(f"So.\n{{: {marks} }}") == line(html)


def test_a_difference_and_a_question_are_called_what_they_are() -> None:
    differs, asked, answered = text_of(
        "So.\n{: .differs }\n\nSo?\n{: .open opened=2020-10-28 }\n\nSo?\n{: .open opened=2020 answered=2021 }"
    ).all("p")

    assert differs.attributes["class"].split() == ["differs", "marked"]
    assert differs.text == "So. Another source differs"
    assert asked.text == "So? Open question · opened 28 October 2020"
    assert answered.text == "So? Answered question · opened 2020, answered 2021"


def test_marks_stand_behind_the_citation_and_before_what_is_nested() -> None:
    outer, inner = text_of("- So. [@tass]\n  {: since=2016 }\n    - Nested.\n      {: until=2017 }").all("li")

    assert outer.text == "So.1 since 2016 Nested. until 2017"
    assert inner.text == "Nested. until 2017"


def test_marks_of_html_stay_attributes() -> None:
    paragraph = text_of("ليبيا\n{: lang=ar dir=rtl title=Libya }").one("p")

    assert paragraph.attributes == {"lang": "ar", "dir": "rtl", "title": "Libya"}


@pytest.mark.parametrize(
    ("item", "html"),
    [
        ("2019-04-04: It begins.", '<time datetime="2019-04-04">4 April 2019</time> It begins.'),
        ("2019-04: It begins.", '<time datetime="2019-04">April 2019</time> It begins.'),
        ("2019: It begins.", '<time datetime="2019">2019</time> It begins.'),
        ("*So*: it begins.", "<em>So</em>: it begins."),
        ("2019-13: It begins.", "2019-13: It begins."),
        ("At 22:30: it begins.", "At 22:30: it begins."),
    ],
)
def test_the_date_of_an_event(item: str, html: str) -> None:
    found = html_of(f"## Timeline {{: .timeline }}\n\n- {item}")

    assert found.splitlines()[1:] == ['<ul class="timeline">', f"<li>{html}</li>", "</ul>"]


@pytest.mark.parametrize("date", ["2019~", "1988/1994", "2019-04-04?", "../2024-01-01"])
def test_the_date_of_an_event_is_said_in_words_where_html_has_no_form_for_it(date: str) -> None:
    page = text_of(f"## Timeline {{: .timeline }}\n\n- {date}: It begins.")

    assert not page.all("time")
    assert page.one("span", class_="date").text not in ("", date)


def test_dates_are_dates_in_a_timeline_only_and_under_its_lower_headings() -> None:
    page = text_of(
        "- 2018: No.\n\n## Timeline {: .timeline }\n\n### Early\n\n- 2019: Yes.\n\n## After\n\n- 2020: No, again."
    )

    assert [time.text for time in page.all("time")] == ["2019"]


def test_an_event_in_a_paragraph_of_its_own_is_dated() -> None:
    page = text_of("## Timeline {: .timeline }\n\n- 2019: It begins.\n\n    More of it.\n\n- 2020: It ends.")

    assert [time.text for time in page.all("time")] == ["2019", "2020"]


def test_what_stands_beside_a_statement_stands_there_once() -> None:
    page = context()
    html = Prose().render(
        "So. [@tass]\n{: #memo }\n\nAnd *so*{: #memo }.", page, {"memo": ["Not *so*{: #memo }. [@kremlin]"]}
    )

    assert str(html) == (
        '<p id="memo">So.<sup class="cite" id="cite.1"><a href="#ref.1">1</a></sup></p>\n'
        '<div class="difference"><strong>Another source differs</strong><p>Not <em>so</em>.'
        '<sup class="cite" id="cite.2"><a href="#ref.2">2</a></sup></p></div>'
        "<p>And <em>so</em>.</p>"
    )
    assert page.cited == {1: [1], 2: [2]}
