"""Origins: ten citations of copies of one text rest on one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.link.origins import origins
from explainer.model.archive import Links, Related
from explainer.model.entry import Entry, Relation
from explainer.model.front import SourceFront, TermFront
from explainer.model.problem import Position
from explainer.model.text import Body
from tests.conftest import Draft
from tests.link.linked import linked


def roots(parents: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The origins of sources, each with the sources that it derives from."""
    entries = {
        source: Entry(source, "source", f"content/sources/{source}.md", SourceFront(title=source), Body(""))
        for source in parents
    }
    links = {
        source: Links(
            relations=tuple(Related(Relation("derived_from", above, Position("")), above) for above in derived_from)
        )
        for source, derived_from in parents.items()
    }
    return origins(entries, links)


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"a": []}, {"a": ("a",)}),
        ({"a": [], "b": ["a"], "c": ["b"], "d": ["c"]}, {"a": ("a",), "b": ("a",), "c": ("a",), "d": ("a",)}),
        ({"a": [], "b": [], "c": ["b", "a"]}, {"a": ("a",), "b": ("b",), "c": ("a", "b")}),
        ({"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"]}, {"a": ("a",), "b": ("a",), "c": ("a",), "d": ("a",)}),
        ({"a": ["a"]}, {"a": ("a",)}),
        ({"b": ["a"], "a": ["b"]}, {"a": ("a",), "b": ("a",)}),
        ({"c": ["b"], "b": ["a"], "a": ["c"], "d": ["b"]}, {"a": ("a",), "b": ("a",), "c": ("a",), "d": ("a",)}),
        ({"a": ["b"], "b": ["a", "r"], "r": []}, {"a": ("r",), "b": ("r",), "r": ("r",)}),
    ],
    ids=["alone", "a chain", "two", "a diamond", "of itself", "a circle", "a copy of a circle", "a circle with a root"],
)
def test_the_roots_of_what_a_source_repeats(
    parents: dict[str, list[str]], expected: dict[str, tuple[str, ...]]
) -> None:
    assert roots(parents) == expected


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3)).map(
        lambda parents: {
            source: [above for above in derived_from if above in parents] for source, derived_from in parents.items()
        }
    )
)
def test_every_source_has_an_origin_and_an_origin_is_its_own(parents: dict[str, list[str]]) -> None:
    found = roots(parents)
    assert set(found) == set(parents)
    for origin in {origin for of_source in found.values() for origin in of_source}:
        assert found[origin] == (origin,)
    assert all(found.values())
    assert found == roots(dict(reversed(parents.items())))


def test_a_chain_of_a_thousand_copies(archive: Draft) -> None:
    parents: dict[str, list[str]] = {"s0000": []}
    parents |= {f"s{number:04}": [f"s{number - 1:04}"] for number in range(1, 1000)}
    assert roots(parents)["s0999"] == ("s0000",)


def test_only_sources_have_origins_and_what_cannot_be_found_is_none(archive: Draft) -> None:
    archive.write("sources/copy.md", "---\ntitle: A copy\nderived_from: [wire, gone]\n---\n")
    archive.write("sources/wire.md", "---\ntitle: A wire text\n---\n")
    archive.write("terms/x.md", "---\ntitle: X\n---\n")
    assert linked(archive).origins == {"copy": ("wire",), "wire": ("wire",)}
    term = Entry("x", "term", "x.md", TermFront(title="X"), Body(""))
    assert origins({"x": term}, {"x": Links()}) == {}
