"""References that a text could have: which are suggested, which never, and that only the author's yes writes."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer import cli
from explainer.desk.linking import accept, entry_at, suggest
from explainer.model.archive import Found
from explainer.model.problem import SetupError
from explainer.pipeline import read
from tests.conftest import PROJECT, Draft


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An archive with names of its own, in whose folder commands run; nobody is at a terminal."""
    monkeypatch.chdir(archive.root)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    return with_names(archive)


def with_names(draft: Draft) -> Draft:
    """A place, two actors, and a name that two entries have."""
    draft.write("places/tripoli.md", "---\ntitle: Tripoli\nnames:\n- {text: طرابلس, lang: ar}\n---\n")
    draft.write("actors/gna.md", "---\ntitle: Government of National Accord\nnames:\n- {text: GNA, lang: en}\n---\n")
    draft.write("actors/haftar.md", "---\ntitle: Khalifa Haftar\ntype: person\n---\n")
    draft.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n")
    draft.write("places/idlib-city.md", "---\ntitle: Idlib\n---\n")
    return draft


def linked(draft: Draft, text: str) -> str:
    """The text of a page after all that is suggested for it was accepted."""
    file = draft.write("pages/about.md", f"---\ntitle: About\n---\n\n{text}\n")
    config = draft.settings()
    archive, _ = read(config)
    accept(config, suggest(config, archive, archive.entries["about"]))
    return file.read_bytes().decode().removeprefix("---\ntitle: About\n---\n\n").removesuffix("\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("He is in Tripoli.", "He is in [[tripoli|Tripoli]]."),
        ("Tripoli’s port, Tripoli.", "[[tripoli|Tripoli]]’s port, Tripoli."),
        ("*Tripoli* and **Haftar**", "*[[tripoli|Tripoli]]* and **[[haftar|Haftar]]**"),
        ("- Tripoli\n- 2019: Khalifa Haftar", "- [[tripoli|Tripoli]]\n- 2019: [[haftar|Khalifa Haftar]]"),
        ("the Government of\nNational Accord", "the [[gna|Government of\nNational Accord]]"),
        ("في طرابلس اليوم", "في [[tripoli|طرابلس]] اليوم"),
        ("GNA\n\n## One\n\nGNA\n\n### Two\n\nGNA", "[[gna|GNA]]\n\n## One\n\n[[gna|GNA]]\n\n### Two\n\n[[gna|GNA]]"),
        ("“Tripoli”, he said. Tripoli fell.", "“Tripoli”, he said. [[tripoli|Tripoli]] fell."),
        ("Tripoli. [@x]\n{: since=2019 }", "[[tripoli|Tripoli]]. [@x]\n{: since=2019 }"),
        ("The Sarrajs' Tripoli wasn't Haftar's", "The Sarrajs' [[tripoli|Tripoli]] wasn't [[haftar|Haftar]]'s"),
    ],
)  # fmt: skip
def test_the_first_mention_in_each_section_is_linked(here: Draft, before: str, after: str) -> None:
    assert linked(here, before) == after


@pytest.mark.parametrize(
    "text",
    [
        "## Tripoli",
        "Tripoli\n=======",
        "> Tripoli fell.",
        "> He said:\nTripoli fell.",
        "- Item\n\n    > Tripoli fell.",
        "“Tripoli fell”, he said.",
        "“Tripoli\nfell”, he said.",
        "“Tripoli fell, he said without an end.",
        '"Tripoli fell", he said.',
        "«Tripoli fell», he said.",
        "„Tripoli fell“, he said.",
        "‘Tripoli’s port’, he said.",
        "He said 'to Tripoli'.",
        "`Tripoli`",
        "```\nTripoli\n```",
        "    Tripoli",
        "<!-- Tripoli -->",
        "<div>\nTripoli\n</div>",
        '<span title="Tripoli">x</span>',
        "[[other|Tripoli]]",
        "[[Tripoli]]",
        "[Tripoli](https://example.org)",
        "[Tripoli][1]\n\n[1]: https://example.org/Tripoli",
        "![Tripoli](x.png)",
        "<https://example.org/Tripoli>",
        "https://example.org/Tripoli",
        "Text. [@x, Tripoli]",
        "Text.[^Tripoli]\n\n[^Tripoli]: Tripoli",
        "Text.\n{: state=Tripoli }",
        "| Tripoli | b |\n|---|---|\n| Tripoli | d |",
        "*[Tripoli]: Tripoli",
        "It is in [[tripoli]]; Tripoli fell.",
        "Tripoli fell; it is in [[tripoli]].",
        "It is [about](../places/tripoli.md) Tripoli.",
        "tripoli and Tripolitania",
        r"\*Khalifa\* Haftarian",
    ],
)
def test_what_is_no_running_text_or_is_linked_is_left_alone(here: Draft, text: str) -> None:
    assert linked(here, text) == text


def test_no_entry_refers_to_itself(here: Draft) -> None:
    here.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n\nTripoli, of the GNA.\n")
    config = here.settings()
    archive, _ = read(config)
    assert suggest(config, archive, archive.entries["tripoli"]).after.endswith("Tripoli, of the [[gna|GNA]].\n")


def test_line_ends_and_a_byte_order_mark_stay(here: Draft) -> None:
    data = "\ufeff---\r\ntitle: About\r\n---\r\n\r\nIn 😀 Tripoli,\r\nTripoli\r\nand Khalifa\r\nHaftar  \r\n".encode()
    file = here.write("pages/about.md", data)
    config = here.settings()
    archive, _ = read(config)
    accept(config, suggest(config, archive, archive.entries["about"]))
    assert file.read_bytes() == data.replace(b"Tripoli,", b"[[tripoli|Tripoli]],").replace(
        b"Khalifa\r\nHaftar", b"[[haftar|Khalifa\r\nHaftar]]"
    )


def test_where_nobody_can_be_asked_the_diff_is_shown_and_nothing_written(
    here: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    file = here.write("pages/about.md", "---\ntitle: About\n---\n\nThe GNA sat in Tripoli, not in Idlib.\n")
    before = file.read_bytes()
    assert cli.run(["link", "content/pages/about.md"]) == 0
    assert file.read_bytes() == before
    assert capsys.readouterr() == (
        "--- content/pages/about.md\n"
        "+++ content/pages/about.md\n"
        "@@ -2,4 +2,4 @@\n"
        " title: About\n"
        " ---\n"
        " \n"
        "-The GNA sat in Tripoli, not in Idlib.\n"
        "+The [[gna|GNA]] sat in [[tripoli|Tripoli]], not in Idlib.\n",
        "content/pages/about.md:5:32: “Idlib” is the name of several entries; "
        "write [[idlib|Idlib]] or [[idlib-city|Idlib]]\n"
        "2 references suggested; --yes writes them\n",
    )


def test_yes_writes_and_a_second_run_suggests_nothing(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    file = here.write("pages/about.md", "---\ntitle: About\n---\n\nThe GNA sat in Tripoli.\n")
    assert cli.run(["link", "--yes", str(file)]) == 0
    assert capsys.readouterr().err == "content/pages/about.md: 2 references written\n"
    assert file.read_text() == "---\ntitle: About\n---\n\nThe [[gna|GNA]] sat in [[tripoli|Tripoli]].\n"
    assert cli.run(["link", "--yes", "about"]) == 0
    assert capsys.readouterr() == ("", "content/pages/about.md: no name to link\n")


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_the_author_is_asked(here: Draft, answer: str, written: bool) -> None:
    file = here.write("pages/about.md", "---\ntitle: About\n---\n\nTripoli fell.\n")
    for quiet in ({"NO_COLOR": "1"}, {"NO_COLOR": ""}):
        file.write_text("---\ntitle: About\n---\n\nTripoli fell.\n")
        shown = at_a_terminal(here, f"{answer}\n", quiet)
        assert "Write 1 reference? [y/N]" in shown
        assert ("\x1b[32m+[[tripoli|Tripoli]] fell." in shown) == (not quiet["NO_COLOR"])
        assert ("1 reference written" in shown) == written
        assert ("nothing written" in shown) != written
        assert ("[[tripoli|" in file.read_text()) == written


def at_a_terminal(draft: Draft, typed: str, environment: dict[str, str]) -> str:
    """What a person sees who runs `link` on the page and types an answer."""
    leader, follower = pty.openpty()
    os.write(leader, typed.encode())
    ended = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "link", "about"],
        stdin=follower, stdout=follower, stderr=follower, cwd=draft.root, timeout=60, check=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    assert ended.returncode == 0
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    return shown.decode()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "content/places/tripolis.md",
            "content/places/tripolis.md is no entry of this archive; did you mean “tripoli”?",
        ),
        ("zzz", "zzz is no entry of this archive"),
        ("mkdocs.yml", "mkdocs.yml is no entry of this archive"),
        ("content/terms/broken.md", "content/terms/broken.md cannot be read; “python build.py check” says why"),
    ],
)
def test_what_is_no_entry_is_said(here: Draft, capsys: pytest.CaptureFixture[str], name: str, said: str) -> None:
    here.write("terms/broken.md", "")
    assert cli.run(["link", name]) == 2
    assert capsys.readouterr().err == f"error: {said}\n"


def test_a_file_that_was_changed_since_is_not_written_over(here: Draft) -> None:
    file = here.write("pages/about.md", "---\ntitle: About\n---\n\nTripoli\n")
    config = here.settings()
    archive, _ = read(config)
    suggestion = suggest(config, archive, entry_at(config, archive, file))
    file.write_text("mine")
    with pytest.raises(SetupError) as refused:
        accept(config, suggestion)
    assert str(refused.value) == "content/pages/about.md was changed in the meantime; run the command again"
    assert file.read_text() == "mine"


PIECES = st.sampled_from(
    (
        *("Tripoli", "GNA", "Khalifa Haftar", "Haftar", "Idlib", "طرابلس", " ", "  ", "\n", "\n\n", "“", "”", '"', "'"),
        *(
            "’s",
            "[[",
            "]]",
            "|",
            "[",
            "](x)",
            "`",
            "```\n",
            "\n\n> ",
            "\n\n- ",
            "\n\n## ",
            "\\",
            "<",
            ">",
            "*",
            "{: ",
            "}",
        ),
        *("}", "\n\n    ", "<!--", "-->", "😀", "&amp;", "\n\n| a | b |\n|---|---|\n| ", "[@", "[^1]: ", "!!! note\n"),
    )
)


@pytest.fixture(scope="module")
def drawn() -> Iterator[Draft]:
    """An archive in which one page is written over and over."""
    with tempfile.TemporaryDirectory() as name:
        yield with_names(Draft(Path(name) / "archive"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=30).map("".join))
def test_whatever_the_text_only_references_that_hold_are_added_and_once(drawn: Draft, text: str) -> None:
    file = drawn.write("pages/about.md", f"---\ntitle: About\n---\n\n{text}\n".encode())
    config = drawn.settings()
    archive, _ = read(config)
    if "about" not in archive.entries:
        return
    before = archive.links["about"].references
    suggestion = suggest(config, archive, archive.entries["about"])
    assert re.sub(r"\[\[(?:tripoli|gna|haftar)\|(طرابلس|[^\]]*)\]\]", r"\1", suggestion.after) == re.sub(
        r"\[\[(?:tripoli|gna|haftar)\|(طرابلس|[^\]]*)\]\]", r"\1", suggestion.before
    )
    accept(config, suggestion)
    archive, _ = read(config)
    after = archive.links["about"].references
    assert len(after) == len(before) + suggestion.added
    assert sum(isinstance(outcome, Found) for outcome in after) == suggestion.added + sum(
        isinstance(outcome, Found) for outcome in before
    )
    again = suggest(config, archive, archive.entries["about"])
    assert again.added == 0
    assert file.read_bytes().decode() == suggestion.after
