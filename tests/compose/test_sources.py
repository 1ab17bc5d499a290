"""Sources for reference managers, read back by libraries that are not ours."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from explainer.compose.bibtex import bibtex
from explainer.compose.csl import csl_date
from explainer.model.dates import parse_date
from explainer.model.entry import Entry
from explainer.model.front import SourceFront, SourceType
from explainer.model.text import Body
from tests.conftest import Draft
from tests.real import site_of_the_archive

NAMES = {"type": "array", "items": {"type": "object", "properties": {"literal": {"type": "string"}}}}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3},
            "minItems": 1,
            "maxItems": 2,
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"const": True},
        "literal": {"type": "string", "minLength": 1},
    },
    "anyOf": [{"required": ["date-parts"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
TEXTS = ("id", "title", "publisher", "container-title", "number", "URL", "language", "note")
CSL: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"enum": list(get_args(SourceType))},
            **{name: {"type": "string", "minLength": 1} for name in TEXTS},
            "author": {**NAMES, "minItems": 1},
            "issued": DATE,
            "accessed": DATE,
            "custom": {"type": "object", "minProperties": 1},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What the schema of CSL's input data says of the variables that a source can have, and no others
(https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json); written anew, and stricter about what
stands empty."""


def csl(archive: Draft) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(archive.read("sources.json"))
    assert [error.message for error in Draft7Validator(CSL).iter_errors(items)] == []
    return items


def parsed(text: str) -> dict[str, dict[str, str]]:
    """By key, the fields of a file as they read, and the type as `@`."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return {
        entry.key: {"@": entry.entry_type, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    }


def written(archive: Draft) -> dict[str, dict[str, str]]:
    return parsed(archive.read("sources.bib"))


WIRE = """
    ---
    title: "Russia's “50%” & _more_"
    type: article-newspaper
    author: [TASS, "Iran, Russia and Turkey"]
    issued: 2020-10-28
    publisher: A house
    container-title: A paper
    number: "3"
    URL: https://example.org/a_b?c=%20d#e
    accessed: 2021-01-02
    archived: https://example.org/kept_here
    language: ru
    affiliation: a state's agency
    derived_from: [first]
    note: A remark.
    ---
    """


def test_a_source_in_every_field(archive: Draft) -> None:
    archive.write("sources/wire.md", WIRE)
    archive.write("sources/first.md", "---\ntitle: First\nalso_at: [https://example.org/also]\n---\n")

    archive.build()

    assert csl(archive) == [
        {
            "id": "first",
            "type": "document",
            "title": "First",
            "URL": "https://example.org/also",
            "custom": {"also_at": ["https://example.org/also"]},
        },
        {
            "id": "wire",
            "type": "article-newspaper",
            "title": "Russia's “50%” & _more_",
            "author": [{"literal": "TASS"}, {"literal": "Iran, Russia and Turkey"}],
            "issued": {"date-parts": [[2020, 10, 28]]},
            "publisher": "A house",
            "container-title": "A paper",
            "number": "3",
            "URL": "https://example.org/a_b?c=%20d#e",
            "accessed": {"date-parts": [[2021, 1, 2]]},
            "language": "ru",
            "note": "A remark.",
            "custom": {
                "archived": "https://example.org/kept_here",
                "affiliation": "a state's agency",
                "derived_from": ["first"],
            },
        },
    ]
    assert r"""@article{wire,
  title = {{Russia's “50\%” \& \_more\_}},
  author = {{TASS} and {Iran, Russia and Turkey}},
  journal = {A paper},
  publisher = {A house},
  number = {3},
  year = {2020},
  month = oct,
  day = {28},
  url = {https://example.org/a_b?c=%20d#e},
  urldate = {2021-01-02},
  language = {ru},
  note = {A remark. Archived copy: https://example.org/kept\_here},
}
""" in archive.read("sources.bib")
    assert written(archive)["first"] == {"@": "misc", "title": "First", "url": "https://example.org/also"}


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("2020", {"date-parts": [[2020]]}),
        ("2020-10", {"date-parts": [[2020, 10]]}),
        ("2020-10-28~", {"date-parts": [[2020, 10, 28]], "circa": True}),
        ("2020?", {"date-parts": [[2020]], "circa": True}),
        ("2019-24", {"date-parts": [[2019]], "season": 4}),
        ("2019-21", {"date-parts": [[2019]], "season": 1}),
        ("1988/1994-05", {"date-parts": [[1988], [1994, 5]]}),
        ("2016-03-30/..", {"literal": "from 30 March 2016"}),
        ("../2024", {"literal": "until 2024"}),
        ("201X", {"literal": "the 2010s"}),
        ("2019-XX", {"date-parts": [[2019]]}),
        ("2019-04-XX", {"date-parts": [[2019, 4]]}),
    ],
)
def test_dates_of_csl(stated: str, said: dict[str, Any]) -> None:
    date = csl_date(parse_date(stated))
    assert date == said
    assert [error.message for error in Draft7Validator(DATE).iter_errors(date)] == []


@pytest.mark.parametrize(
    ("stated", "fields"),
    [
        ("2020-10", {"year": "2020", "month": "oct"}),
        ("2020-10~", {"year": "2020", "month": "oct", "note": "Dated about October 2020."}),
        ("2019-24", {"year": "2019", "note": "Dated winter 2019."}),
        ("1988/1994", {"note": "Dated 1988 to 1994."}),
        ("20XX", {"note": "Dated the years 2000 to 2099."}),
        ("2019-04-XX", {"year": "2019", "month": "apr"}),
        ("0800", {"year": "0800"}),
    ],
)
def test_dates_of_bibtex(archive: Draft, stated: str, fields: dict[str, str]) -> None:
    archive.write("sources/one.md", f"---\ntitle: One\nissued: {stated}\n---\n")

    archive.build()

    assert written(archive)["one"] == {"@": "misc", "title": "One", **fields}


def test_every_type_has_one_in_bibtex(archive: Draft) -> None:
    for kind in get_args(SourceType):
        archive.write(f"sources/{kind.replace('_', '-')}.md", f"---\ntitle: T\ntype: {kind}\npublisher: P\n---\n")

    archive.build()

    assert len(csl(archive)) == len(get_args(SourceType))
    found = written(archive)
    assert {entry["@"] for entry in found.values()} == {
        *("article", "book", "booklet", "incollection", "inproceedings", "misc", "phdthesis", "techreport")
    }
    assert all("P" in entry.values() for entry in found.values())
    assert found["thesis"]["school"] == "P"
    assert found["chapter"]["publisher"] == "P"


def test_titles_in_any_script_stay_in_utf_8(archive: Draft) -> None:
    archive.write("sources/a.md", "---\ntitle: الاتفاق التركي الليبي\nlanguage: ar\nauthor: [Տաթև]\n---\n")

    archive.build()

    assert "  title = {{الاتفاق التركي الليبي}},\n  author = {{Տաթև}},\n" in archive.read("sources.bib")
    assert '"title": "الاتفاق التركي الليبي"' in archive.read("sources.json")


def test_an_archive_without_sources_has_files_that_hold_none(archive: Draft) -> None:
    archive.build()

    assert archive.read("sources.json") == "[]\n"
    assert written(archive) == {}
    assert "CSL-JSON" not in archive.read("sources/index.html")


def test_the_index_of_sources_and_the_page_of_downloads_lead_to_them(archive: Draft) -> None:
    archive.write("sources/wire.md", WIRE)
    archive.write("sources/first.md", "---\ntitle: First\n---\n")
    archive.write("conflicts/libya.md", '---\ntitle: "<Libya>"\n---\n')

    archive.build()

    for path, up in (("sources/index.html", "../"), ("data/index.html", "../")):
        for name in ("sources.json", "sources.bib"):
            assert f'<a href="{up}{name}">' in archive.read(path)
    assert '<a href="../conflicts/libya/feed.xml" aria-label="Feed of &lt;Libya&gt;">feed</a>' in archive.read(
        "data/index.html"
    )
    assert '<li><a href="../../data/index.html">Data and downloads</a></li>' in archive.read(
        "conflicts/libya/index.html"
    )


def source(title: str, author: str, url: str) -> Entry:
    front = SourceFront(title=title, author=(author,), url=url, note=title, publisher=author)
    return Entry("key", "source", "content/sources/key.md", front, Body(""))


signs = st.text(st.sampled_from('ab \\{}#$%&_^~"@,=éلا“'), min_size=1, max_size=20).filter(
    lambda text: bool(text.strip())
)


@given(title=signs, author=signs, url=signs)
def test_no_sign_of_tex_breaks_a_file_or_is_lost(title: str, author: str, url: str) -> None:
    text = bibtex([source(title, author, f"https://e/{url}"), source("After", "Nobody", "")])

    assert text.count("@misc{key,\n") == 2
    lines = text.splitlines()
    assert all(line.count("{") == line.count("}") for line in lines if line.startswith("  "))
    library = parse_string(text.replace("@misc{key", "@misc{other", 1))
    assert [entry.key for entry in library.entries] == ["other", "key"]
    value = library.entries[0].fields_dict["title"].value
    for command, sign in (
        (r"\textbraceleft{}", "{"),
        (r"\textbraceright{}", "}"),
        (r"\textasciitilde{}", "~"),
        (r"\textasciicircum{}", "^"),
        *((f"\\{sign}", sign) for sign in "#$%&_"),
        (r"\textbackslash{}", "\\"),
    ):
        value = value.replace(command, "\0" if sign == "{" else "\1" if sign == "}" else sign)
    assert value[1:-1].replace("\0", "{").replace("\1", "}") == " ".join(title.split())


def test_the_sources_of_the_first_archive_can_be_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = site_of_the_archive(tmp_path_factory, "plain", site_url="")
    items = json.loads((site / "sources.json").read_bytes())
    library = parse_string((site / "sources.bib").read_text(encoding="utf-8"))

    assert [error.message for error in Draft7Validator(CSL).iter_errors(items)] == []
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [item["id"] for item in items]
    assert len(items) > 900
