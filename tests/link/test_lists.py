"""What the lists of the whole site are made of."""

from __future__ import annotations

from explainer.link.all_names import sort_key
from explainer.model.lists import PAGE_LENGTH
from tests.conftest import Draft
from tests.link.linked import linked


def test_all_names_come_in_their_order_page_by_page_and_say_how_many_there_are(archive: Draft) -> None:
    names = ", ".join(f"{{text: Name {number:03}, lang: en}}" for number in range(PAGE_LENGTH))
    archive.write("actors/iran.md", f"---\ntitle: ‘Īran\nnames: [{{text: ‘Īran, lang: fa}}, {names}]\n---\n")
    archive.write("terms/zone.md", "---\ntitle: Zone\n---\n")
    archive.write("sources/kremlin.md", "---\ntitle: Kremlin\n---\n")
    archive.write("pages/about.md", "---\ntitle: About\n---\n")

    first, second = linked(archive).all_names[1], linked(archive).all_names[2]

    assert first.count == second.count == PAGE_LENGTH + 2
    assert len(first.rows) == PAGE_LENGTH
    assert first.rows[:2] == (("‘Īran", "", "iran"), ("Name 000", "en", "iran"))
    assert second.rows == (("Name 099", "en", "iran"), ("Zone", "", "zone"))


def test_an_archive_without_names_has_no_page_of_them(archive: Draft) -> None:
    assert dict(linked(archive).all_names) == {}


def test_names_are_sorted_without_accents_case_and_a_leading_mark() -> None:
    assert sort_key("ʿĀrif") == sort_key("arif")


def test_entries_are_listed_that_were_corrected_or_wait_for_somebody(archive: Draft) -> None:
    correction = "corrections: [{date: 2020-01-02, was: So., now: Not so., why: It was wrong.}]"
    archive.write("reports/call.md", f"---\ntitle: Call\ndate: 2020-01-01\n{correction}\n---\n")
    archive.write("actors/iran.md", "---\ntitle: Iran\n---\n")
    archive.write("actors/russia.md", "---\ntitle: Russia\nreviewed: 2020-01-01\n---\n")
    archive.write("sources/kremlin.md", "---\ntitle: Kremlin\nURL: https://example.org/\n---\n")
    archive.write("sources/tass.md", "---\ntitle: TASS\nURL: https://example.org/a\nurl_verified: true\n---\n")
    archive.write("sources/book.md", "---\ntitle: Book\n---\n")

    assert dict(linked(archive).listed) == {"corrected": ("call",), "unreviewed": ("iran",), "unseen": ("kremlin",)}


def test_of_two_reports_that_begin_on_one_day_the_less_precise_is_the_newer_and_then_the_title_decides(
    archive: Draft,
) -> None:
    for name, title, day in (
        *(("a", "B", "2020-01-01"), ("b", "A", "2020-01-01"), ("c", "C", "2020-01")),
        ("d", "D", "2021"),
    ):
        archive.write(f"reports/{name}.md", f"---\ntitle: {title}\ndate: {day}\n---\n")

    assert linked(archive).newest["report"] == ("d", "c", "b", "a")


def test_the_days_of_news_are_those_of_what_the_archive_did_and_of_what_has_come(archive: Draft) -> None:
    archive.write("reports/call.md", "---\ntitle: Call\ndate: 2020-01-03\n---\n")
    archive.write("agreements/treaty.md", "---\ntitle: Treaty\ndate: 2020-01\n---\n")
    archive.write(
        "terms/zone.md", "---\ntitle: Zone\nreviewed: 2020-01-02\n---\n\nIt holds.\n{: since=2019 known=2020-02-01 }\n"
    )
    news = linked(archive).news

    ordinals = {day: number for number, day in news["done"]}
    assert list(ordinals) == ["call", "zone"]
    assert ordinals["call"] == ordinals["zone"] + 1
    # A treaty of January has surely come on its last day; what became known in February, not before.
    assert [(entry_id, number - ordinals["call"]) for number, entry_id in news["changed"]] == [
        ("zone", 29),
        ("treaty", 28),
    ]
