"""A draft passes `check` without errors, says what is doubtful, and does not copy the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer import cli
from tests.conftest import Draft
from tests.desk.importing.test_layouts import PAGE, TASS


def run(known: Draft, *arguments: str) -> int:
    return cli.run(["import", "--config", str(known.mkdocs_yml), *arguments])


def saved(tmp_path: Path, text: str | bytes, name: str = "report.txt") -> str:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(file)


def test_a_draft_is_an_entry_that_check_accepts(
    known: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(known, saved(tmp_path, TASS)) == 0
    said = capsys.readouterr().err
    assert said.splitlines()[:2] == [
        "wrote content/reports/putin-erdogan-discuss-nagorno-karabakh-by-phone-2020-10-28.md",
        "wrote content/sources/tass-2020-10-28.md",
    ]
    assert "doubtful: event_date: “Tuesday”, counted back from the publication on 28 October 2020\n" in said
    assert "next: open the report, look at what is doubtful, write what it says in your own words, run “check”" in said
    problems = [problem for problem in known.problems() if "reports/putin" in problem or "sources/tass" in problem]
    assert problems == []


def test_a_draft_reads_like_this(known: Draft, tmp_path: Path) -> None:
    run(known, "--id", "call", saved(tmp_path, TASS))
    text = (known.content / "reports/call.md").read_text(encoding="utf-8")
    assert text.startswith(
        """---
# Imported from report.txt. Where it says “doubtful”, look, and then delete the remark.
title: "Putin, Erdogan discuss Nagorno-Karabakh by phone"
summary: "Draft: imported, and not yet read against its source."
date: 2020-10-28  # “28 October 2020, 14:05”
event_date: 2020-10-27?  # doubtful: “Tuesday”, counted back from the publication on 28 October 2020
publisher: TASS  # doubtful: only the agency is named; another outlet may have published its text
agency: TASS
# author: not found in the text
photo_credit: "Ivan Ivanov/TASS"
# URL: not found in the text
conflicts:
  - karabakh
  - libya
sources: [tass-2020-10-28]
actors:
  - vladimir-putin  # “Putin”
"""
    )
    assert (
        "<!-- paragraph 2 -->\n\n"
        "- [[peskov]]: “We want a ceasefire as soon as it can be had” [@tass-2020-10-28]\n"
        "  {: by=peskov }\n"
    ) in text


def test_the_page_of_a_draft_says_that_it_is_one_and_shows_no_remark(known: Draft, tmp_path: Path) -> None:
    run(known, "--id", "call", saved(tmp_path, TASS))
    assert known.build().written is not None
    page = known.read("reports/call/index.html")
    assert "Draft: imported from a text, and not yet read against it" in page
    assert "doubtful" not in page + known.read("archive.json")
    assert "in your own words" not in page
    assert "We want a ceasefire as soon as it can be had" in page


@pytest.mark.parametrize(("text", "name"), [(TASS, "a.txt"), (PAGE, "a.html")])
def test_the_text_is_not_copied(known: Draft, tmp_path: Path, text: str, name: str) -> None:
    run(known, "--id", "copy", saved(tmp_path, text, name))
    drafts = "".join(file.read_text(encoding="utf-8") for file in known.content.glob("[rs]*s/*.md"))
    kept = [
        line for line in drafts.split("\n") if not line.startswith(("title:", "- [[peskov]]: “", "  - We", '  - "'))
    ]
    words = _words("\n".join(kept))
    runs = {tuple(words[at : at + 9]) for at in range(len(words))}
    source = _words(re.sub(r"<[^>]*>", " ", text))
    assert not [at for at in range(len(source) - 8) if tuple(source[at : at + 9]) in runs]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def test_a_long_speech_leaves_a_quarter_of_its_words_at_most(known: Draft, tmp_path: Path) -> None:
    said = "\n\n".join(
        f"“Sentence number {number} of a speech that goes on and on,” Vladimir Putin said." for number in range(99)
    )
    run(known, "--id", "speech", saved(tmp_path, f"A speech\n\n28 October 2020\n\n{said}\n"))
    text = (known.content / "reports/speech.md").read_text(encoding="utf-8")
    assert text.count("{: by=vladimir-putin }") == 12
    assert "<!-- 87 more quotations stand in the text; put what matters of them in your own words -->" in text


def test_nothing_is_ever_replaced(known: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = saved(tmp_path, TASS)
    run(known, file)
    before = {path: path.read_bytes() for path in known.content.rglob("*.md")}
    assert run(known, file) == 0
    assert "putin-erdogan-discuss-nagorno-karabakh-by-phone-2020-10-28-2.md" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in before} == before
    assert run(known, "--id", "libya", file) == 2
    said = capsys.readouterr().err
    assert said == "error: the id “libya” is taken; choose another, or leave it out and one is found\n"


def test_a_dry_run_shows_both_drafts_and_writes_nothing(
    known: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(known.content.rglob("*"))
    assert run(known, "--dry-run", saved(tmp_path, TASS)) == 0
    shown = capsys.readouterr()
    assert "reports/putin-erdogan-discuss-nagorno-karabakh-by-phone-2020-10-28.md\n\n---\n" in shown.out
    assert "sources/tass-2020-10-28.md\n\n---\n" in shown.out
    assert shown.err.startswith("nothing was written\n")
    assert sorted(known.content.rglob("*")) == before


def test_a_text_without_a_date_gets_none_and_still_builds(known: Draft, tmp_path: Path) -> None:
    run(known, "--id", "undated", saved(tmp_path, "The talks in Libya\n\nVladimir Putin spoke about Libya.\n"))
    text = (known.content / "reports/undated.md").read_text(encoding="utf-8")
    assert "date: 20XX  # doubtful: the text has no date; write the day\n" in text
    assert known.build().written is not None


def test_what_the_contributor_knows_is_believed(known: Draft, tmp_path: Path) -> None:
    file = saved(tmp_path, "The talks in Libya\n\nVladimir Putin spoke about Libya on Tuesday.\n")
    run(known, "--id", "told", "--date", "2020-10-28", "--url", "https://tass.com/world/1", file)
    text = (known.content / "reports/told.md").read_text(encoding="utf-8")
    assert "date: 2020-10-28\nevent_date: 2020-10-27?" in text
    assert "publisher: TASS\nagency: TASS\n" in text
    assert 'URL: "https://tass.com/world/1"\n' in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{}"], "error: report.pdf is a PDF; open it, copy its text into a text file and import that\n"),
        (["/nowhere/a.txt"], "error: /nowhere/a.txt cannot be read: No such file or directory\n"),
        (["--url", "tass.com", "{}"], "error: “tass.com” is not an address; write it whole, beginning with https://\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_sentence(
    known: Draft, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    file = saved(tmp_path, b"%PDF-1.4", "report.pdf")
    assert run(known, *(argument.replace("{}", file) for argument in arguments)) == 2
    assert capsys.readouterr().err == said


def test_markup_in_a_text_stays_words(known: Draft, tmp_path: Path) -> None:
    quotation = "a [[nobody]] and `code` and {: .x } <b>bold</b> --> *star* [@nothing] end"
    title = 'A "title": with --- [x] # and {{ braces }}'
    text = f"{title}\n\n28 October 2020\n\n“{quotation}”, said Vladimir Putin.\n"
    run(known, "--id", "marked", saved(tmp_path, text))
    assert [problem for problem in known.problems() if "error" in problem] == []
    known.build()
    page = known.read("reports/marked/index.html")
    assert "<b>bold</b>" not in page
    assert "A &#34;title&#34;: with --- [x] # and {{ braces }}" in page
