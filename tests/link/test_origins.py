"""Origins and mentions: what rests on what, and who speaks of whom in which sentence."""

from __future__ import annotations

import pytest

from explainer.model.archive import Mention
from tests.conftest import Draft
from tests.link.test_names import linked


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ({"a": "", "b": "a", "c": "b"}, {"a": ("a",), "b": ("a",), "c": ("a",)}),
        ({"a": "", "b": "", "c": "a, b"}, {"c": ("a", "b")}),
        ({"a": "b", "b": "a", "c": "b"}, {"a": ("a",), "b": ("a",), "c": ("a",)}),
        ({"a": "a"}, {"a": ("a",)}),
        ({"a": "", "b": "a", "c": "a", "d": "b, c"}, {"d": ("a",)}),
    ],
    ids=["a chain", "two roots", "a circle", "itself", "a diamond"],
)
def test_origins(archive: Draft, derived: dict[str, str], expected: dict[str, tuple[str, ...]]) -> None:
    for source, parents in derived.items():
        archive.write(f"sources/{source}.md", f"---\ntitle: {source}\nissued: 2020\nderived_from: [{parents}]\n---\n")
    origins = linked(archive).origins
    assert {source: origins[source] for source in expected} == expected


def test_mentions_are_sentences_of_body_texts_only(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\nconflicts: [libya]\n---\n\n[[tripoli]] itself.\n")
    archive.write(
        "conflicts/libya.md",
        """
        ---
        title: Libya
        places: [tripoli]
        ---

        First. Talks with Gen. Haftar
        in **[[tripoli]]** failed. [@wire; @other, p. 3] Then it
        left.

        ## War

        - In [[tripoli|the capital]] and [[Tripoli]]!
        """,
    )
    for source in ("wire", "other"):
        archive.write(f"sources/{source}.md", "---\ntitle: W\nissued: 2020\n---\n")
    found = linked(archive)
    assert found.mentions == {
        "tripoli": (
            Mention("libya", "", "Talks with Gen. Haftar in Tripoli failed."),
            Mention("libya", "war", "In the capital and Tripoli!"),
        )
    }
    assert found.cited_in["other"] == (Mention("libya", "", "Talks with Gen. Haftar in Tripoli failed."),)


def test_the_chronology_is_in_order_of_what_dates_can_be(archive: Draft) -> None:
    archive.write(
        "conflicts/a.md",
        "---\ntitle: A\n---\n\n## T {: .timeline }\n\n- 2020-03-05: C.\n- 2020: A.\n- 2020-03: B.\n- 2019-12-31: Z.\n",
    )
    dates = [event.date.text for event in linked(archive).chronology]
    assert dates == ["2019-12-31", "2020", "2020-03", "2020-03-05"]
