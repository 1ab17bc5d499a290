"""A conflict as it stood on a report's day, and as it stands today, from one file."""

from __future__ import annotations

import re
from datetime import date

from tests.conftest import Draft
from tests.time.drawings import DAY, LIBYA, REPORT, TODAY, draw, words


def test_a_page_for_a_day_shows_what_held_and_had_happened(archive: Draft) -> None:
    draw(archive)
    archive.build()
    page = words(archive.read(DAY))
    assert "Libya was split." in page
    assert "The GNA governed in Tripoli." in page
    assert "A ceasefire is signed in Geneva." in page
    assert "The unity government" not in page
    assert "The House gives its confidence" not in page
    assert "The talks go on" not in page, "an event of October 2020 may lie behind the 28th"
    assert "Who leaves first?" in page


def test_a_page_for_a_day_tells_nothing_of_later_days(archive: Draft) -> None:
    """Not even when a state that held was to end, or a question to be answered."""
    draw(archive)
    archive.build()
    assert not re.search(r"202[1-9]", words(archive.read(DAY)))


def test_a_page_for_a_day_says_so_and_leads_on(archive: Draft) -> None:
    draw(archive)
    archive.config(site_url="https://example.org/base/")
    archive.build()
    page = archive.read(DAY)
    assert "You are reading the state of 28 October 2020." in page
    assert '<link rel="canonical" href="https://example.org/base/conflicts/libya/">' in page
    assert "1 of its 4 statements carries no date." in words(page)
    assert 'href="../../index.html">Read it as of today</a>' in page


def test_without_an_address_of_the_site_the_canonical_link_is_relative(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert '<link rel="canonical" href="../../index.html">' in archive.read(DAY)


def test_a_heading_with_nothing_under_it_goes(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert "What came of it" not in archive.read(DAY)
    assert "What came of it" in archive.read(TODAY)


def test_today_folds_what_has_ended_under_earlier(archive: Draft) -> None:
    draw(archive)
    archive.build()
    page = archive.read(TODAY)
    folded = re.findall(r'<details class="earlier">.*?</details>', page, re.DOTALL)
    assert len(folded) == 2
    assert "The GNA governed in Tripoli." in folded[0]
    assert "Earlier: a statement that no longer holds" in folded[0]
    assert "A first vote was planned." in folded[1]
    assert "The unity government sits in Tripoli." not in "".join(folded)
    assert "The unity government sits in Tripoli." in page


def test_roles_are_those_of_the_day(archive: Draft) -> None:
    draw(archive)
    archive.build()
    page = words(archive.read(DAY))
    assert "Fayez al-Sarraj Prime minister" in page
    assert "Government of National Unity" not in page, "it did not exist yet"


def test_neighbouring_days_lead_to_each_other(archive: Draft) -> None:
    draw(archive)
    archive.write(
        "reports/talks.md", "---\ntitle: Talks\ndate: 2020-10-20\nconflicts: [libya]\n---\n\nThey met. [@wire]\n"
    )
    archive.build()
    assert 'rel="next" href="../2020-10-28/index.html">28 October 2020 →' in archive.read(
        "conflicts/libya/on/2020-10-20/index.html"
    )
    assert 'rel="prev" href="../2020-10-20/index.html">← 20 October 2020' in archive.read(DAY)
    days = archive.read("conflicts/libya/on/index.html")
    assert days.index("20 October 2020") < days.index("28 October 2020") < days.index("Today")
    assert "A ceasefire is signed" not in archive.read("conflicts/libya/on/2020-10-20/index.html")


def test_a_day_like_today_has_no_page_and_links_go_to_the_conflict(archive: Draft) -> None:
    draw(archive, libya="---\ntitle: Libya\n---\n\nLibya was split. [@wire]\n")
    archive.build()
    assert not any("/on/" in path for path in archive.tree())
    assert 'href="../../conflicts/libya/index.html">The whole background of Libya' in archive.read(REPORT)


def test_addresses_stay_when_events_are_added(archive: Draft) -> None:
    draw(archive)
    archive.build()
    before = {path for path in archive.tree() if "/on/" in path}
    archive.write("conflicts/libya.md", LIBYA.rstrip() + "\n    - 2020-10-25: Another event. [@wire]\n")
    archive.build()
    assert {path for path in archive.tree() if "/on/" in path} == before
    assert "Another event." in archive.read(DAY)


def test_what_became_known_later_is_not_shown_before(archive: Draft) -> None:
    draw(
        archive,
        libya="""
        ---
        title: Libya
        ---

        Graves were found in Tarhuna.
        {: since=2019-06 known=2020-06-11 }

        A secret paper was signed.
        {: since=2019-06 known=2022-01-01 }
        """,
    )
    archive.build()
    page = words(archive.read(DAY))
    assert "Graves were found" in page
    assert "known since 11 June 2020" in page
    assert "secret paper" not in page


def test_today_is_the_newest_day_of_the_content_or_the_one_asked_for(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert "As it stands on 1 May 2022" in archive.read(TODAY), "the day of the answer is the newest"
    archive.config(today=date(2020, 11, 1))
    archive.build()
    assert "As it stands on 1 November 2020" in archive.read(TODAY)
    assert "The GNA governed in Tripoli." in words(archive.read(TODAY))
    assert "The unity government sits" not in words(archive.read(TODAY))


def test_nested_items_go_with_the_item_they_belong_to(archive: Draft) -> None:
    draw(
        archive,
        libya="""
        ---
        title: Libya
        ---

        - Before:
            - the GNA sat in Tripoli
              {: since=2016 until=2021 }
            - the cabinet sat in Bayda
        - After:
          {: since=2021-03-16 }
            - one government
        - Always.
        """,
    )
    archive.build()
    page = words(archive.read(DAY))
    assert "the GNA sat in Tripoli" in page
    assert "After" not in page
    assert "one government" not in page
    assert "Always." in page


def test_adding_a_report_rewrites_only_pages_that_show_it(archive: Draft) -> None:
    draw(archive)
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\nA province. [@wire]\n")
    archive.build()
    before = archive.tree()
    archive.write(
        "reports/second.md", "---\ntitle: Another\ndate: 2020-10-20\nconflicts: [libya]\n---\n\nWords. [@wire]\n"
    )
    outcome = archive.build()
    after = archive.tree()
    assert outcome.written is not None
    assert set(outcome.written.made) == {path for path in after if after[path] != before.get(path)}
    assert "conflicts/idlib/index.html" not in outcome.written.made
    assert "conflicts/libya/on/2020-10-20/index.html" in outcome.written.made
    assert "agreements/geneva-ceasefire/index.html" not in outcome.written.made


def test_marks_that_only_end_later_leave_no_trace(archive: Draft) -> None:
    """A statement with until= alone has no marks left on the page for a day before it ends."""
    draw(archive, libya="---\ntitle: Libya\n---\n\nThe GNA governed. [@wire]\n{: until=2021-03-16 }\n")
    archive.config(today=date(2026, 1, 1))
    archive.build()
    assert "{:" not in archive.read(DAY)
    assert "2021" not in words(archive.read(DAY))


def test_todays_page_shows_everything_the_content_knows(archive: Draft) -> None:
    """The newest day is 1 February 2026, and the page does not hide that February's event or state."""
    draw(
        archive,
        libya="""
        ---
        title: Libya
        ---

        A new cabinet sits. [@wire]
        {: since=2026-02 }

        ## Timeline {: .timeline }

        - 2026-02: The talks end. [@wire]
        - 2020/2026: The crisis goes on. [@wire]
        """,
    )
    archive.build()
    page = words(archive.read(TODAY))
    assert "As it stands on 1 February 2026" in page
    assert "A new cabinet sits." in page
    assert "The talks end." in page
    assert "The crisis goes on." in page
    assert "The talks end." not in words(archive.read(DAY))
