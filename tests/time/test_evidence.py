"""Evidence: coverage and origins, differences, corrections, stale backgrounds, names of their day."""

from __future__ import annotations

import re
from datetime import date

from tests.conftest import Draft
from tests.time.drawings import DAY, REPORT, TODAY, draw, words


def test_a_page_says_how_much_is_cited_and_on_how_many_origins(archive: Draft) -> None:
    """The copy of the wire text is no origin of its own; an open question is no statement."""
    draw(archive)
    archive.build()
    assert "8 of 9 statements here are cited; they rest on 1 independent origin." in words(archive.read(TODAY))
    assert "All 4 statements here are cited; they rest on 1 independent origin." in words(archive.read(DAY))


def test_the_figure_leads_to_what_it_means(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert '<p class="coverage"><a href="../../status/index.html">' in archive.read(REPORT)
    archive.write("pages/evidence.md", "---\ntitle: How to read the evidence\n---\n\nText.\n")
    archive.build()
    assert '<p class="coverage"><a href="../../pages/evidence/index.html">' in archive.read(REPORT)


def test_check_fails_when_coverage_falls_below_the_promise(archive: Draft) -> None:
    draw(archive)
    archive.config(coverage={"statements": 95, "dated": 100})
    problems = [problem for problem in archive.check().problems if problem.rule == "coverage"]
    assert [problem.message for problem in problems] == [
        "7 of 8 dated statements are cited, 87.5 per cent; 100 are promised",
        "9 of 10 statements are cited, 90.0 per cent; 95 are promised",
    ]
    assert {problem.hint for problem in problems} == {"without evidence: content/conflicts/libya.md:21:1"}
    assert archive.check().failed


def test_a_promise_that_is_kept_is_no_problem(archive: Draft) -> None:
    draw(archive)
    archive.config(coverage={"statements": 90})
    assert not archive.check().failed


DIFFERING = """
    ---
    title: A call
    date: 2020-10-28
    conflicts: [libya]
    ---

    The memorandum is of 28 November. [@copy]
    {: #memorandum }

    ## Where sources differ

    - It was signed the day before. [@wire]
      {: .differs concerns=memorandum }
    - Nobody knows who signed. [@wire]
      {: .differs }
    """


def test_a_difference_stands_beside_the_statement_it_concerns(archive: Draft) -> None:
    draw(archive, call=DIFFERING)
    archive.build()
    page = archive.read(REPORT)
    box = re.search(r'<p id="memorandum">.*?</p>\s*<div class="difference">.*?</div>', page, re.DOTALL)
    assert box
    assert "It was signed the day before." in words(box[0], "div")
    assert page.count("It was signed the day before.") == 1
    assert "Nobody knows who signed." in page


def test_differences_are_collected_with_what_they_concern(archive: Draft) -> None:
    draw(archive, call=DIFFERING)
    archive.build()
    page = words(archive.read("differences/index.html"))
    assert "The memorandum is of 28 November. It was signed the day before. A call" in page
    assert "Nobody knows who signed. A call" in page


def test_a_correction_travels_to_every_page_that_shows_the_thing(archive: Draft) -> None:
    draw(
        archive,
        wire="""
        ---
        title: A wire text
        issued: 2020
        corrections:
          - {date: 2021-05-04, was: Issued in 2019., now: Issued in 2020., why: A misprint.}
        ---
        """,
    )
    archive.build()
    note = "Corrected 4 May 2021 A wire text It said Issued in 2019. It says Issued in 2020. Why A misprint."
    for path in ("sources/wire/index.html", TODAY, DAY, REPORT, "chronology/index.html"):
        assert note in words(archive.read(path), 'aside class="corrections"'), path
    assert "Corrected" not in archive.read("agreements/geneva-ceasefire/index.html")
    assert "Issued in 2019." in words(archive.read("corrections/index.html"))
    assert "Corrected: A wire text" in archive.read("feed.xml")


def test_an_answered_question_appears_in_the_feeds(archive: Draft) -> None:
    draw(archive)
    archive.build()
    for feed in ("feed.xml", "conflicts/libya/feed.xml"):
        assert "<title>Answered: Libya</title>" in archive.read(feed)
        assert "<updated>2022-05-01T00:00:00Z</updated>" in archive.read(feed)
        assert "<summary>Who leaves first?</summary>" in archive.read(feed)


def test_a_background_older_than_what_touches_it_is_found(archive: Draft) -> None:
    actor = "---\ntitle: Fayez al-Sarraj\nreviewed: {day}\n---\n\nA person. [@wire]\n"
    draw(archive, sarraj=actor.format(day="2020-01-01"))
    archive.write(
        "reports/second.md",
        "---\ntitle: He resigns\ndate: 2020-10-30\nactors: [sarraj]\n---\n\n[[sarraj]] stays. [@wire]\n",
    )
    archive.build()
    page = words(archive.read("actors/sarraj/index.html"))
    assert (
        "This page was last reviewed on 1 January 2020. Younger than that: a report of 30 October 2020 (He resigns)"
        in page
    )
    assert "Fayez al-Sarraj reviewed 1 January 2020; 1 younger: report of 30 October 2020" in words(
        archive.read("status/index.html")
    )
    archive.write("actors/sarraj.md", actor.format(day="2020-10-30"))
    archive.build()
    assert "Last reviewed on 30 October 2020" in words(archive.read("actors/sarraj/index.html"))
    assert "Backgrounds older than the news 0" in words(archive.read("status/index.html"))


def test_stale_backgrounds_are_listed_worst_first(archive: Draft) -> None:
    draw(archive)
    for actor in ("one", "two"):
        archive.write(f"actors/{actor}.md", f"---\ntitle: Actor {actor}\nreviewed: 2020-01-01\n---\n\nText. [@wire]\n")
    for number, actors in ((1, "[one, two]"), (2, "[two]")):
        archive.write(
            f"reports/r{number}.md", f"---\ntitle: R\ndate: 2020-11-0{number}\nactors: {actors}\n---\n\nText. [@wire]\n"
        )
    archive.build()
    page = words(archive.read("status/index.html"))
    assert page.index("Actor two reviewed") < page.index("Actor one reviewed")


def test_a_name_is_that_of_the_pages_day(archive: Draft) -> None:
    draw(
        archive,
        libya="""
        ---
        title: Libya
        ---

        Talks were held in [[astana]]. [@wire]

        Later. [@wire]
        {: since=2021-01-01 }
        """,
    )
    archive.write(
        "places/astana.md",
        """
        ---
        title: Astana
        names:
          - {text: Nur-Sultan, lang: kk-Latn, from: 2019-03-23, until: 2022-09-17, used_here: true}
        ---
        """,
    )
    archive.config(today=date(2023, 1, 1))
    archive.build()
    assert "Talks were held in Nur-Sultan." in words(archive.read(DAY))
    assert "Talks were held in Astana." in words(archive.read(TODAY))


def test_the_other_name_stands_at_the_first_mention_on_every_page(archive: Draft) -> None:
    draw(archive, libya="---\ntitle: Libya\n---\n\n[[shusha]] is a town; [[shusha]] lies high. [@wire]\n")
    archive.write("places/shusha.md", "---\ntitle: Shusha\nnames: [{text: Shushi, lang: hy-Latn, beside: true}]\n---\n")
    archive.build()
    text = words(archive.read(TODAY))
    assert "Shusha (Shushi) is a town; Shusha lies high." in text
