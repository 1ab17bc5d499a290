"""A report's page: the background of its day, what came since, and the accounts of its event."""

from __future__ import annotations

import re
from datetime import date

from tests.conftest import Draft
from tests.time.drawings import DAY, REPORT, draw, words


def section(html: str, name: str) -> str:
    found = re.findall(rf'<section class="{name}".*?</section>', html, re.DOTALL)
    return " ".join(words(part, "section") for part in found)


def test_the_background_is_composed_as_of_the_reports_day(archive: Draft) -> None:
    draw(archive)
    archive.build()
    background = section(archive.read(REPORT), "background")
    assert "Libya as it stood that day" in background
    assert "Libya was split." in background
    assert "The GNA governed in Tripoli." in background
    assert "unity government" not in background
    assert "23 October 2020 A ceasefire is signed in Geneva." in background
    assert "House gives its confidence" not in background
    assert "Fayez al-Sarraj Prime minister" in background
    assert f'href="../../{DAY}"' in archive.read(REPORT)


def test_since_this_report_tells_what_came_later_newest_last(archive: Draft) -> None:
    draw(archive)
    archive.build()
    since = section(archive.read(REPORT), "since")
    assert since.startswith("Since this report")
    assert "10 March 2021 The House gives its confidence." in since
    assert "A ceasefire is signed in Geneva" not in since
    told = re.findall(r"\d+ \w+ 20\d\d", since)
    assert told[1:] == ["5 February 2021", "10 March 2021", "16 March 2021", "22 December 2021"]


def test_since_this_report_keeps_seven_and_the_key_events_first(archive: Draft) -> None:
    events = "\n".join(f"- 2021-{month:02}-01: Event {month}. [@wire]" for month in range(1, 13))
    key = "- 2020-11-10: A key event. [@wire]\n  {: .key }"
    draw(archive, libya=f"---\ntitle: Libya\n---\n\nText. [@wire]\n\n## Timeline {{: .timeline }}\n\n{key}\n{events}\n")
    archive.build()
    since = section(archive.read(REPORT), "since")
    assert "A key event." in since
    assert [number for number in range(1, 13) if f"Event {number}." in since] == [7, 8, 9, 10, 11, 12]
    assert "6 more, on Libya." in since


def test_an_agreement_signed_later_is_told_once(archive: Draft) -> None:
    libya = """
        ---
        title: Libya
        agreements: [geneva-ceasefire, roadmap]
        ---

        Text. [@wire]

        ## Timeline {: .timeline }

        - 2020-10-23: Before. [@wire]
        """
    draw(archive, libya=libya)
    archive.write("agreements/roadmap.md", "---\ntitle: The roadmap\ndate: 2020-11-15\n---\n\nText. [@wire]\n")
    archive.config(today=date(2021, 1, 1))
    archive.build()
    since = section(archive.read(REPORT), "since")
    assert "15 November 2020 Signed: The roadmap." in since
    assert "Geneva ceasefire" not in since


def test_a_report_with_nothing_since_has_no_such_part(archive: Draft) -> None:
    draw(archive, libya="---\ntitle: Libya\n---\n\nText. [@wire]\n")
    archive.build()
    assert "Since this report" not in archive.read(REPORT)


CALL = """
    ---
    title: A call
    date: 2020-10-28
    event_date: 2020-10-27
    event: the-call
    conflicts: [libya, idlib]
    accounts: [russia, turkey, france]
    ---

    - Russia was concerned. [@wire]
      {: by=putin about=libya }
    - They spoke for an hour. [@wire]
      {: by=putin about="libya idlib" }
    """


def draw_call(archive: Draft) -> None:
    draw(archive, call=CALL)
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\nA province. [@wire]\n")
    for actor, member in (("russia", ""), ("turkey", ""), ("france", ""), ("putin", "russia"), ("erdogan", "turkey")):
        archive.write(
            f"actors/{actor}.md",
            f"---\ntitle: {actor.title()}\n{f'member_of: [{member}]' if member else 'type: state'}\n---\n",
        )
    archive.write(
        "reports/other-account.md",
        """
        ---
        title: The other account
        date: 2020-10-28
        event: the-call
        conflicts: [libya]
        ---

        Turkey asked for a ceasefire. [@wire]
        {: by=erdogan }
        """,
    )


def test_accounts_of_one_event_stand_side_by_side(archive: Draft) -> None:
    """Sides by membership, topics by about=, statements from all reports of the event, and none averaged."""
    draw_call(archive)
    archive.build()
    page = archive.read(REPORT)
    table = re.search(r"<table>.*?</table>", page, re.DOTALL)
    assert table
    rows = [
        [words(cell, "t[dh]") for cell in re.findall(r"<t[dh]\b.*?</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", table[0], re.DOTALL)
    ]
    assert rows == [
        ["On", "Russia", "Turkey", "France"],
        ["In general", "They spoke for an hour.", "nothing recorded", "nothing recorded"],
        ["Libya", "Russia was concerned.", "Turkey asked for a ceasefire.", "nothing recorded"],
    ]


def test_a_missing_account_is_said_to_be_missing(archive: Draft) -> None:
    draw_call(archive)
    archive.build()
    page = words(archive.read(REPORT))
    assert "No account by France is recorded in this archive." in page
    assert "No account by Turkey" not in page


def test_an_actors_page_has_all_they_said_by_conflict_and_date(archive: Draft) -> None:
    draw_call(archive)
    archive.build()
    page = words(archive.read("actors/putin/index.html"))
    assert page.index("On Idlib They spoke for an hour.") < page.index("On Libya Russia was concerned.")
    assert "27 October 2020, in A call" in page


def test_a_conflicts_page_has_the_positions_side_by_side(archive: Draft) -> None:
    draw_call(archive)
    archive.build()
    page = words(archive.read("conflicts/libya/index.html"))
    assert "Positions side by side Erdogan Turkey asked for a ceasefire." in page
    assert "Putin Russia was concerned." in page
    earlier = words(archive.read(DAY))
    assert "Positions side by side" in earlier, "it was said before the day ended"
