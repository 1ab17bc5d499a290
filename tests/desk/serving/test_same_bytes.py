"""What is served is what `build` writes, byte for byte, but for the script at a page's end."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer.desk.serving.board import Board
from explainer.desk.serving.running import Desk
from tests.conftest import Draft
from tests.desk.serving.browsing import browsing
from tests.edits import LENIENT, Edit, edits

REPORT = """
    ---
    title: A call
    date: 2020-10-28
    conflicts: [libya]
    actors: [russia]
    sources: [tass]
    ---

    It was said of [[libya]]. [@tass]

    - They were worried. [@tass]
      {: by=russia about=libya }
    """
CONFLICT = """
    ---
    title: Libya
    places: [sirte]
    actors: [russia]
    ---

    It was fought at [[sirte]]. [@tass]
    {: until=2020-11-20 }

    ## Timeline {: .timeline }

    - 2019-04-04: An offensive opens. [@tass]
    - 2021-01-05: A month later. [@kremlin]
    """


@pytest.fixture
def rich(archive: Draft) -> Draft:
    """An archive with something of every group of pages."""
    archive.config(rules=LENIENT, site_url="https://example.org/some/base/", epub=True)
    archive.write("index.md", "---\ntitle: Home\n---\n\nSee [[libya]].\n")
    archive.write("pages/about.md", "---\ntitle: About\n---\n\n![A map](../media/map.png)\n")
    archive.write("media/map.png", b"a map")
    archive.write("reports/call.md", REPORT)
    archive.write("conflicts/libya.md", CONFLICT)
    archive.write("actors/russia.md", "---\ntitle: Russia\nconflicts: [libya]\n---\n\nA state. [@tass]\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\nlatitude: 31.2\nlongitude: 16.6\n---\n\nA city.\n")
    archive.write("agreements/protocol.md", "---\ntitle: Protocol\ndate: 2021-01-05\n---\n\nSigned. [@kremlin]\n")
    archive.write("terms/corridor.md", "---\ntitle: Corridor\n---\n\nA way.\n")
    archive.write("sources/kremlin.md", "---\ntitle: Kremlin\nissued: 2021-01-05\n---\n")
    archive.write("sources/tass.md", "---\ntitle: Tass\nissued: 2020-10-27\nderived_from: [kremlin]\n---\n")
    for number in range(60):
        archive.write(f"terms/word-{number}.md", f"---\ntitle: Word {number}\n---\n\nOf [[russia]].\n")
    (archive.root / "redirects.txt").write_text("/conflicts/former/ /conflicts/libya/\n", encoding="utf-8")
    return archive


def test_every_file_of_the_site_is_served_with_the_same_bytes(rich: Draft) -> None:
    assert not rich.build().failed
    built = rich.tree()
    assert {"conflicts/libya/on/2020-10-28/index.html", "actors/russia/mentions/index.html", "media/map.png"} <= set(
        built
    )
    with browsing(rich) as browser:
        for path, body in built.items():
            got = browser.ask(f"/some/base/{path}")
            assert (got.status, got.without_script == body) == (200, True), path
            if path.endswith("/index.html"):
                assert browser.ask(f"/some/base/{path.removesuffix('index.html')}").body == got.body


def test_serving_writes_nothing(rich: Draft) -> None:
    before = sorted(rich.root.rglob("*"))
    with browsing(rich) as browser:
        assert browser.ask("/some/base/").status == 200
        browser.save("terms/corridor.md", "---\ntitle: Corridor\n---\n\nAnother way.\n")
        assert b"Another way" in browser.ask("/some/base/terms/corridor/").body
    assert sorted(rich.root.rglob("*")) == before


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(rounds=st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=4))
def test_after_any_edits_the_site_is_that_of_a_clean_build(rounds: list[list[tuple[str, Edit]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "archive")
        draft.own_templates()
        draft.config(rules=LENIENT)
        draft.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[russia]]. [@kremlin]\n")
        board = Board()
        desk = Desk(board, draft.settings)
        desk.renew(draft.settings())
        for edits_now in rounds:
            for _, edit in edits_now:
                edit(draft)
            desk.changed([draft.root / "templates" / "base.html"])
            outcome = draft.build(clean=True)
            state = board.state
            assert state.problems == outcome.problems
            if outcome.failed:
                continue
            assert state.site
            for path, body in draft.tree().items():
                assert state.site.read(path) == body, path
