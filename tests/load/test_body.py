"""A body taken apart: places, sections, statements, events and what each holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.load.body import read_body
from explainer.model.dates import parse_date
from explainer.model.problem import Position
from explainer.model.text import Body, Event
from tests.load.rendering import problems, read


def at(body: Body, text: str, whole: str, first_line: int = 5) -> Position:
    """Where a text stands for the first time in the whole, as a reader's editor counts."""
    before = whole[: whole.index(text)]
    return Position("content/terms/x.md", first_line + before.count("\n"), len(before) - before.rfind("\n"))


WHOLE = """\
Lead with [[one]] and [@s].

## First [[two|words]] {: .lede }

Wrapped over
lines with 🕊️ [[three#Part|words]] and
\t[link](../places/four.md#part) ![p](five.png) [@t, p. 1; @u].
{: since=2020 by=six }

- item [[seven]]
  more [[eight]]
    - nested [[nine]]
      {: about=ten }

> quoted [[eleven]] العربية [[twelve]]

| [[thirteen]] | b |
|---|---|
| c | [@v] |
"""


def test_line_and_column_of_everything_are_exact() -> None:
    body, relations, faults = read_body(WHOLE, "content/terms/x.md", 5, "content/terms")
    assert faults == []
    for reference in body.references:
        text = "../places/four.md" if reference.path else f"[[{reference.target}"
        assert reference.position == at(body, text, WHOLE), reference
    assert len(body.references) == 10
    assert [asset.position for asset in body.asset_links] == [at(body, "five.png", WHOLE)]
    assert [citation.position for citation in body.citations] == [
        at(body, "@s", WHOLE),
        at(body, "@t", WHOLE),
        at(body, "@u", WHOLE),
        at(body, "@v", WHOLE),
    ]
    assert [relation.position for relation in relations] == [at(body, "by=six", WHOLE), at(body, "about=ten", WHOLE)]
    assert [heading.position for heading in body.headings] == [at(body, "## First", WHOLE)]
    assert [statement.position for statement in body.statements] == [
        at(body, "Lead", WHOLE),
        at(body, "Wrapped", WHOLE),
        at(body, "- item", WHOLE),
        at(body, "- nested", WHOLE),
        at(body, "> quoted", WHOLE),
    ]


def test_everything_knows_the_statement_it_stands_in() -> None:
    body = read(WHOLE)
    of = {reference.target or reference.path: reference.statement for reference in body.references}
    assert of == {
        "one": 0,
        "two": -1,
        "three": 1,
        "content/places/four.md": 1,
        "seven": 2,
        "eight": 2,
        "nine": 3,
        "eleven": 4,
        "twelve": 4,
        "thirteen": -1,
    }
    assert [citation.statement for citation in body.citations] == [0, 1, 1, -1]
    assert [statement.section for statement in body.statements] == [-1, 0, 0, 0, 0]


def test_a_statement_is_its_text_without_bullet_and_marks() -> None:
    texts = [statement.text for statement in read(WHOLE).statements]
    assert texts[0] == "Lead with [[one]] and [@s]."
    assert texts[1].startswith("Wrapped over\nlines with")
    assert texts[1].endswith("[@t, p. 1; @u].")
    assert texts[2] == "item [[seven]]\n  more [[eight]]"
    assert texts[3] == "nested [[nine]]"


def test_marks_belong_to_the_statement_they_follow() -> None:
    marks = [statement.marks for statement in read(WHOLE).statements]
    assert marks[1].since == parse_date("2020")
    assert marks[1].by == ("six",)
    assert marks[3].about == ("ten",)
    assert marks[0] == marks[2] == marks[4]


def test_locators_and_words_are_read() -> None:
    body = read(WHOLE)
    assert [(citation.target, citation.locator) for citation in body.citations] == [
        ("s", ""),
        ("t", "p. 1"),
        ("u", ""),
        ("v", ""),
    ]
    assert [(found.target, found.heading, found.words) for found in body.references[1:3]] == [
        ("two", "", "words"),
        ("three", "Part", "words"),
    ]


def test_the_sentence_around_a_reference_and_a_citation() -> None:
    body = read("One. In no. 5 of\n[[tripoli]] it began. [@s] Then [[libya]] followed. [@t]\n\n## About [[x]]\n")
    assert [reference.sentence for reference in body.references] == [
        "In no. 5 of\n[[tripoli]] it began. [@s]",
        "Then [[libya]] followed. [@t]",
        "## About [[x]]",
    ]
    assert [citation.sentence for citation in body.citations] == [
        "In no. 5 of\n[[tripoli]] it began. [@s]",
        "Then [[libya]] followed. [@t]",
    ]


@pytest.mark.parametrize("lead", ["", "- ", "10. ", "> ", "## T {: .timeline }\n\n- 2019-04-04/2020-06-05: ", "    \n"])
def test_the_sentence_is_the_right_one_whatever_stands_before_the_text(lead: str) -> None:
    (reference,) = read(f"{lead}It is [[x]]. No. Yes. Perhaps. And so it goes on for long.").references
    assert reference.sentence.removeprefix("> ") == "It is [[x]]."


TIMELINE = """\
## Timeline {: .timeline }

- 2019-04-04: An offensive on [[tripoli]]. [@s]
- 2019~: It goes on.
  {: .key }
-\t1988/1994: A war.
- 2020-10-28 : A space.
- Nothing.
    - 2020: Nested.

### Below

- 2021: Still an event?
"""


def test_events_begin_with_a_date() -> None:
    events = [found for found in read(TIMELINE).statements if isinstance(found, Event)]
    assert [(event.date.text if event.date else None, event.text) for event in events] == [
        ("2019-04-04", "An offensive on [[tripoli]]. [@s]"),
        ("2019~", "It goes on."),
        ("1988/1994", "A war."),
        (None, "2020-10-28 : A space."),
        (None, "Nothing."),
        ("2020", "Nested."),
    ]
    assert events[1].marks.classes == ("key",)
    assert [(fault.rule, fault.position.line, fault.position.column) for fault in problems(TIMELINE)] == [
        ("timeline-date", 11, 3),
        ("timeline-date", 12, 3),
    ]


def test_the_sentence_of_an_event_is_without_its_date() -> None:
    (reference,) = read(TIMELINE).references
    assert reference.sentence == "An offensive on [[tripoli]]. [@s]"


@pytest.mark.parametrize(
    ("line", "level", "text", "anchor", "classes"),
    [
        ("## Two words", 2, "Two words", "two-words", ()),
        ("## Two words ##", 2, "Two words", "two-words", ()),
        ("##Tight", 2, "Tight", "tight", ()),
        ("###### Six", 6, "Six", "six", ()),
        ("## A [[b|c]] *d* `e` [f](g) [@h]", 2, "A c d e f", "a-c-d-e-f", ()),
        ("## [[libya#Timeline]]", 2, "libya#Timeline", "libyatimeline", ()),
        ("## Timeline {: .timeline }", 2, "Timeline", "timeline", ("timeline",)),
        ("## Timeline {.a .b}", 2, "Timeline", "timeline", ("a", "b")),
        ("## Title {: #own }", 2, "Title", "own", ()),
        ("## Что дальше?", 2, "Что дальше?", "что-дальше", ()),
        ("## 2020–2021", 2, "2020–2021", "20202021", ()),
        ("## ???", 2, "???", "section", ()),
        ("Under\n===", 1, "Under", "under", ()),
        ("Under\n---", 2, "Under", "under", ()),
    ],
)
def test_a_heading(line: str, level: int, text: str, anchor: str, classes: tuple[str, ...]) -> None:
    (heading,) = read(f"{line}\n\nText.").headings
    assert (heading.level, heading.text, heading.anchor, heading.classes) == (level, text, anchor, classes)


def test_anchors_are_unique_and_leave_the_pages_own_alone() -> None:
    body = read("## A\n\n## A\n\n## References\n\n## a 2\n\n## Main\n\n## X {: #a }\n")
    anchors = [heading.anchor for heading in body.headings]
    assert len(set(anchors)) == len(anchors)
    assert anchors[:2] == ["a", "a-2"]
    assert not {"references", "main"} & set(anchors)


@pytest.mark.parametrize(
    ("link", "path", "heading"),
    [
        ("[x](libya.md)", "content/terms/libya.md", ""),
        ("[x](../conflicts/libya.md#time)", "content/conflicts/libya.md", "time"),
        ("[x](<../conflicts/libya.md>)", "content/conflicts/libya.md", ""),
        ('[x](libya.md "Title")', "content/terms/libya.md", ""),
        ("[x](./a/../libya.MD)", "content/terms/libya.MD", ""),
        ("[x](%C3%BCber.md#%C3%BC)", "content/terms/über.md", "ü"),
        ("[x]: libya.md", "content/terms/libya.md", ""),
        ("[x](/libya.md)", "/libya.md", ""),
        ("[x](../../secret.md)", "secret.md", ""),
    ],
)
def test_a_link_to_a_markdown_file_is_a_reference(link: str, path: str, heading: str) -> None:
    (reference,) = read(link).references
    assert (reference.path, reference.heading, reference.target) == (path, heading, "")


@pytest.mark.parametrize(
    "link",
    ["[x](https://example.org/a.md)", "[x](mailto:a@b.md)", "[x](#a)", "[x](//host/a.md)", "<https://a.org/b.md>"],
)
def test_a_link_elsewhere_is_none(link: str) -> None:
    body = read(link)
    assert not body.references
    assert not body.asset_links


def test_links_to_other_files_are_resolved_from_the_entrys_folder() -> None:
    body = read("![a](a.png) [b](../media/b%20c.pdf#page=2) ![c](https://example.org/c.png)")
    assert [(link.raw, link.path) for link in body.asset_links] == [
        ("a.png", "content/terms/a.png"),
        ("../media/b%20c.pdf#page=2", "content/media/b c.pdf"),
    ]
    assert [(picture.address, picture.position.column) for picture in body.foreign_pictures] == [
        ("https://example.org/c.png", 44)
    ]


def test_a_bar_that_ends_a_cell_is_told_at_its_reference() -> None:
    (fault,) = problems("| a |\n|---|\n| x [[b|c]] |\n| [[b\\|c]] `[[b|c]]` |")
    assert (fault.rule, fault.position.line, fault.position.column) == ("cut-reference", 7, 5)
    assert fault.hint == "write [[b\\|c]] in a table"


def test_a_very_long_line_is_one_statement() -> None:
    body = read("word " * 20_000 + "[[a]] " + "word " * 20_000 + "[@s]")
    assert len(body.statements) == 1
    assert body.references[0].position.column == 100_001
    assert len(body.citations) == 1


def test_many_references_in_one_paragraph_keep_their_sentences() -> None:
    body = read(" ".join(f"Sentence {number} on [[a{number}]]. [@s]" for number in range(2000)))
    assert [reference.sentence for reference in body.references][1998:] == [
        "Sentence 1998 on [[a1998]]. [@s]",
        "Sentence 1999 on [[a1999]]. [@s]",
    ]


@settings(max_examples=300)
@given(
    st.text(st.sampled_from("ab .:-*_#>|`~![](){}@=<>/\\\"'\n\t0123456789") | st.characters(codec="utf-8"), max_size=80)
)
def test_any_text_is_taken_apart_with_places_inside_it(text: str) -> None:
    text = text.replace("\r", "")
    lines = text.split("\n")
    body, relations, faults = read_body(text, "x.md", 1, "")
    places = [
        *(reference.position for reference in body.references),
        *(citation.position for citation in body.citations),
        *(statement.position for statement in body.statements),
        *(heading.position for heading in body.headings),
        *(relation.position for relation in relations),
        *(link.position for link in body.asset_links),
        *(picture.position for picture in body.foreign_pictures),
        *(fault.position for fault in faults),
    ]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    statements = [
        *(reference.statement for reference in body.references),
        *(citation.statement for citation in body.citations),
    ]
    assert all(-1 <= statement < len(body.statements) for statement in statements)
    for before, after in zip(body.statements, body.statements[1:], strict=False):
        assert before.end <= after.start


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2003"])
def test_a_text_set_in_by_spaces_of_another_kind_is_a_paragraph(space: str) -> None:
    body, _, problems = read_body(f"{4 * space}One.\n\n{5 * space}Two.\n", "pages/x.md", 1, "pages")
    assert [statement.text for statement in body.statements] == ["One.", "Two."]
    assert not problems
