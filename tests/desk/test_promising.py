"""The list of published addresses, and the command that lets it grow."""

from __future__ import annotations

import os

import pytest

from explainer import cli
from tests.conftest import Draft


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An archive with two entries and a day, in whose folder commands run."""
    monkeypatch.chdir(archive.root)
    archive.write("conflicts/war.md", "---\ntitle: War\n---\n\nIt began.\n{: since=2019 until=2020-12-01 }\n\n- x\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [war]\n---\n\nThey spoke.\n")
    archive.write("reports/later.md", "---\ntitle: Later\ndate: 2021-10-28\nconflicts: [war]\n---\n\nThey spoke.\n")
    return archive


ADDRESSES = """\
/conflicts/war/
/conflicts/war/on/2020-10-28/
/reports/call/
/reports/later/
"""


def test_every_entry_and_every_day_of_a_conflict_is_put_on_the_list(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["addresses"]) == 0
    assert capsys.readouterr() == (ADDRESSES, "addresses.txt: 4 added\n")
    assert (here.root / "addresses.txt").read_text() == (
        "# Addresses that were published: `python build.py addresses` adds to them, and no line is ever taken out.\n"
        "# `python build.py check` fails when nothing answers at one of them.\n" + ADDRESSES
    )
    assert here.check().failed is False


def test_a_second_run_changes_nothing(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["addresses"])
    before = (here.root / "addresses.txt").stat().st_mtime_ns
    capsys.readouterr()
    assert cli.run(["addresses"]) == 0
    assert capsys.readouterr() == ("", "addresses.txt: 0 added\n")
    assert (here.root / "addresses.txt").stat().st_mtime_ns == before


def test_the_list_only_grows_and_keeps_the_comment_it_begins_with(here: Draft) -> None:
    (here.root / "addresses.txt").write_text("# Ours.\n/places/old/\n/conflicts/war/\n")
    (here.root / "redirects.txt").write_text("/places/old/ /conflicts/war/\n")
    cli.run(["addresses"])
    assert (here.root / "addresses.txt").read_text() == "# Ours.\n" + "".join(
        sorted((ADDRESSES + "/places/old/\n").splitlines(keepends=True))
    )


def test_asking_only_writes_nothing_and_is_1_when_something_is_not_listed(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["addresses", "--check"]) == 1
    assert capsys.readouterr() == (ADDRESSES, "addresses.txt: 4 not listed yet\n")
    assert not (here.root / "addresses.txt").exists()
    cli.run(["addresses"])
    assert cli.run(["addresses", "--check"]) == 0


def test_content_with_errors_promises_nothing(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("places/x.md", "no entry")
    assert cli.run(["addresses"]) == 1
    assert "content/places/x.md:1:1: error: this file has no front matter" in capsys.readouterr().err
    assert not (here.root / "addresses.txt").exists()
    assert [name for name in os.listdir(here.root) if name.startswith(".draft")] == []


def test_an_entry_that_vanishes_after_it_was_listed_fails_the_check(here: Draft) -> None:
    cli.run(["addresses"])
    (here.content / "reports" / "call.md").unlink()
    assert [line for line in here.problems() if "lost-address" in line] == [
        "addresses.txt:5:1: error: “/reports/call/” was published, and nothing answers there any more [lost-address]\n"
        "    write in redirects.txt where it leads now: /reports/call/ /reports/later/"
    ]


def test_a_day_that_vanishes_leads_to_its_conflict(here: Draft) -> None:
    cli.run(["addresses"])
    here.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-27\nconflicts: [war]\n---\n\nThey spoke.\n")
    assert not here.build().failed
    assert 'content="0; url=../../index.html"' in here.read("conflicts/war/on/2020-10-28/index.html")
