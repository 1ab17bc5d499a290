"""Where an entry is spoken of, in which section, in which sentence."""

from __future__ import annotations

import pytest

from explainer.model.archive import Mention
from tests.conftest import Draft
from tests.link.linked import linked


def mentions(archive: Draft, text: str, of: str = "tripoli") -> list[tuple[str, str]]:
    """Section and sentence of every mention of an entry in a text."""
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n")
    archive.write("sources/s.md", "---\ntitle: S\n---\n")
    archive.write("terms/other.md", "---\ntitle: Another *word*\n---\n")
    archive.write("conflicts/libya.md", f"---\ntitle: Libya\n---\n\n{text}\n")
    found = linked(archive)
    all_found = found.cited_in if of == "s" else found.mentions
    return [(mention.anchor, mention.sentence) for mention in all_found.get(of, ())]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("First. It fell in [[tripoli]]. Last.", "It fell in Tripoli."),
        ("First. Mr. Sarraj, of no. 5, came to [[tripoli|the city]] at 5 p.m. on Monday. Last.",
         "Mr. Sarraj, of no. 5, came to the city at 5 p.m. on Monday."),
        ("First. [@s] It fell in [[tripoli]]. [@s, p. 5] Last. [@s]", "It fell in Tripoli."),
        ("First. It fell in\n[[tripoli]],\nlate. Last.", "It fell in Tripoli, late."),
        ("- It fell in\n  [[tripoli]]. [@s]\n- Last.", "It fell in Tripoli."),
        ("> “In [[tripoli]] we stay.”", "> “In Tripoli we stay.”"),
        ("**[[tripoli]]** and [[other]], `code`, [a link](https://example.org/).",
         "Tripoli and Another word, code, a link."),
        ("In [[Tripoli]] and [[ TRIPOLI ]].", "In Tripoli and Tripoli."),
        ("[the file](../places/tripoli.md) speaks.", "the file speaks."),
        ("| a |\n|---|\n| [[tripoli]] |", "| Tripoli |"),
        ("قال: في [[tripoli|طرابلس]]؟ نعم.", "قال: في طرابلس؟"),
    ],
)  # fmt: skip
def test_a_mention_is_the_sentence_in_plain_words(archive: Draft, text: str, sentence: str) -> None:
    assert {said for _, said in mentions(archive, text)} == {sentence}


def test_one_mention_a_sentence_and_in_the_order_of_the_text(archive: Draft) -> None:
    text = "[[tripoli]] and [[tripoli|the city]]. Then [[tripoli]].\n\nAgain [[tripoli]]."
    assert [sentence for _, sentence in mentions(archive, text)] == [
        "Tripoli and the city.",
        "Then Tripoli.",
        "Again Tripoli.",
    ]


def test_a_mention_leads_to_its_section(archive: Draft) -> None:
    text = "[[tripoli]] first.\n\n## Two words\n\n[[tripoli]] then.\n\n## Own {: #mine }\n\n- [[tripoli]] last."
    assert mentions(archive, text) == [
        ("", "Tripoli first."),
        ("two-words", "Tripoli then."),
        ("mine", "Tripoli last."),
    ]


def test_a_source_is_cited_in_the_sentence_before_it(archive: Draft) -> None:
    text = "First. It fell. [@s; @s, p. 2] Then it rose. [@s]\n\n## After\n\n- All over. [@s]"
    assert mentions(archive, text, of="s") == [("", "It fell."), ("", "Then it rose."), ("after", "All over.")]


def test_an_entry_does_not_mention_itself(archive: Draft) -> None:
    assert mentions(archive, "[[libya]] and [[#x]].\n\n## x", of="libya") == []


def test_front_matter_is_no_mention(archive: Draft) -> None:
    archive.write("reports/r.md", "---\ntitle: R\ndate: 2020\nplaces: [tripoli]\nsources: [s]\n---\n")
    assert mentions(archive, "Nothing.") == []
    assert linked(archive).cited_in == {}
    assert linked(archive).relations_to == {"tripoli": (("places", "r"),), "s": (("sources", "r"),)}


def test_mentions_come_in_the_order_of_the_entries_that_speak(archive: Draft) -> None:
    for path in ("terms/b.md", "actors/z.md", "terms/a.md"):
        archive.write(path, "---\ntitle: X\n---\n\n[[tripoli]].\n")
    mentions(archive, "[[tripoli]].")
    assert linked(archive).mentions["tripoli"] == tuple(
        Mention(entry_id, "", "Tripoli.") for entry_id in ("z", "libya", "a", "b")
    )
