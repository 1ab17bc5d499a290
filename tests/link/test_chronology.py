"""All events of the archive, in order."""

from __future__ import annotations

from tests.conftest import Draft
from tests.link.linked import linked


def timeline(archive: Draft, path: str, *items: str) -> None:
    lines = "\n".join(f"- {item}" for item in items)
    archive.write(path, f"---\ntitle: X\n---\n\n## Timeline {{: .timeline }}\n\n{lines}\n")


def test_events_come_by_their_earliest_day_and_the_more_precise_first(archive: Draft) -> None:
    timeline(
        archive,
        "conflicts/a.md",
        "2020: A year.",
        "2020-01: A month.",
        "2020-01-01: A day.",
        "../2019: Until.",
        "2019-12-31: Before.",
        "2020/2021: Two years.",
        "2020-01-01/..: From then on.",
        "201X: A decade.",
        "2020~: About a year.",
    )
    assert [event.event.text for event in linked(archive).chronology] == [
        "Until.",
        "A decade.",
        "Before.",
        "A day.",
        "A month.",
        "A year.",
        "About a year.",
        "Two years.",
        "From then on.",
    ]


def test_events_of_one_day_keep_the_order_of_entries_and_texts(archive: Draft) -> None:
    timeline(archive, "conflicts/b.md", "2020: First of b.", "2020: Second of b.")
    timeline(archive, "conflicts/a.md", "2020: First of a.", "2020: Second of a.")
    timeline(archive, "actors/z.md", "2020: Of an actor.")
    assert [(event.entry_id, event.statement, event.event.text) for event in linked(archive).chronology] == [
        ("z", 0, "Of an actor."),
        ("a", 0, "First of a."),
        ("a", 1, "Second of a."),
        ("b", 0, "First of b."),
        ("b", 1, "Second of b."),
    ]


def test_an_item_without_a_date_and_a_list_elsewhere_are_no_events(archive: Draft) -> None:
    archive.write(
        "conflicts/a.md",
        "---\ntitle: A\n---\n\n- 2020: No timeline.\n\n## T {: .timeline }\n\n- No date.\n- 2020-13: No month.\n\n"
        "2020: A paragraph.\n\n- 2020: An event.\n\n## Next\n\n- 2020: No more.\n",
    )
    assert [event.event.text for event in linked(archive).chronology] == ["An event."]
