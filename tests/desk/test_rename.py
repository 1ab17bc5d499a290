"""Another id for an entry: what is rewritten, what is left alone, what is refused, and what an interruption leaves."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer import cli
from explainer.desk import drafts, journal
from explainer.desk.renaming import rename
from explainer.model.problem import SetupError
from explainer.pipeline import read
from tests.conftest import Draft


@pytest.fixture
def here(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Draft:
    """An archive with a place, an actor, a conflict and a source, in whose folder commands run."""
    monkeypatch.chdir(archive.root)
    archive.write("places/tripolis.md", "---\ntitle: Tripoli\n---\n\n## Past\n\nText.\n")
    archive.write("actors/gna.md", "---\ntitle: The GNA\n---\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nText.\n")
    archive.write("sources/wire.md", "---\ntitle: A wire text\nissued: 2020\n---\n")
    return archive


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the archive but those of the cache."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".cache" not in file.parts
    }


@pytest.mark.parametrize(
    ("old", "before", "after"),
    [
        ("tripolis", "[[tripolis]]", "[[tripoli]]"),
        ("tripolis", "[[ tripolis ]]", "[[ tripoli ]]"),
        ("tripolis", "[[tripolis|the capital]]", "[[tripoli|the capital]]"),
        ("tripolis", "[[tripolis|tripolis]]", "[[tripoli|tripolis]]"),
        ("tripolis", "[[tripolis#Past]]", "[[tripoli#Past]]"),
        ("tripolis", "[[tripolis#past|then]]", "[[tripoli#past|then]]"),
        ("tripolis", "[[tripolis#Future]]", "[[tripoli#Future]]"),
        ("tripolis", "[a](../places/tripolis.md)", "[a](../places/tripoli.md)"),
        ("tripolis", '[a](<../places/tripolis.md#past> "tripolis")', '[a](<../places/tripoli.md#past> "tripolis")'),
        ("tripolis", "[a](./../places/tripol%69s.md)", "[a](./../places/tripoli.md)"),
        ("tripolis", "[a][b]\n\n[b]: ../places/tripolis.md", "[a][b]\n\n[b]: ../places/tripoli.md"),
        ("tripolis", "- x\n    - [[tripolis]]", "- x\n    - [[tripoli]]"),
        ("tripolis", "> [[tripolis]]", "> [[tripoli]]"),
        ("tripolis", "| a | b |\n|---|---|\n| [[tripolis\\|x]] | y |", "| a | b |\n|---|---|\n| [[tripoli\\|x]] | y |"),
        ("tripolis", "A note.[^1]\n\n[^1]: [[tripolis]]", "A note.[^1]\n\n[^1]: [[tripoli]]"),
        ("tripolis", "😀 é [[tripolis]] و [[tripolis]]", "😀 é [[tripoli]] و [[tripoli]]"),
        ("wire", "Text. [@wire]", "Text. [@tripoli]"),
        ("wire", "Text. [@other; @wire, p. 3; @ wire]", "Text. [@other; @tripoli, p. 3; @ tripoli]"),
        ("gna", "Text.\n{: by=gna }", "Text.\n{: by=tripoli }"),
        (
            "gna",
            'Text.\n{: since=2020 by="russia, gna gna-2" about=libya}',
            'Text.\n{: since=2020 by="russia, tripoli gna-2" about=libya}',
        ),
        ("libya", "- Text.\n  {: by=gna about='libya' }", "- Text.\n  {: by=gna about='tripoli' }"),
    ],
)  # fmt: skip
def test_every_form_of_reference_is_rewritten(here: Draft, old: str, before: str, after: str) -> None:
    file = here.write("pages/about.md", f"---\ntitle: About\n---\n\n{before}\n")
    rename(here.settings(), old, "tripoli")
    assert file.read_text(encoding="utf-8") == f"---\ntitle: About\n---\n\n{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "`[[tripolis]]`",
        "    [[tripolis]]",
        "```\n[[tripolis]] [@tripolis]\n```",
        "<pre>\n[[tripolis]]\n</pre>",
        "<!-- [[tripolis]] -->",
        r"\[[tripolis]]",
        "[[Tripoli]]",
        "[[TRIPOLI]]",
        "[[other]] tripolis",
        "[a](../places/tripolis.png)",
        "[a](https://example.org/places/tripolis.md)",
        "[@tripolis-2]",
    ],
)
def test_code_names_and_what_is_no_reference_are_left_alone(here: Draft, text: str) -> None:
    here.config(rules={"asset-type": "off"})
    file = here.write("pages/about.md", f"---\ntitle: About\n---\n\nText.\n\n{text}\n")
    before = file.read_bytes()
    rename(here.settings(), "tripolis", "tarabulus")
    assert file.read_bytes() == before


def test_front_matter_keeps_its_quotes_comments_and_spacing(here: Draft) -> None:
    file = here.write(
        "actors/lna.md",
        """
        ---
        title: 'gna'   # gna stays
        names:
          - {text: gna, lang: en, used_by: "gna"}
        member_of: [ gna , 'gna',"gna" ]  # of gna
        roles:
          - role: gna
            side:   gna   # here too
            conflict: >-
              libya
        conflicts:
        - libya
        ---
        """,
    )
    rename(here.settings(), "gna", "accord")
    rename(here.settings(), "libya", "libya-war")
    assert file.read_text() == dedent(
        """\
        ---
        title: 'gna'   # gna stays
        names:
          - {text: gna, lang: en, used_by: "accord"}
        member_of: [ accord , 'accord',"accord" ]  # of gna
        roles:
          - role: gna
            side:   accord   # here too
            conflict: >-
              libya-war
        conflicts:
        - libya-war
        ---
        """
    )


def test_other_bytes_stay_whatever_the_line_ends(here: Draft) -> None:
    before = (
        b"\xef\xbb\xbf---\r\ntitle: About\r\nconflicts: [libya]\r\n---\r\n\r\nOne  \r\n[[libya]]\t\r\n\n\n[[ libya|x]]"
    )
    file = here.write("pages/about.md", before)
    rename(here.settings(), "libya", "libya-war")
    assert file.read_bytes() == before.replace(b"libya", b"libya-war")


def test_an_entry_that_speaks_of_itself_is_rewritten_too(here: Draft) -> None:
    here.write(
        "places/tripolis.md", "---\ntitle: Tripoli\n---\n\n[[tripolis#Past]] [[#Past]] [x](tripolis.md)\n\n## Past\n"
    )
    rename(here.settings(), "tripolis", "tripoli")
    assert not (here.content / "places/tripolis.md").exists()
    assert (here.content / "places/tripoli.md").read_text() == (
        "---\ntitle: Tripoli\n---\n\n[[tripoli#Past]] [[#Past]] [x](tripoli.md)\n\n## Past\n"
    )


def test_the_anchor_of_a_heading_that_holds_the_id_stays(here: Draft) -> None:
    file = here.write(
        "pages/about.md",
        "---\ntitle: About\n---\n\n## [[tripolis]] and us\n\n[[#tripolis-and-us]]\n\n"
        "## On [[tripolis]] {: .timeline }\n",
    )
    rename(here.settings(), "tripolis", "tripoli")
    assert file.read_text() == (
        "---\ntitle: About\n---\n\n## [[tripoli]] and us {: #tripolis-and-us }\n\n[[#tripolis-and-us]]\n\n"
        "## On [[tripoli]] {: #on-tripolis .timeline }\n"
    )


def test_what_was_done_is_said_and_the_old_address_lives_on(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("pages/about.md", "---\ntitle: About\n---\n\n[[tripolis]] [[tripolis]]\n")
    assert cli.run(["rename", "tripolis", "tripoli"]) == 0
    assert capsys.readouterr() == (
        "",
        "content/places/tripolis.md is content/places/tripoli.md now\n"
        "2 references rewritten in 1 file\n"
        "/places/tripolis/ leads to /places/tripoli/ (redirects.txt)\n",
    )
    assert (here.root / "redirects.txt").read_text() == (
        "# Old addresses and what they lead to now. `python build.py rename` adds to them.\n"
        "/places/tripolis/ /places/tripoli/\n"
    )
    assert not here.build().failed
    assert 'content="0; url=../tripoli/index.html"' in here.read("places/tripolis/index.html")


def test_an_entry_renamed_twice_and_back_has_one_address(here: Draft) -> None:
    before = contents(here.root)
    rename(here.settings(), "libya", "b")
    rename(here.settings(), "b", "c")
    here.build()
    assert "/conflicts/libya/ /conflicts/c/ 301\n" in here.read("_redirects")
    rename(here.settings(), "c", "libya")
    assert not here.build().failed
    assert "/conflicts/b/ /conflicts/libya/ 301\n/conflicts/b/feed.xml" in here.read("_redirects")
    assert "/conflicts/libya/ " not in here.read("_redirects").replace(" /conflicts/libya/ ", "")
    assert {path: data for path, data in contents(here.root).items() if path in before} == before


def test_a_list_of_redirects_without_a_last_line_end_keeps_its_lines(here: Draft) -> None:
    (here.root / "redirects.txt").write_text("# Mine.\n/places/a/ /places/tripolis/")
    rename(here.settings(), "tripolis", "tripoli")
    assert (here.root / "redirects.txt").read_text() == (
        "# Mine.\n/places/a/ /places/tripolis/\n/places/tripolis/ /places/tripoli/\n"
    )


def test_a_draft_can_be_renamed_without_a_redirect(here: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rename", "--no-redirect", "tripolis", "tripoli"]) == 0
    assert "leads to" not in capsys.readouterr().err
    assert not (here.root / "redirects.txt").exists()
    assert cli.run(["rename", "tripoli", "tripolis"]) == 0


def test_a_file_name_that_is_no_id_is_mended_by_renaming(here: Draft) -> None:
    here.write("terms/No Id.md", "---\ntitle: A term\n---\n")
    here.write("pages/about.md", "---\ntitle: About\n---\n\n[x](<../terms/No%20Id.md>)\n")
    rename(here.settings(), "No Id", "an-id")
    assert (here.content / "pages/about.md").read_text().endswith("[x](<../terms/an-id.md>)\n")
    assert not (here.root / "redirects.txt").exists()


NO_ID = "“{}” cannot be an id; use lower-case letters, digits and hyphens, for example “{}”"
REFUSED = [
    (["tripoli", "x"], "no entry has the id “tripoli”; did you mean “tripolis”?"),
    (["zzz", "x"], "no entry has the id “zzz”"),
    (["former", "x"], "no entry has the id “former”; it is called “libya” since"),
    (["index", "x"], "“index” is the home page, whose file must keep its name"),
    (["gna", "gna"], "the entry is called “gna” already"),
    (["gna", "The GNA"], NO_ID.format("The GNA", "the-gna")),
    (["gna", "../x"], NO_ID.format("../x", "x")),
    (["gna", "readme"], NO_ID.format("readme", "readme-2")),
    (["gna", "libya"], "the id “libya” is taken by content/conflicts/libya.md"),
    (["gna", "former"], "the id “former” was that of another entry; an id is never used for something else"),
    (["gna", "gone"], "the id “gone” was that of another entry; an id is never used for something else"),
    (["--no-redirect", "gna", "x"], "/actors/gna/ was published (it stands in addresses.txt) and needs a redirect"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_changes(
    here: Draft, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    here.write("index.md", "---\ntitle: Home\n---\n")
    (here.root / "redirects.txt").write_text("/conflicts/former/ /conflicts/libya/\n/terms/gone/ /\n")
    (here.root / "addresses.txt").write_text("/actors/gna/\n")
    before = contents(here.root)
    assert cli.run(["rename", *arguments]) == 2
    assert capsys.readouterr().err == f"error: {said}\n"
    assert contents(here.root) == before


def test_a_name_that_the_new_id_would_take_over_is_refused(here: Draft) -> None:
    here.write("terms/term.md", "---\ntitle: accord\n---\n\nText.\n\n[[accord]]\n")
    before = contents(here.root)
    with pytest.raises(SetupError) as refused:
        rename(here.settings(), "gna", "accord")
    assert str(refused.value) == (
        "content/terms/term.md:7:1: this reference would mean something else if “gna” were called “accord”"
    )
    assert contents(here.root) == before


def test_a_reference_by_the_words_of_a_heading_that_change_is_refused(here: Draft) -> None:
    here.write("pages/about.md", "---\ntitle: About\n---\n\n## About [[gna]]\n\n[[#About gna]]\n")
    with pytest.raises(SetupError, match=r"pages/about.md:7:1: this reference would mean something else"):
        rename(here.settings(), "gna", "accord")


def test_an_entry_that_cannot_be_read_may_hide_a_reference(here: Draft) -> None:
    here.write("terms/broken.md", "---\nsummary: x\n---\n\n[[gna]]\n")
    with pytest.raises(SetupError) as refused:
        rename(here.settings(), "gna", "accord")
    assert str(refused.value) == (
        "content/terms/broken.md:1:1: “title” is missing; mend this first, for a reference may be hidden there "
        "(“python build.py check” shows all)"
    )


def test_an_id_written_in_another_way_is_refused_with_its_place(here: Draft) -> None:
    here.write("actors/lna.md", '---\ntitle: LNA\nmember_of: ["g\\x6ea"]\n---\n')
    before = contents(here.root)
    with pytest.raises(SetupError) as refused:
        rename(here.settings(), "gna", "accord")
    assert str(refused.value) == (
        "content/actors/lna.md:3:13: the id is written here in a way that cannot be changed; write it plainly"
    )
    assert contents(here.root) == before


class Killed(BaseException):
    """What stands for the end of the program."""


def test_a_rename_that_is_killed_leaves_the_old_state_or_one_that_the_next_run_finishes(
    here: Draft, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        here.write(f"pages/p{number}.md", f"---\ntitle: P{number}\n---\n\n[[gna]]\n")
    before = contents(here.root)
    shutil.copytree(here.root, here.root.parent / "whole")
    whole = Draft.__new__(Draft)
    whole.mkdocs_yml = here.root.parent / "whole" / "mkdocs.yml"
    rename(whole.settings(), "gna", "accord")
    after = contents(here.root.parent / "whole")
    seen = set()
    for steps in range(8):
        monkeypatch.setattr(journal, "rewrite", stopping_after(steps))
        with contextlib.suppress(Killed):
            rename(here.settings(), "gna", "accord")
        monkeypatch.setattr(journal, "rewrite", drafts.rewrite)
        if contents(here.root) == before:
            seen.add("old")
            continue
        done = contents(here.root) == after
        seen.add("new" if done else "half")
        capsys.readouterr()
        if not done:
            assert cli.run(["rename", "gna", "accord"]) == 0
            assert capsys.readouterr().err == "finished the rename of “gna” to “accord”, which had been interrupted\n"
        assert contents(here.root) == after
        assert not (here.root / ".cache/explainer/journal.json").exists()
        put_back(here.root, before)
    assert seen == {"old", "half", "new"}


def stopping_after(steps: int) -> Any:
    """Writes so many files, and then no more."""
    left = iter(range(steps))

    def write(path: Path, data: bytes) -> None:
        if next(left, None) is None:
            raise Killed
        drafts.rewrite(path, data)

    return write


def put_back(root: Path, files: dict[str, bytes]) -> None:
    """Make the archive's files these."""
    for path in contents(root):
        if path not in files:
            (root / path).unlink()
    for path, data in files.items():
        (root / path).write_bytes(data)


def test_a_file_changed_after_the_interruption_is_not_written_over(
    here: Draft, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = here.write("pages/p.md", "---\ntitle: P\n---\n\n[[gna]]\n")
    monkeypatch.setattr(journal, "rewrite", stopping_after(1))
    with pytest.raises(Killed):
        rename(here.settings(), "gna", "accord")
    monkeypatch.setattr(journal, "rewrite", drafts.rewrite)
    file.write_text("mine")
    assert cli.run(["rename", "gna", "accord"]) == 2
    assert capsys.readouterr().err == (
        f"error: {file} was changed while the rename of “gna” to “accord” was under way; "
        "put it back as it was and run it again\n"
    )
    assert file.read_text() == "mine"


IDS = ("a", "b", "ab", "a-b", "é", "ж1")
FOLDERS = {"a": "places", "b": "conflicts", "ab": "actors", "a-b": "sources", "é": "terms", "ж1": "pages"}
ID = st.sampled_from(IDS)
PIECES = st.one_of(
    st.builds("[[{}]]".format, ID),
    st.builds("[[{}|{}]]".format, ID, st.sampled_from(("words", "a", "ж1"))),
    st.builds(lambda entry_id: f"[x](../{FOLDERS[entry_id]}/{entry_id}.md)", ID),
    st.builds("`[[{}]]`".format, ID),
    st.builds("[@{}; @{}, p. 1]".format, ID, ID),
    st.builds("\n\n{} said.\n{{: by={} }}\n\n".format, ID, ID),
    st.builds("\n\n## {}\n\n".format, ID),
    st.builds("\n\n- [[{}]]\n- {}\n\n".format, ID, ID),
    st.builds("\n\n```\n[[{}]]\n```\n\n".format, ID),
    st.sampled_from(("😀", "text", "\n", "\n\n> ", "é")),
)
LISTS = st.lists(ID, max_size=3)


@st.composite
def archives(draw: st.DrawFn) -> dict[str, str]:
    """Six entries that name each other in many ways, by path in the content."""
    files = {}
    for entry_id in IDS:
        front = f"title: Title of {entry_id}\n"
        for field in ("conflicts", "sources"):
            if draw(st.booleans()):
                front += f"{field}: [{', '.join(draw(LISTS))}]  # {entry_id}\n"
        if entry_id == "ab":
            front += f"names:\n  - {{text: x, used_by: {draw(ID)}}}\n"
        body = " ".join(draw(st.lists(PIECES, max_size=8)))
        text = f"---\n{front}---\n\n{body}\n"
        files[f"{FOLDERS[entry_id]}/{entry_id}.md"] = text.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))
    return files


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that one test uses for many archives."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=archives(), old=ID, new=st.sampled_from(("z", "b2", "жж", "a.b", "no", "012")))
def test_after_a_rename_everything_means_the_same_and_back_again_gives_the_same_bytes(
    folder: Path, files: dict[str, str], old: str, new: str
) -> None:
    shutil.rmtree(folder / "archive", ignore_errors=True)
    draft = Draft(folder / "archive")
    for path, text in files.items():
        draft.write(path, text.encode())
    before, meant = contents(draft.root), meanings(draft)
    rename(draft.settings(), old, new)
    assert meanings(draft) == {
        (new if entry_id == old else entry_id): [
            tuple(new if name == old else name for name in outcome) for outcome in outcomes
        ]
        for entry_id, outcomes in meant.items()
    }
    rename(draft.settings(), new, old)
    after = contents(draft.root)
    assert after.pop("redirects.txt").decode().splitlines()[1:] == [f"/{FOLDERS[old]}/{new}/ /{FOLDERS[old]}/{old}/"]
    assert after == before


def meanings(draft: Draft) -> dict[str, list[tuple[str, ...]]]:
    """By entry, the kind and the target of each outcome of its links, in order."""
    archive, _ = read(draft.settings())
    return {
        entry_id: [
            (type(outcome).__name__, getattr(outcome, "entry_id", ""), getattr(outcome, "source_id", ""))
            for outcome in (*links.references, *links.citations, *links.relations, *links.marks)
        ]
        for entry_id, links in archive.links.items()
    }
