"""The schemas of front matter say what the program reads, no more and no less."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from explainer import cli
from explainer.desk.schemas import schema, schema_text
from explainer.desk.snippets import snippets, snippets_text
from explainer.model.dates import DATE_PATTERN, DateError, parse_date
from explainer.model.front import FOLDERS, FRONTS, Correction, Kind, LoadedWord, Name, Role
from explainer.model.hints import HINTS, hint
from explainer.model.schema import fields_of
from tests.conftest import PROJECT, Draft

KINDS = list(FRONTS)
ENTRIES = sorted(
    (file, kind) for folder, kind in FOLDERS.items() for file in (PROJECT / "content" / folder).rglob("*.md")
)


class Editor(yaml.SafeLoader):
    """YAML as editors read it: YAML 1.2, which knows no dates and only one word for each of true and false.

    https://yaml.org/spec/1.2.2/#103-core-schema
    """


Editor.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", "^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", "^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", "^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(form), list(first))


def faults(kind: Kind, front: str) -> list[str]:
    found = jsonschema.Draft7Validator(schema(kind)).iter_errors(yaml.load(front, Loader=Editor))
    return sorted(f"{fault.json_path}: {fault.message}" for fault in found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_schema(kind: Kind) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


def test_every_entry_of_the_archive_fits_its_schema() -> None:
    validators = {kind: jsonschema.Draft7Validator(schema(kind)) for kind in KINDS}
    for file, kind in ENTRIES:
        front = yaml.load(file.read_text(encoding="utf-8").split("\n---\n")[0], Loader=Editor)
        assert not list(validators[kind].iter_errors(front)), file
    assert len(ENTRIES) > 100


FAULTY = [
    ("report", "title: T", "$: 'date' is a required property"),
    ("term", "titel: T\ntitle: T", "$: Additional properties are not allowed ('titel' was unexpected)"),
    ("term", "title: T\nconflicts: libya", "$.conflicts: 'libya' is not of type 'array'"),
    ("conflict", "title: T\nbegan: 17.2.2011", "$.began: '17.2.2011' is not valid under any of the given schemas"),
    ("place", "title: T\nlatitude: 91", "$.latitude: 91 is greater than the maximum of 90"),
    ("place", "title: T\nlongitude: -181", "$.longitude: -181 is less than the minimum of -180"),
    ("source", "title: T\nURL: www.example.org", "$.URL: 'www.example.org' does not match '^https?://'"),
    ("actor", "title: T\nroles: [{from: 2018}]", "$.roles[0]: 'role' is a required property"),
    ("term", "title: T\nnames: [{text: T, langage: hy}]", "$.names[0]: Additional properties are not allowed"),
    ("term", "title:", "$.title: None is not of type 'string', 'number', 'boolean'"),
]


@pytest.mark.parametrize(("kind", "front", "fault"), FAULTY)
def test_what_the_program_refuses_a_schema_refuses_too(archive: Draft, kind: Kind, front: str, fault: str) -> None:
    (found,) = faults(kind, front)
    assert found.startswith(fault)
    archive.write(f"{kind}s/x.md", f"---\n{front}\n---\n")
    assert archive.check().failed


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        ("report", "title: 2020\ndate: 2020-10-28\nevent_date: 2020\nseries: 012\nauthor: NO"),
        ("conflict", "title: T\nbegan: 1988/1994\nended: ../2024-01-01\naccent: red"),
        ("agreement", "title: T\ndate: 2019-04~\nin_force: 201X\nended: 2019-21"),
        ("place", "title: T\nlatitude: -3\nlongitude: 44.5\napproximate: yes\nnames: [{text: T, used_here: true}]"),
        ("source", "title: T\nissued: 2020-10\nauthor: [A, B]\nurl_verified: false\nnumber: 2510\ntype: legal_case"),
    ],
)
def test_what_the_program_reads_a_schema_allows(archive: Draft, kind: Kind, front: str) -> None:
    assert faults(kind, front) == []
    archive.write(f"{kind}s/x.md", f"---\n{front}\n---\n")
    assert not archive.check().failed


def test_dates_look_as_the_program_reads_them() -> None:
    read = ["2020", "2020-10", "2020-10-28", "2019-04~", "2020?", "201X", "20XX", "2019-XX", "2019-XX-XX", "2019-21"]
    read += ["1988/1994", "../2024-01-01", "2016-03-30/..", "/2024", "2016-03-30/"]
    refused = ["28.10.2020", "2020-3-5", "20201028", "October 2020", "2020-10-28T12:00", "1/2/3", "", "soon", "2O20"]
    for text in read:
        parse_date(text)
        assert re.search(DATE_PATTERN, text), text
    for text in refused:
        with pytest.raises(DateError):
            parse_date(text)
        assert not re.search(DATE_PATTERN, text), text


def test_every_field_has_a_hint_and_every_hint_a_field() -> None:
    structs: list[type[msgspec.Struct]] = [*FRONTS.values(), Correction, LoadedWord, Name, Role]
    used: set[str] = set()
    for struct in structs:
        for name in fields_of(struct):
            said = hint(struct, name)
            assert said.endswith(".")
            used.add(said)
    assert used == set(HINTS.values())


def test_the_files_in_docs_are_those_that_the_program_makes() -> None:
    """When this fails: python build.py schema --write docs/schemas --snippets .vscode/explainer.code-snippets."""
    folder = PROJECT / "docs" / "schemas"
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == {
        f"{kind}.json": schema_text(kind) for kind in KINDS
    }
    written = PROJECT / ".vscode" / "explainer.code-snippets"
    assert written.read_text(encoding="utf-8") == snippets_text()


def filled_in(line: str) -> str:
    """A line of a snippet with the first of each choice, and each placeholder's own words."""
    line = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", line)
    line = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", line)
    return re.sub(r"\$\d+", "", line)


@pytest.mark.parametrize("kind", KINDS)
def test_a_snippet_of_an_entry_is_one_that_the_program_reads(archive: Draft, kind: Kind) -> None:
    body = [filled_in(line) for line in snippets()[f"{kind} entry"]["body"]]
    body = ["title: T" if line.startswith("title:") else line for line in body]
    archive.write(f"{kind}s/x.md", "\n".join(body) + "\n")
    assert [problem.message for problem in archive.check().problems if problem.severity == "error"] == []


def test_every_field_has_a_snippet_with_what_it_can_be() -> None:
    found = snippets()
    for kind in KINDS:
        assert {f"{kind}: {name}" for name in fields_of(FRONTS[kind])} <= set(found)
    assert found["place: type"]["body"] == ["type: ${1|city,town,village,region,site,country,water|}"]
    assert found["place: latitude"]["description"] == "Degrees north, negative in the south: 40.18."
    assert found["source: url_verified"]["body"] == ["url_verified: ${1|true,false|}"]
    assert found["actor: roles"]["body"] == ["roles: [{${1:role: …}}]"]


def test_the_command_prints_or_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["schema", "report"]) == 0
    printed: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert printed["title"] == "The front matter of a report"
    assert cli.run(["schema", "--write", str(tmp_path / "s"), "--snippets", str(tmp_path / "v" / "x.json")]) == 0
    assert sorted(file.stem for file in (tmp_path / "s").iterdir()) == sorted(KINDS)
    assert json.loads((tmp_path / "v" / "x.json").read_text(encoding="utf-8")) == snippets()


@pytest.mark.parametrize("arguments", [[], ["novel"]])
def test_a_schema_of_nothing_is_2(arguments: list[str]) -> None:
    assert cli.run(["schema", *arguments]) == 2


def test_a_place_that_cannot_be_written_is_a_fault_of_the_setup(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for option in ("--write", "--snippets"):
        assert cli.run(["schema", option, str(tmp_path / "file" / "x")]) == 2
        assert " cannot be written: " in capsys.readouterr().err
