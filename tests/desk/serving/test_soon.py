"""What is shown of a change before everything is checked again is what is shown after, or nothing is."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer import pipeline
from explainer.desk.serving.board import Board
from explainer.desk.serving.running import Desk
from explainer.desk.serving.site import Site
from explainer.desk.serving.soon import Soon
from explainer.render import Renderer
from tests.conftest import Draft
from tests.edits import LENIENT, sentences

FRONTS = {
    "reports/call.md": "title: A call\ndate: 2020-10-28\nconflicts: [libya]\nactors: [russia]\naccounts: [russia]\n",
    "conflicts/libya.md": "title: Libya\nplaces: [sirte]\nactors: [russia]\n",
    "actors/russia.md": "title: Russia\nconflicts: [libya]\n",
}


def text(path: str, body: Sequence[str]) -> str:
    return f"---\n{FRONTS[path]}---\n\n" + "\n\n".join(body) + "\n"


def drawn(draft: Draft, path: str, body: Sequence[str]) -> Draft:
    """An archive in which these entries speak of each other, one of them with this text."""
    draft.config(rules=LENIENT)
    draft.write("reports/call.md", text("reports/call.md", ["It was said. [@tass]\n{: by=russia about=libya }"]))
    draft.write(
        "conflicts/libya.md", text("conflicts/libya.md", ["It was fought at [[sirte]].\n{: until=2020-11-20 }"])
    )
    draft.write("actors/russia.md", text("actors/russia.md", ["A state, in [[libya]]. [@tass]"]))
    draft.write("places/sirte.md", "---\ntitle: Sirte\nlatitude: 31.2\nlongitude: 16.6\n---\n\nA city.\n")
    draft.write("sources/kremlin.md", "---\ntitle: Kremlin\nissued: 2021-01-05\n---\n")
    draft.write("sources/tass.md", "---\ntitle: Tass\nissued: 2020-10-27\nderived_from: [kremlin]\n---\n")
    draft.write(path, text(path, body))
    return draft


def soon_and_after(draft: Draft, path: str, body: Sequence[str]) -> tuple[Site | None, Site, list[str]]:
    """The site as it is shown at once and in the end after a change, and the paths of the entry's pages.

    Nothing is to be shown of a change that brings errors: None, and no pages.
    """
    config = draft.settings()
    renderer = Renderer(config.templates_dir)
    before, _ = pipeline.read(config)
    soon = Soon(before, config, renderer)
    found = soon.after([draft.write(path, text(path, body))], config)
    after, _ = pipeline.read(config)
    own = path.removesuffix(".md")
    if draft.build(clean=True).failed:
        return None, Site(after, config, renderer), []
    return found, Site(after, config, renderer), [name for name in draft.tree() if name.startswith(f"{own}/")]


@pytest.mark.parametrize("path", FRONTS)
def test_a_word_that_is_another_is_shown_at_once(archive: Draft, path: str) -> None:
    drawn(archive, path, ["One. [@tass]", "Said.\n{: by=russia }", "Two, of [[sirte]]."])
    soon, after, pages = soon_and_after(
        archive, path, ["One more. [@tass; @kremlin]", "Said so.\n{: by=russia }", "Two."]
    )
    assert soon
    assert pages
    for page in pages:
        assert soon.read(page) == after.read(page), page


@pytest.mark.parametrize(
    ("old", "new"),
    [("So.", "So.\n{: until=2020-11-20 }"), ("So.\n{: since=2020-11-20 }", "So."), ("So.", "So.\n\n## More")],
)
def test_a_day_that_comes_or_goes_is_there_at_once(archive: Draft, old: str, new: str) -> None:
    drawn(archive, "conflicts/libya.md", [old])
    soon, after, pages = soon_and_after(archive, "conflicts/libya.md", [new])
    assert soon
    for page in (*pages, "conflicts/libya/on/2020-10-28/index.html"):
        assert soon.read(page) == after.read(page), page


def test_other_pages_show_it_too(archive: Draft) -> None:
    drawn(archive, "conflicts/libya.md", ["Of [[russia]]."])
    soon, after, _ = soon_and_after(archive, "conflicts/libya.md", ["Of the state [[russia]]."])
    assert soon
    page = "actors/russia/index.html"
    assert b"Of the state Russia." in (soon.read(page) or b"")
    assert soon.read(page) == after.read(page)


@pytest.mark.parametrize(
    "body",
    [
        ["Of [[nobody]]."],
        ["Of a thing. [@nothing]"],
        ["A picture: ![one](../media/none.png)"],
        ["## Timeline {: .timeline }\n\n- 2024-04-04: Younger than all the archive knows."],
        ["Said.\n{: by=russia until=2020-99 }"],
    ],
)
def test_what_needs_all_of_the_archive_waits_for_it(archive: Draft, body: list[str]) -> None:
    drawn(archive, "conflicts/libya.md", ["Said.\n{: by=russia }"])
    config = archive.settings()
    renderer = Renderer(config.templates_dir)
    before, _ = pipeline.read(config)
    soon = Soon(before, config, renderer)
    file = archive.write("conflicts/libya.md", text("conflicts/libya.md", body))
    assert soon.after([file], config) is None


def test_titles_of_several_entries_are_shown_at_once_on_every_page(archive: Draft) -> None:
    drawn(archive, "conflicts/libya.md", ["Text, of [[sirte]]."])
    config = archive.settings()
    renderer = Renderer(config.templates_dir)
    before, _ = pipeline.read(config)
    files = [
        archive.write("conflicts/libya.md", "---\ntitle: Another\nactors: [russia]\n---\n\nText, of [[sirte]].\n"),
        archive.write("places/sirte.md", "---\ntitle: Surt\n---\n\nText. [@tass]\n"),
    ]
    soon = Soon(before, config, renderer).after(files, config)
    assert soon
    after = Site(pipeline.read(config)[0], config, renderer)
    assert not archive.build(clean=True).failed
    for page in archive.tree():
        assert soon.read(page) == after.read(page), page


def test_a_file_that_is_new_or_gone_or_no_entry_waits(archive: Draft) -> None:
    drawn(archive, "conflicts/libya.md", ["Text."])
    config = archive.settings()
    before, _ = pipeline.read(config)
    soon = Soon(before, config, Renderer(config.templates_dir))
    assert soon.after([archive.write("terms/new.md", "---\ntitle: New\n---\n\nText.\n")], config) is None
    gone = archive.content / "places" / "sirte.md"
    gone.unlink()
    assert soon.after([gone], config) is None
    assert soon.after([archive.root / "mkdocs.yml"], config) is None


def test_what_was_shown_at_once_is_taken_back_when_it_turns_out_wrong(archive: Draft) -> None:
    """A rule may call an error what a quick look does not see: then the last good page stays."""
    drawn(archive, "conflicts/libya.md", ["Good."])
    archive.config(rules={**LENIENT, "uncited-figure": "error"})
    board = Board()
    desk = Desk(board, archive.settings)
    desk.renew(archive.settings())
    good = board.state.site
    assert good
    desk.changed([archive.write("conflicts/libya.md", text("conflicts/libya.md", ["There were 40 dead."]))])
    assert [problem.rule for problem in board.state.problems if problem.severity == "error"] == ["uncited-figure"]
    assert board.state.site is good


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(sorted(FRONTS)),
    old=st.lists(sentences, max_size=5),
    new=st.lists(sentences | st.sampled_from(("It held.\n{: since=2020-11 }", "So.\n{: until=2020-11 }")), max_size=3),
    kept=st.integers(0, 5),
)
def test_whatever_changes_what_is_shown_at_once_is_what_is_shown_after(
    path: str, old: list[str], new: list[str], kept: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = drawn(Draft(Path(folder) / "archive"), path, old)
        soon, after, _ = soon_and_after(draft, path, [*old[:kept], *new])
        for page in draft.tree() if soon else []:
            assert soon is not None
            assert soon.read(page) == after.read(page), page
