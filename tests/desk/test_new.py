"""New entries: what is asked, what is refused at once, and that the file passes the check."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer import cli
from explainer.desk.blank import explained, new_entry
from explainer.desk.creating import Desk, simple_fields
from explainer.load import entry_of
from explainer.model.front import FRONTS, KIND_FOLDERS, Kind, SourceFront
from explainer.model.problem import SetupError
from explainer.model.schema import fields_of
from tests.conftest import PROJECT, Draft

KINDS: list[Kind] = list(FRONTS)


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An archive with a conflict, an actor and a place, in whose folder commands run; nobody is at a terminal."""
    monkeypatch.chdir(archive.root)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.write("actors/gna.md", "---\ntitle: The GNA\nnames:\n- {text: Accord Government}\n---\n")
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n")
    return archive


def required(kind: Kind) -> list[str]:
    return ["--title", "A title", *(["--date", "2020-10-28"] if kind == "report" else [])]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_entry_passes_the_check(here: Draft, capsys: pytest.CaptureFixture[str], kind: Kind) -> None:
    assert cli.run(["new", kind, *required(kind)]) == 0
    path = f"content/{KIND_FOLDERS[kind]}/a-title.md"
    assert capsys.readouterr() == (f"{path}\n", "Write its text there, then run: python build.py check\n")
    assert not here.check().failed
    assert here.check().problems == tuple(
        problem for problem in here.check().problems if problem.rule in ("orphan", "empty-report", "missing-date")
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_there_with_words_and_an_example_that_can_be_used(kind: Kind) -> None:
    text = new_entry(kind, {"title": "A title", **({"date": "2020"} if kind == "report" else {})})
    used = re.sub(r"^# (?=[\w-]+: )", "", text, flags=re.MULTILINE)
    entry, problems = entry_of(used, "x.md", kind)
    assert problems == []
    assert entry
    assert {key for key in entry.positions if "." not in key and "[" not in key and ":" not in key} - {""} == {
        *fields_of(FRONTS[kind])
    }
    for key in fields_of(FRONTS[kind]):
        assert all(explained(kind, key))


def test_a_new_report_explains_itself(here: Draft) -> None:
    cli.run(["new", "report", "--title", "A call: “Libya”", "--date", "2020-10-28", "--conflicts", "Libya"])
    assert (here.content / "reports" / "a-call-libya.md").read_text(encoding="utf-8").splitlines()[:8] == [
        "---",
        'title: "A call: “Libya”"',
        "conflicts: [libya]",
        "date: 2020-10-28",
        "# Everything below may be left out. To use a line, take away the “# ” it begins with.",
        "# summary: What it is about.  # One plain sentence, for lists and search engines.",
        "# sources: [source-id]  # The sources that the front matter itself rests on.",
        "# reviewed: 2020-10-28  # The day somebody last read the whole entry against its sources.",
    ]


def test_references_may_be_given_by_name_and_with_commas(here: Draft) -> None:
    arguments = ["--actors", "accord government,gna", "--places", "Tripoli", "--url", "https://example.org/?a=1#b"]
    assert cli.run(["new", "report", *required("report"), *arguments]) == 0
    text = (here.content / "reports" / "a-title.md").read_text()
    assert "actors: [gna, gna]\n" in text
    assert "places: [tripoli]\n" in text
    assert 'URL: "https://example.org/?a=1#b"\n' in text


def test_words_that_yaml_takes_for_something_else_come_back_as_they_were(here: Draft) -> None:
    for number, title in enumerate(
        ("NO", "- x", "a: b", "a #b", "'q'", '"q"', "[x]", "{x}", "@x", "012", "\\n", "é 😀 و")
    ):
        cli.run(["new", "term", "--title", title, "--id", f"t{number}", "--summary", f"{title}, too"])
        archive_entry, problems = entry_of(
            (here.content / "terms" / f"t{number}.md").read_text(encoding="utf-8"), "x.md", "term"
        )
        assert problems == []
        assert archive_entry
        assert (archive_entry.title, archive_entry.front.summary) == (title, f"{title}, too")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_any_title_and_any_list_come_back_as_they_were(text: str) -> None:
    written = new_entry("source", {"title": text, "author": (text, text)})
    entry, problems = entry_of(written, "x.md", "source")
    assert problems == []
    assert entry
    folded = " ".join(text.split())
    assert isinstance(entry.front, SourceFront)
    assert (entry.title, entry.front.author) == (folded, (folded, folded))


def test_two_entries_of_one_title_get_two_ids(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["new", "page", "--title", "About"])
    cli.run(["new", "page", "--title", "About"])
    assert capsys.readouterr().out == "content/pages/about.md\ncontent/pages/about-2.md\n"


REFUSED = [
    (["report"], 'a report needs a title: give it with --title, like --title "…"'),
    (["report", "--title", "X"], "a report needs a date: give it with --date, like --date 2020-10-28"),
    (["actor"], 'an actor needs a title: give it with --title, like --title "…"'),
    (
        ["report", "--title", "X", "--date", "28.10.2020"],
        "--date: the date “28.10.2020” has the day first; write it as year-month-day, for example 2020-10-28",
    ),
    (
        ["report", "--title", "X", "--date", "2020", "--conflicts", "lybia"],
        "--conflicts: “conflicts” names “lybia”, and no entry is called that; did you mean “libya”?",
    ),
    (
        ["report", "--title", "X", "--date", "2020", "--actors", "zzzzz"],
        "--actors: “actors” names “zzzzz”, and no entry is called that; "
        'make it first: python build.py new actor --title "…"',
    ),
    (
        ["report", "--title", "X", "--date", "2020", "--actors", "libya"],
        "--actors: “actors” names “libya”, which is a conflict; name an actor here",
    ),
    (["actor", "--title", "X", "--type", "persn"], "--type: “type” cannot be “persn”; did you mean “person”?"),
    (
        ["place", "--title", "X", "--latitude", "95"],
        "--latitude: “latitude” is 95; it lies between -90 and 90",
    ),
    (
        ["source", "--title", "X", "--url", "example.org"],
        "--url: “example.org” is not an address; write it whole, beginning with https://",
    ),
    (["term", "--title", "X", "--id", "libya"], "--id: the id “libya” is taken, or was once; “libya-2” is free"),
    (["term", "--title", "X", "--id", "former"], "--id: the id “former” is taken, or was once; “former-2” is free"),
    (
        ["term", "--title", "X", "--id", "../X"],
        "--id: “../X” cannot be an id; use lower-case letters, digits and hyphens, for example “x”",
    ),
    (["term", "--title", "a\x07b"], "--title: the invisible character U+0007 stands here"),
    (["term", "--title", "a\udc80b"], "--title: this is not UTF-8; write it in letters"),
    (["term", "--title", " "], "--title: “title” is empty; fill it in or delete the line"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_a_mistake_explains_itself_and_nothing_is_written(
    here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (here.root / "redirects.txt").write_text("/places/former/ /places/tripoli/\n")
    before = sorted(here.content.rglob("*"))
    assert cli.run(["new", *arguments]) == 2
    assert capsys.readouterr() == ("", f"error: {said}\n")
    assert sorted(here.content.rglob("*")) == before


def test_a_title_that_makes_a_reference_elsewhere_ambiguous_is_refused(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    here.write("pages/about.md", "---\ntitle: About\n---\n\n[[The GNA]]\n")
    assert cli.run(["new", "term", "--title", "The GNA"]) == 2
    assert capsys.readouterr().err == (
        "error: with this entry there would be an error at content/pages/about.md:5:1: “The GNA” is the name of 2 "
        "entries: “gna” (content/actors/gna.md), “the-gna” (content/terms/the-gna.md); write the id of the one you "
        "mean, for example [[gna]]\n"
    )
    assert not (here.content / "terms").exists()


def test_errors_that_were_there_before_do_not_stop_a_new_entry(here: Draft) -> None:
    here.write("pages/about.md", "---\ntitle: About\n---\n\n[[nobody]]\n")
    here.write("pages/broken.md", "")
    assert cli.run(["new", "term", "--title", "A term"]) == 0


def test_nothing_is_written_outside_the_content(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    (here.root / "elsewhere").mkdir()
    (here.content / "terms").symlink_to(here.root / "elsewhere")
    assert cli.run(["new", "term", "--title", "A term"]) == 2
    assert capsys.readouterr().err == f"error: {here.content / 'terms'} leads out of the content folder\n"
    assert os.listdir(here.root / "elsewhere") == []


def test_an_archive_is_named_behind_the_kind_or_before(
    here: Draft, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(here.root.parent)
    config = str(here.mkdocs_yml)
    assert cli.run(["new", "term", "--config", config, "--title", "One"]) == 0
    assert cli.run(["new", "--config", config, "term", "--title", "Two"]) == 0
    assert cli.run(["--config", config, "new", "term", "--title", "Three"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"archive/content/terms/{name}.md" for name in ("one", "two", "three")
    ]


class Person:
    """Answers questions one by one, and keeps what it was asked and told."""

    def __init__(self, *answers: str) -> None:
        self.heard: list[str] = []
        self._answers = iter(answers)

    def ask(self, question: str) -> str:
        self.heard.append(question)
        return next(self._answers)

    def tell(self, line: str) -> None:
        self.heard.append(line)


def test_a_person_is_asked_again_until_an_answer_can_be_used(here: Draft) -> None:
    person = Person("", "A call", "yesterday", "2020-10-28", "", "lybia, libya", "libya", "the gna", "")
    values = Desk(here.settings()).fill("report", {}, person.ask, person.tell)
    assert values == {"title": "A call", "date": "2020-10-28", "conflicts": ("libya",), "actors": ("gna",)}
    assert person.heard == [
        "What is the report called?",
        "  this is needed",
        "What is the report called?",
        "When was it published? (like 2020-10-28)",
        "  the date “yesterday” is not one we can read; write 2020, 2020-10, 2020-10-28, 2019-04~ (about) or 1988/1994",
        "When was it published? (like 2020-10-28)",
        "Where can it be read? (https://…) (Enter passes over it)",
        "Which conflicts is it about? Several with commas. (Enter passes over it)",
        "  “conflicts” names “lybia”, and no entry is called that; did you mean “libya”?",
        "Which conflicts is it about? Several with commas. (Enter passes over it)",
        "Whom is it about? Several with commas. (Enter passes over it)",
        "On which sources do these answers rest? Several with commas. (Enter passes over it)",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_required_is_asked_for_and_what_was_given_is_not(here: Draft, kind: Kind) -> None:
    given = {"title": "X", **({"date": "2020"} if kind == "report" else {})}
    person = Person(*[""] * 9)
    assert Desk(here.settings()).fill(kind, given, person.ask, person.tell) == given
    assert not [line for line in person.heard if "called?" in line or "published? (like" in line]
    nobody = Desk(here.settings())
    with pytest.raises(SetupError, match="needs a title"):
        nobody.fill(kind, {}, None, person.tell)


def test_at_a_terminal_the_questions_are_asked(here: Draft) -> None:
    leader, follower = pty.openpty()
    os.write(leader, b"A term\n\n")
    ended = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "new", "term"],
        stdin=follower, capture_output=True, text=True, cwd=here.root, timeout=60, check=False,
    )  # fmt: skip
    os.close(leader)
    os.close(follower)
    assert ended.stdout == "content/terms/a-term.md\n"
    assert ended.stderr == (
        "Which word is it?\n> Which conflicts does it belong to? Several with commas. (Enter passes over it)\n> "
        "Write its text there, then run: python build.py check\n"
    )
    assert ended.returncode == 0


def test_a_short_list_of_choices_stands_in_the_comment_and_a_long_one_does_not() -> None:
    assert explained("place", "type") == (
        "city",
        "What sort of place it is. One of city, town, village, region, site, country, water.",
    )
    assert explained("source", "type") == ("article-newspaper", "What sort of source it is, in the words of CSL.")


def test_options_are_the_fields_that_a_text_can_fill() -> None:
    assert "names" not in simple_fields("actor")
    assert "roles" not in simple_fields("actor")
    assert {key: simple_fields("source")[key] for key in ("title", "author", "URL", "issued")} == {
        "title": False, "author": True, "URL": False, "issued": False,
    }  # fmt: skip


def test_the_path_that_is_printed_can_be_handed_on(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["new", "term", "--title", "X"])
    assert Path(capsys.readouterr().out.strip()).is_file()
