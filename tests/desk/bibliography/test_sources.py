"""Lists of sources become entries; what is there is kept, what is broken is said and stops nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer import cli
from explainer.desk.bibliography.bibtex import read_bibtex
from explainer.desk.bibliography.csl import read_csl
from explainer.desk.bibliography.ris import read_ris
from explainer.model.setup import SetupError
from tests.conftest import Draft

BIBTEX = r"""
@article{smith2020,
  author = {Smith, John and {\"O}zg{\"u}r Ka{\c{c}}ar and {United Nations and Others}},
  title = {The {Karabakh} War: \'Etude \& more},
  journal = "J. of \emph{Wars}", year = 2020, month = oct, day = 28,
  url = {https://example.org/a_b?c=%D0%B0}
}
@online{broken, title = {never closed, year = 2020
@misc{fine, title = {Fine}, date = {2020-10}, urldate = {2020-11-01}, langid = {russian}}
@misc{fine, title = {The same key}}
"""
RIS = """\
TY  - NEWS
TI  - A title
AU  - Smith, John
AU  - TASS
DA  - 2020/10/28/
UR  - https://example.org/1
PB  - TASS
ER  -

TI  - no type
ER  -
TY - JOUR
T1 - One space
PY - 2019
ER -
TY  - BOOK
TI  - no end
"""

WHOLE = RIS.partition("TI  - no type")[0]


def run(archive: Draft, tmp_path: Path, name: str, text: str, *more: str) -> int:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return cli.run(["import-sources", "--config", str(archive.mkdocs_yml), *more, str(file)])


def source(archive: Draft, entry_id: str) -> str:
    return (archive.content / f"sources/{entry_id}.md").read_text(encoding="utf-8")


def test_bibtex(archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, tmp_path, "list.bib", BIBTEX) == 1
    assert capsys.readouterr().err.splitlines() == [
        "wrote content/sources/smith2020.md",
        "wrote content/sources/fine.md",
        "error: list.bib: line 8: this record is left out: it cannot be read; a brace, quotation mark or comma may be "
        "missing",
        "error: list.bib: line 10: this record is left out: a record before it has the same key “fine”",
        "2 new, 0 kept, 2 broken",
    ]
    assert source(archive, "smith2020") == (
        '---\ntitle: "The Karabakh War: Étude & more"\ntype: article-journal\n'
        "author: [John Smith, Özgür Kaçar, United Nations and Others]\nissued: 2020-10-28\n"
        'container-title: "J. of Wars"\nURL: "https://example.org/a_b?c=%D0%B0"\nurl_verified: false\n---\n'
    )
    assert source(archive, "fine") == (
        "---\ntitle: Fine\ntype: document\nissued: 2020-10\naccessed: 2020-11-01\nlanguage: ru\n---\n"
    )
    assert [problem for problem in archive.problems() if ": error:" in problem] == []


def test_ris(archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, tmp_path, "list.ris", RIS) == 1
    assert capsys.readouterr().err.splitlines() == [
        "wrote content/sources/tass-2020-10-28.md",
        "wrote content/sources/one-space.md",
        "error: list.ris: line 10: this record is left out: it does not begin with a type, “TY - …”",
        "error: list.ris: line 16: this record is left out: it has no end: the line “ER - ” is missing",
        "2 new, 0 kept, 2 broken",
    ]
    assert source(archive, "tass-2020-10-28") == (
        "---\ntitle: A title\ntype: article-newspaper\nauthor: [John Smith, TASS]\nissued: 2020-10-28\n"
        'publisher: TASS\nURL: "https://example.org/1"\nurl_verified: false\n---\n'
    )


def test_csl_json(archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [
        {
            "id": "treaty",
            "type": "treaty",
            "title": "A <i>treaty</i>",
            "author": [{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van"}, {"literal": "UN"}],
            "issued": {"date-parts": [[2020, 10, 27], [2020, 10, 28]]},
            "URL": "javascript:alert(1)",
            "DOI": "10.1234/AbC",
        },
        5,
        {"type": "book"},
        {"id": "season", "title": "S", "issued": {"date-parts": [[2019]], "season": "1"}, "type": "no-such-type"},
    ]
    assert run(archive, tmp_path, "list.json", json.dumps(records)) == 1
    assert capsys.readouterr().err.splitlines() == [
        "wrote content/sources/treaty.md",
        "doubtful: record 1: its address “javascript:alert(1)” is none of the web (https://…), and is left out",
        "wrote content/sources/season.md",
        "error: list.json: record 2: this record is left out: it is no record: “{” is missing",
        "error: list.json: record 3: this record is left out: it has no title",
        "2 new, 0 kept, 2 broken",
    ]
    assert (
        'author: ["L. van Beethoven", UN]\nissued: 2020-10-27/2020-10-28\nURL: "https://doi.org/10.1234/abc"\n'
        in source(archive, "treaty")
    )
    assert "type: document\nissued: 2019-21\n" in source(archive, "season")


def test_a_second_run_keeps_everything(archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(archive, tmp_path, "list.ris", WHOLE)
    before = source(archive, "tass-2020-10-28")
    capsys.readouterr()
    assert run(archive, tmp_path, "list.ris", WHOLE) == 0
    assert capsys.readouterr().err.splitlines() == [
        "kept tass-2020-10-28: “A title” (line 1) is there already",
        "0 new, 1 kept, 0 broken",
    ]
    assert source(archive, "tass-2020-10-28") == before


@pytest.mark.parametrize(
    "there",
    ["URL: http://www.example.org/1/", "also_at: [https://example.org/1#top]", "issued: 2020-10-28"],
)
def test_a_source_is_known_by_its_address_or_its_title_and_date(archive: Draft, tmp_path: Path, there: str) -> None:
    archive.write("sources/old.md", f"---\ntitle: A title\n{there}\n---\n")
    assert run(archive, tmp_path, "list.ris", WHOLE) == 0
    assert [file.name for file in (archive.content / "sources").iterdir()] == ["old.md"]


def test_a_dry_run_writes_nothing(archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(archive, tmp_path, "list.ris", WHOLE, "--dry-run") == 0
    assert "sources/tass-2020-10-28.md\n\n---\ntitle: A title\n" in capsys.readouterr().out
    assert list(archive.content.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.json", '[{"title": ]', "error: a.json is not CSL-JSON: line 1, column 12: Expecting value\n"),
        ("a.json", "5", "error: a.json is not CSL-JSON: it is no list of records\n"),
        (
            "a.txt",
            "words",
            "error: a.txt is no list of sources that is known here; it may be BibTeX, RIS or CSL-JSON\n",
        ),
        ("a.bib", "words", "error: a.bib holds no source; it is read as BibTeX, RIS or CSL-JSON\n"),
    ],
)
def test_what_is_no_list_is_said_in_a_sentence(
    archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, said: str
) -> None:
    assert run(archive, tmp_path, name, text) == 2
    assert capsys.readouterr().err == said


PIECES = [*BIBTEX.split(), *RIS.split("\n"), "\n", "@", "{", "}", "TY  - X\n"]


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_no_text_stops_a_reader(text: str) -> None:
    read_bibtex(text)
    read_ris(text)
    with suppress(SetupError):
        read_csl(text, "x")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["title", "type", "issued", "date-parts", "author", "family", "URL", "season", "raw", "circa"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=15,
    )
)
def test_no_json_stops_a_reader(data: object) -> None:
    with suppress(SetupError):
        read_csl(json.dumps(data), "x")


def test_an_impossible_day_is_given_up_and_said(
    archive: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(archive, tmp_path, "a.bib", "@misc{x, title = {T}, date = {2020-02-31}}") == 0
    assert "doubtful: line 1: of “issued: 2020-02-31” only 2020-02 can be read\n" in capsys.readouterr().err
    assert "issued: 2020-02\n" in source(archive, "t")
