"""`archive.json`, its schema, and what docs/data.md says of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from explainer.compose.schema import archive_schema
from explainer.model.front import FRONTS
from tests.conftest import PROJECT, Draft
from tests.edits import LENIENT, Edit, edits
from tests.real import site_of_the_archive

GUIDE = (PROJECT / "docs/data.md").read_text(encoding="utf-8")

EVERYTHING = {
    "sources/wire.md": """
        ---
        title: A wire text
        type: article-newspaper
        author: [TASS]
        issued: 2020-10~
        container-title: A paper
        number: "3"
        URL: https://example.org/
        url_verified: false
        also_at: [https://example.org/2]
        accessed: 2021
        archived: https://example.org/3
        language: ru
        derived_from: [first]
        side: russia
        affiliation: a state's agency
        note: A remark.
        extracts: ["A passage."]
        ---
        """,
    "sources/first.md": "---\ntitle: First\n---\n",
    "actors/russia.md": """
        ---
        title: Russia
        type: state
        from: 1991
        names: [{text: Россия, lang: ru, used_by: russia, from: 1991, used_here: true, note: Its own.}]
        roles: [{role: A mediator, from: 2020, conflict: libya}]
        reviewed: 2026-02-28
        corrections: [{date: 2021, was: One., now: Two., why: A slip.}]
        ---

        Text, and [[nobody]]. [@wire, p. 3]
        {: by=russia about=libya since=2016 until=2020 known=2021 state=x allow=uncited-statement because="it is" }
        """,
    "places/sirte.md": "---\ntitle: Sirte\ntype: city\nlatitude: 31.2\nlongitude: 16.6\napproximate: true\n---\n",
    "conflicts/libya.md": """
        ---
        title: Libya
        accent: red
        began: 2011
        places: [sirte]
        ---

        ## Open

        - Who leaves?
          {: #who .open opened=2020 answered=2021 }

        ## Timeline {: .timeline }

        - 2020: It ends. [@wire]
        """,
    "pages/words.md": "---\ntitle: Words\nloaded_words: [{word: regime, why: It judges., instead: government}]\n---\n",
}


def faults(archive: Draft) -> list[str]:
    """What of a site's data does not fit the schema beside it."""
    data, schema = json.loads(archive.read("archive.json")), json.loads(archive.read("archive.schema.json"))
    assert data["$schema"] == "archive.schema.json"
    Draft202012Validator.check_schema(schema)
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_fits_what_every_field_can_say(archive: Draft) -> None:
    archive.config(rules=LENIENT)
    for path, text in EVERYTHING.items():
        archive.write(path, text)

    assert archive.build().written

    assert faults(archive) == []


def test_the_schema_fits_an_empty_archive(archive: Draft) -> None:
    archive.build()

    assert faults(archive) == []


def test_the_schema_fits_the_first_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = site_of_the_archive(tmp_path_factory, "plain", site_url="")
    schema = json.loads((site / "archive.schema.json").read_bytes())
    data = json.loads((site / "archive.json").read_bytes())

    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(drawn=st.lists(edits, min_size=1, max_size=12))
def test_the_schema_fits_any_archive(tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[str, Edit]]) -> None:
    draft = Draft(tmp_path_factory.mktemp("drawn") / "archive")
    draft.own_templates()
    draft.config(rules=LENIENT)
    for _, edit in drawn:
        edit(draft)
    if draft.build().written:
        assert faults(draft) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"format": 2}, "$.format: 2 is not one of [1]"),
        ({"more": 1}, "$: Additional properties are not allowed ('more' was unexpected)"),
    ],
)
def test_the_schema_refuses_another_form(archive: Draft, change: dict[str, Any], fault: str) -> None:
    archive.build()
    data = {**json.loads(archive.read("archive.json")), **change}
    (archive.site / "archive.json").write_text(json.dumps(data), encoding="utf-8")

    assert faults(archive) == [fault]


def test_front_matter_of_another_kind_is_refused(archive: Draft) -> None:
    archive.write("places/sirte.md", "---\ntitle: Sirte\nlatitude: 31.2\n---\n")
    archive.build()
    data = json.loads(archive.read("archive.json"))
    data["entries"][0]["kind"] = "term"
    (archive.site / "archive.json").write_text(json.dumps(data), encoding="utf-8")

    assert faults(archive) == [
        "$.entries[0].front: Additional properties are not allowed ('approximate', 'latitude' were unexpected)"
    ]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    for part in schema["$defs"].values():
        if part["type"] == "object":
            yield part


def test_every_field_of_the_schema_is_described_and_every_object_closed() -> None:
    found = list(objects(archive_schema()))
    assert {front.__name__ for front in FRONTS.values()} <= {part["title"] for part in found}
    for part in found:
        assert part["description"], part["title"]
        assert part["additionalProperties"] is False, part["title"]
        undescribed = [name for name, field in part["properties"].items() if not field.get("description")]
        assert undescribed == [], part["title"]


def test_the_guide_speaks_of_every_field_of_the_archive_its_entries_and_statements() -> None:
    parts = archive_schema()["$defs"]
    for part in ("ArchiveData", "EntryData", "StatementData", "ReferenceData", "UnresolvedData", "CitationData"):
        for field in parts[part]["properties"]:
            assert f"`{field}`" in GUIDE, field


def test_the_data_is_known_for_ours_by_its_first_bytes(archive: Draft) -> None:
    """The writer looks at no more than these before it takes a folder for a site of ours."""
    archive.build()

    assert '"generator": "explainer"' in archive.read("archive.json")[:200]
