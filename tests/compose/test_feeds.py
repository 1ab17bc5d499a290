"""Feeds, read by a parser that is not ours."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import feedparser
import pytest

from explainer.compose import feed
from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.time.drawings import draw

ATOM = "{http://www.w3.org/2005/Atom}"


def read(archive: Draft, path: str = "feed.xml") -> Any:
    found = feedparser.parse((archive.site / path).read_bytes())
    assert not found.bozo
    assert found.version == "atom10"
    return found


def titles(archive: Draft, path: str = "feed.xml") -> list[str]:
    return [entry.title for entry in read(archive, path).entries]


def test_a_feed_tells_what_the_archive_did_and_what_changed_in_order_of_days(archive: Draft) -> None:
    draw(archive)

    archive.build()

    assert titles(archive, "conflicts/libya/feed.xml") == [
        "Answered: Libya",
        "Libya: since 22 December 2021",
        "Libya: until 22 December 2021",
        "Libya: since 16 March 2021",
        "Libya: until 16 March 2021",
        "Libya, 10 March 2021",
        "Libya: since 5 February 2021",
        "Libya, October 2020",
        "A call",
        "Libya, 23 October 2020",
        "Agreement: Geneva ceasefire",
        "Libya, 4 April 2019",
        "Libya: since 30 March 2016",
    ]


def test_news_leads_to_its_place_and_says_what_it_is(archive: Draft) -> None:
    archive.config(site_url="https://example.org/base")
    archive.write("places/sirte.md", "---\ntitle: Sirte & coast\n---\n")
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        ---

        ## Timeline {: .timeline }

        - 2019-04: An offensive opens at [[sirte]]. [@nothing]
          {: #offensive }
        - 2020-01-02: It **ends**.
        """,
    )
    archive.config(rules={"missing-source": "warning"})

    archive.build()

    ended, opened = read(archive).entries
    assert (opened.link, opened.updated) == (
        "https://example.org/base/conflicts/libya/#offensive",
        "2019-04-30T00:00:00Z",
    )
    assert opened.id == "https://example.org/base/conflicts/libya/#event-offensive"
    assert [(tag.term, tag.label) for tag in opened.tags] == [("event", "Event")]
    assert opened.summary == "An offensive opens at Sirte & coast."
    assert (ended.link, ended.summary) == ("https://example.org/base/conflicts/libya/#timeline", "It ends.")


def test_what_is_still_to_come_on_the_archive_s_day_is_no_news(archive: Draft) -> None:
    draw(archive)

    archive.config(today=date(2020, 10, 28))
    archive.build()

    assert titles(archive, "conflicts/libya/feed.xml") == [
        "Libya, October 2020",
        "A call",
        "Libya, 23 October 2020",
        "Agreement: Geneva ceasefire",
        "Libya, 4 April 2019",
        "Libya: since 30 March 2016",
    ]


def test_what_became_known_later_is_news_of_that_day(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md",
        "---\ntitle: Libya\n---\n\nA secret deal held.\n{: since=2019-01-01 known=2021-05-06 }\n",
    )

    archive.build()

    (news,) = read(archive).entries
    assert (news.title, news.updated) == ("Libya: since 1 January 2019", "2021-05-06T00:00:00Z")


def test_the_reviews_of_one_day_are_one_piece_of_news(archive: Draft) -> None:
    for number in range(22):
        archive.write(f"actors/a{number:02}.md", f"---\ntitle: A&B {number:02}\nreviewed: 2026-02-28\n---\n")
    archive.write("terms/corridor.md", "---\ntitle: Corridor\nreviewed: 2026-03-01\n---\n")

    archive.build()

    one, many = read(archive).entries
    assert (one.title, one.summary) == ("New or reviewed on 1 March 2026: Corridor", "Corridor.")
    assert many.title == "New or reviewed on 28 February 2026: 22 entries"
    assert many.summary.startswith("A&B 00; A&B 01; ")
    assert many.summary.endswith("; A&B 19; and 2 more.")
    assert many.content[0].type == "application/xhtml+xml"
    assert many.content[0].value.count("<li>") == 20


def test_a_feed_is_bounded_and_the_changes_of_many_years_do_not_push_out_reports(
    archive: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_NEWEST", 3)
    events = "".join(f"- 2022-01-{day:02}: Day {day}.\n" for day in range(1, 20))
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\n---\n\n## Timeline {{: .timeline }}\n\n{events}")
    for number in range(5):
        archive.write(f"reports/r{number}.md", f"---\ntitle: R{number}\ndate: 2020-10-0{number + 1}\n---\n")

    archive.build()

    assert titles(archive) == [
        "Libya, 19 January 2022",
        "Libya, 18 January 2022",
        "Libya, 17 January 2022",
        "R4",
        "R3",
        "R2",
    ]


def test_news_is_found_behind_many_things_that_are_still_to_come(
    archive: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_NEWEST", 3)
    archive.config(today=date(2020, 6, 1))
    ahead = "".join(f"It begins {number}.\n{{: since=2021-01-{number:02} }}\n\n" for number in range(1, 30))
    events = "".join(f"- 2020-01-{day:02}: Day {day}.\n" for day in range(1, 9))
    archive.write("terms/ahead.md", f"---\ntitle: Ahead\n---\n\n{ahead}")
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\n---\n\n## Timeline {{: .timeline }}\n\n{events}")
    for number in range(1, 30):
        archive.write(f"reports/r{number:02}.md", f"---\ntitle: R{number}\ndate: 2020-12-{number:02}\n---\n")
    archive.write("reports/last.md", "---\ntitle: Last\ndate: 2020-05-01\n---\n")

    archive.build()

    assert titles(archive) == ["Last", "Libya, 8 January 2020", "Libya, 7 January 2020", "Libya, 6 January 2020"]


def test_a_year_that_is_not_over_has_begun_by_today_beside_what_began_today(
    archive: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_NEWEST", 2)
    archive.config(today=date(2020, 6, 1))
    for name, since in (("one", "2020"), ("other", "2020"), ("zone", "2020-06-01")):
        archive.write(f"terms/{name}.md", f"---\ntitle: {name}\n---\n\nIt holds.\n{{: since={since} }}\n")

    archive.build()

    assert titles(archive) == ["zone: since 1 June 2020", "other: since 2020"]


def test_ids_stay_when_something_is_put_before(archive: Draft) -> None:
    lead = "---\ntitle: Libya\ncorrections:\n"
    one = "  - {date: 2021-05-04, was: One, now: Two}\n"
    text = "---\n\n## Timeline {: .timeline }\n\n"
    archive.write("conflicts/libya.md", f"{lead}{one}{text}- 2020-01-02: It ends.\n")
    archive.build()
    before = {entry.id for entry in read(archive).entries}

    more = "  - {date: 2021-05-04, was: Three, now: Four}\n"
    archive.write("conflicts/libya.md", f"{lead}{more}{one}{text}- 2019-01-02: It begins.\n- 2020-01-02: It ends.\n")
    archive.build()

    after = [entry.id for entry in read(archive).entries]
    assert len(before) == 2
    assert before < set(after)
    assert len(after) == len(set(after)) == 4


def test_the_same_statement_twice_is_news_once(archive: Draft) -> None:
    archive.write(
        "conflicts/libya.md", "---\ntitle: Libya\n---\n\n## T {: .timeline }\n\n- 2020: It ends.\n- 2020: It ends.\n"
    )

    archive.build()

    assert titles(archive) == ["Libya, 2020"]


def test_an_empty_archive_has_an_empty_feed(archive: Draft) -> None:
    archive.build()

    found = read(archive)
    assert found.entries == []
    assert found.feed.title == "A test archive"


def test_ids_of_one_s_own_stay_when_the_site_moves(archive: Draft) -> None:
    draw(archive)
    archive.config(feed_tag="example.org,2026")
    found = []
    for address in ("", "https://example.org/", "https://another.example/base/"):
        archive.config(site_url=address)
        archive.build()
        found.append([entry.id for entry in read(archive, "conflicts/libya/feed.xml").entries])

    assert found[0] == found[1] == found[2]
    assert "tag:example.org,2026:/reports/call/" in found[0]
    assert read(archive).feed.id == "tag:example.org,2026:/"


def test_a_feed_names_itself_only_where_its_address_is_known(archive: Draft) -> None:
    archive.build()
    assert 'rel="self"' not in archive.read("feed.xml")

    archive.config(site_url="https://example.org/")
    archive.build()
    assert '<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>' in archive.read(
        "feed.xml"
    )


@pytest.mark.parametrize("tag", ["example.org", "example.org, 2026", "“”,2026", "example.org,2026-1", 2026])
def test_a_tag_that_is_none_is_refused(archive: Draft, tag: object) -> None:
    archive.config(feed_tag=tag)

    with pytest.raises(
        SetupError,
        match=r"“feed_tag” must be a name that was yours on a day, and that day, for example “example.org,2026”",
    ):
        archive.settings()


def test_titles_in_any_script_and_with_any_sign_come_through(archive: Draft) -> None:
    archive.write("reports/r.md", '---\ntitle: "ليبيا ]]> <b> & “x”"\ndate: 2020\nsummary: "a ]]> <i> & b"\n---\n')

    archive.build()

    entry = ET.fromstring(archive.read("feed.xml")).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "ليبيا ]]> <b> & “x”"
    assert entry.findtext(f"{ATOM}summary") == "a ]]> <i> & b"
