"""Who owns a name: an id belongs to one entry, a title or name perhaps to several, and then to nobody."""

from __future__ import annotations

import unicodedata

import pytest

from explainer.link.names import Names, folded
from explainer.model.archive import (
    Ambiguous,
    AmbiguousRelation,
    Found,
    MissingEntry,
    MissingHeading,
    Related,
    Resolution,
    WrongKind,
)
from tests.conftest import Draft
from tests.link.linked import linked


@pytest.fixture
def names(archive: Draft) -> Names:
    archive.write("conflicts/idlib.md", "---\ntitle: The war in Idlib\nnames: [{text: Idleb}]\n---\n")
    archive.write("places/idlib-city.md", "---\ntitle: Idlib\nnames: [{text: إدلب, lang: ar}, {text: Idleb}]\n---\n")
    archive.write("terms/war.md", "---\ntitle: Idlib-City\n---\n")
    archive.write("terms/straße.md", "---\ntitle: Straße\nnames: [{text: Çatışma}, {text: İdlib}]\n---\n")
    archive.write("sources/wire.md", "---\ntitle: Idlib\n---\n")
    found = linked(archive)
    return Names(found.entries, found.names)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("idlib", ("idlib",)),  # an id wins over the title of another
        ("idlib-city", ("idlib-city",)),
        ("Idlib", ("idlib-city",)),  # and is only itself, letter for letter
        ("Idlib-City", ("war",)),
        ("The war in Idlib", ("idlib",)),
        ("the WAR  in\nidlib", ("idlib",)),
        ("Idleb", ("idlib", "idlib-city")),
        ("إدلب", ("idlib-city",)),
        ("STRASSE", ("straße",)),
        ("straße", ("straße",)),
        ("çatışma", ("straße",)),
        ("ÇATIŞMA", ()),  # in Turkish I is not i, and no locale is asked
        ("wire", ("wire",)),
        ("", ()),
        ("nobody", ()),
    ],
)
def test_who_answers_to_a_text(names: Names, text: str, owners: tuple[str, ...]) -> None:
    assert names.owners(text) == owners


@pytest.mark.parametrize("text", ["straße", "Çatışma", "İdlib", "إدلب"])
def test_composed_and_decomposed_letters_are_the_same(names: Names, text: str) -> None:
    owners = names.owners(text)
    assert owners
    for form in ("NFC", "NFD"):
        assert names.owners(unicodedata.normalize(form, text)) == owners


def test_one_entry_with_a_name_twice_is_one_owner(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\nnames: [{text: TRIPOLI}, {text: Tripoli}]\n---\n")
    found = linked(archive)
    assert Names(found.entries, found.names).owners("Tripoli") == ("tripoli",)


def test_folding_is_stable() -> None:
    assert folded(folded("  Ǆ  İ\tẞ ")) == folded("ǆ i̇ ss")


def test_the_title_of_a_source_is_no_name(names: Names) -> None:
    assert names.owners("Idlib") == ("idlib-city",)
    assert names.source_suggestion("wier") == "wire"
    assert names.source_suggestion("idlib") == ""


def test_a_suggestion_is_written_as_its_author_wrote_it(names: Names) -> None:
    assert names.suggestion("catışma") == "Çatışma"
    assert names.suggestion("IDLIB-CITI") == "idlib-city"
    assert names.suggestion("xyz") == ""


def test_an_id_is_found_in_either_form_of_its_letters(archive: Draft) -> None:
    archive.write("terms/über.md", "---\ntitle: X\n---\n")
    every = linked(archive)
    found = Names(every.entries, every.names)
    assert found.owners(unicodedata.normalize("NFD", "über")) == ("über",)


def test_an_id_in_another_unicode_form_on_disk_is_composed(archive: Draft) -> None:
    archive.write(unicodedata.normalize("NFD", "terms/über.md"), "---\ntitle: X\n---\n\n[[über]]\n")
    found = linked(archive)
    assert set(found.entries) == {"über"}
    assert isinstance(found.links["über"].references[0], Found)


def resolved(archive: Draft, text: str) -> Resolution:
    """What the one reference of a text means."""
    archive.write("pages/x.md", f"---\ntitle: X\n---\n\n{text}\n\n## Here\n")
    (resolution,) = linked(archive).links["x"].references
    return resolution


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[libya]]", ("libya", "")),
        ("[[Libya|the country]]", ("libya", "")),
        ("[[libya#Timeline]]", ("libya", "timeline")),
        ("[[libya#TIME  line]]", None),
        ("[[libya#timeline]]", ("libya", "timeline")),
        ("[[libya#What came OF it]]", ("libya", "after")),
        ("[[libya#after|then]]", ("libya", "after")),
        ("[[#Here]]", ("x", "here")),
        ("[x](../conflicts/libya.md)", ("libya", "")),
        ("[x](../conflicts/libya.md#after)", ("libya", "after")),
        ("[x](x.md#here)", ("x", "here")),
    ],
)
def test_what_a_reference_means(archive: Draft, text: str, found: tuple[str, str] | None) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\n## Timeline\n\n## What came of it {: #after }\n")
    resolution = resolved(archive, text)
    if found is None:
        assert isinstance(resolution, MissingHeading)
    else:
        assert isinstance(resolution, Found)
        assert (resolution.entry_id, resolution.anchor) == found


def test_the_nearest_never_wins(archive: Draft) -> None:
    archive.write("pages/one.md", "---\ntitle: Same\n---\n")
    archive.write("terms/two.md", "---\ntitle: same\n---\n")
    resolution = resolved(archive, "[[SAME]]")
    assert isinstance(resolution, Ambiguous)
    assert resolution.owners == ("one", "two")


@pytest.mark.parametrize("text", ["[[]]", "[[nobody]]", "[x](nobody.md)", "[[|words]]"])
def test_what_nothing_answers_to(archive: Draft, text: str) -> None:
    assert isinstance(resolved(archive, text), MissingEntry)


def test_a_field_takes_the_owner_of_its_kind_and_says_when_there_is_none(archive: Draft) -> None:
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib war\nnames: [{text: Idlib}]\nplaces: [Idlib, Aleppo]\n---\n")
    archive.write("places/idlib-city.md", "---\ntitle: Idlib\n---\n")
    archive.write("actors/aleppo.md", "---\ntitle: Aleppo\n---\n")
    archive.write("reports/r.md", "---\ntitle: R\ndate: 2020\nplaces: [Idlib]\nactors: [Idlib]\n---\n")
    archive.write("reports/s.md", "---\ntitle: S\ndate: 2020\nplaces: [Sirte]\n---\n")
    for path in ("places/sirte.md", "places/sirte-region.md", "actors/council.md"):
        archive.write(path, "---\ntitle: Sirte\n---\n")
    found = linked(archive)
    of_conflict, of_report = found.links["idlib"].relations, found.links["r"].relations
    assert isinstance(of_conflict[0], Related)
    assert of_conflict[0].entry_id == "idlib-city"
    assert isinstance(of_conflict[1], WrongKind)
    assert (of_conflict[1].entry_id, of_conflict[1].wanted) == ("aleppo", "place")
    assert isinstance(of_report[0], Related)
    assert isinstance(of_report[1], AmbiguousRelation)
    assert of_report[1].owners == ("idlib", "idlib-city")
    (of_other,) = found.links["s"].relations
    assert isinstance(of_other, AmbiguousRelation)
    assert of_other.owners == ("sirte", "sirte-region"), "only those that the field can mean"
    assert found.relations_to["idlib-city"] == (("places", "idlib"), ("places", "r"))
