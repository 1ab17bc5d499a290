"""Fields as written to typed ones: what stays when a neighbour is faulty, and what refers to other entries."""

from __future__ import annotations

from textwrap import dedent

import pytest

from explainer.load.fields import typed_front
from explainer.load.frontmatter import split_front_matter
from explainer.model.dates import parse_date
from explainer.model.entry import Relation
from explainer.model.front import ActorFront, AnyFront, Kind, Name, PlaceFront, Role, SourceFront
from explainer.model.problem import Position


def typed(kind: Kind, text: str) -> tuple[AnyFront | None, tuple[Relation, ...], list[str]]:
    """The front matter of a kind, its relations, and the messages of its problems."""
    front, faults = split_front_matter(f"---\n{dedent(text).strip()}\n---\n", "x.md")
    assert front is not None
    assert faults == []
    value, relations, problems = typed_front(kind, front, "x.md")
    return value, relations, [problem.message for problem in problems]


def test_fields_get_the_types_of_the_schema() -> None:
    front, relations, problems = typed(
        "actor",
        """
        title: Fayez
          al-Sarraj
        type: person
        from: 1960-02-20
        reviewed: 2020-10
        names:
          - {text: فائز السراج, lang: ar, used_by: un, from: 2016, until: 2021}
        roles:
          - {role: Prime minister, from: 2016-03-30, until: 2021-03-16, conflict: libya}
        """,
    )
    assert problems == []
    assert front == ActorFront(
        title="Fayez al-Sarraj",
        type="person",
        since=parse_date("1960-02-20"),
        reviewed=parse_date("2020-10"),
        names=(Name("فائز السراج", "ar", "un", parse_date("2016"), parse_date("2021")),),
        roles=(Role("Prime minister", parse_date("2016-03-30"), parse_date("2021-03-16"), "libya"),),
    )
    assert [(relation.field, relation.target) for relation in relations] == [("used_by", "un"), ("conflict", "libya")]


def test_numbers_and_truth() -> None:
    front, _, problems = typed("place", "title: X\nlatitude: -3.5\nlongitude: 1e1\napproximate: Yes\n")
    assert problems == []
    assert front == PlaceFront(title="X", latitude=-3.5, longitude=10.0, approximate=True)


@pytest.mark.parametrize(
    ("word", "value"), [("true", True), ("True", True), ("yes", True), ("on", True), ("no", False), ("OFF", False)]
)
def test_words_for_true_and_false(word: str, value: bool) -> None:
    front, _, problems = typed("source", f"title: X\nurl_verified: {word}\n")
    assert problems == []
    assert front == SourceFront(title="X", url_verified=value)


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "90.01", "1_0", "0x1", "٣", "", "12°"])
def test_what_is_no_latitude(number: str) -> None:
    front, _, problems = typed("place", f"title: X\nlatitude: '{number}'\n")
    assert front == PlaceFront(title="X")
    assert len(problems) == 1


def test_keys_that_python_cannot_spell() -> None:
    front, _, problems = typed("source", "title: X\ncontainer-title: A paper\nURL: https://example.org/\n")
    assert problems == []
    assert front == SourceFront(title="X", container_title="A paper", url="https://example.org/")


def test_a_faulty_field_takes_only_itself_away() -> None:
    front, relations, problems = typed(
        "actor",
        """
        title: X
        type: ship
        from: 2020-13
        names: [{text: A}, {lang: en}, B, {text: C, from: x}]
        roles: [{role: Head}, {from: 2020}]
        conflicts: [libya, [idlib], syria]
        """,
    )
    assert front == ActorFront(
        title="X", names=(Name("A"), Name("C")), roles=(Role("Head"),), conflicts=("libya", "syria")
    )
    assert [relation.target for relation in relations] == ["libya", "syria"]
    assert len(problems) == 7


def test_without_a_required_field_there_is_no_front_matter_but_every_problem() -> None:
    front, relations, problems = typed("report", "summary: X\nconflicts: [libya]\nevent_date: x\n")
    assert front is None
    assert [relation.target for relation in relations] == ["libya"]
    assert len(problems) == 3


def test_a_relation_knows_its_place() -> None:
    _, relations, _ = typed("agreement", "title: X\nparties: [iran,\n  russia]\nplace: geneva\nsources: [un]\n")
    assert set(relations) == {
        Relation("parties", "iran", Position("x.md", 3, 11)),
        Relation("parties", "russia", Position("x.md", 4, 3)),
        Relation("place", "geneva", Position("x.md", 5, 8)),
        Relation("sources", "un", Position("x.md", 6, 11)),
    }


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org/?a=b#c"])
def test_an_address_is_whole(address: str) -> None:
    front, _, problems = typed("source", f"title: X\nURL: {address}\narchived: {address}\nalso_at: ['{address}']\n")
    assert problems == []
    assert front == SourceFront(title="X", url=address, archived=address, also_at=(address,))


@pytest.mark.parametrize(
    "address",
    ["example.org", "//example.org", "ftp://example.org", "javascript:alert(1)", "HTTPS//x", "data:text/html,x"],
)
def test_what_is_no_address_is_left_out(address: str) -> None:
    front, _, problems = typed("source", f"title: X\nURL: '{address}'\n")
    assert front == SourceFront(title="X")
    assert problems == [f"“{address}” is not an address"]
