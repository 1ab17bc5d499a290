"""After every edit a build gives what a clean one gives, by the way that asks only what the edit can have changed."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer import incremental, pipeline
from explainer.load import census
from explainer.making import Parts
from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.edits import LENIENT, PATHS, TAMPERING, Edit, delete_entry, sentences, titles, write_entry
from tests.test_incremental import clean_build
from tests.test_incremental import differing as differing_in
from tests.write.processes import start_stopping, stopped

drawn = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking a failure would build some thousand sites.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)

REPORT = """
    ---
    title: Call of 28 October
    date: 2020-10-28
    conflicts: [libya]
    actors: [russia, turkey]
    sources: [kremlin]
    ---

    They spoke of [[sirte]]. [@kremlin]
    {: by=russia about=libya }
    """

ARCHIVE = {
    "index.md": "---\ntitle: All\n---\n\nBegin with [[libya]].\n",
    "pages/about.md": "---\ntitle: About\n---\n\nWords.\n",
    "reports/call.md": REPORT,
    "reports/newest.md": """
        ---
        title: The newest
        date: 2021-12-01
        conflicts: [idlib]
        ---

        It was told. [@tass]
        """,
    "conflicts/libya.md": """
        ---
        title: Libya
        actors: [russia]
        places: [sirte]
        reviewed: 2020-01-01
        ---

        Fought at [[sirte]]. [@kremlin]

        It held. [@tass]
        {: since=2016 until=2021-03 by=russia }

        ## Timeline {: .timeline }

        - 2019-04-04: An offensive opens at [[sirte]]. [@tass]
        """,
    "conflicts/idlib.md": "---\ntitle: Idlib\nactors: [turkey]\n---\n\nFar from it. [@tass]\n",
    "actors/russia.md": "---\ntitle: Russia\nreviewed: 2020-01-01\n---\n\nA state. [@kremlin]\n",
    "actors/turkey.md": "---\ntitle: Turkey\n---\n\nA state that borders [[idlib|it]]. [@tass]\n",
    "places/sirte.md": "---\ntitle: Sirte\nlatitude: 31.2\nlongitude: 16.6\n---\n\nA city. [@tass]\n",
    "agreements/protocol.md": "---\ntitle: Protocol\ndate: 2020-10-23\nparties: [russia]\n---\n\nIn [[libya]]\n",
    "terms/corridor.md": "---\ntitle: Corridor\n---\n\nA way. [@tass]\n",
    "sources/kremlin.md": "---\ntitle: Kremlin\n---\n",
    "sources/tass.md": "---\ntitle: TASS\nderived_from: [kremlin]\n---\n",
}
"""One entry of each kind at least, that has no errors. The newest day is that of a report that no edit touches."""


def whole(root: Path, **config: Any) -> Draft:
    draft = Draft(root)
    draft.config(**config)
    for path, text in ARCHIVE.items():
        draft.write(path, text)
    return draft


class Ways:
    """By which way each build went: `edit` (what an edit can have changed), `all`, or `none` (nothing had changed)."""

    def __init__(self) -> None:
        self.taken: list[str] = []

    def build(self, draft: Draft) -> pipeline.Outcome:
        """Build, and note the way."""
        whole, after_edit = pipeline._build_all, incremental.after_edit
        ways: list[str] = []

        def all_of_it(*arguments: Any, **keys: Any) -> Any:
            ways.append("all")
            return whole(*arguments, **keys)

        def after(*arguments: Any) -> Any:
            found = after_edit(*arguments)
            ways.extend(["edit"] if found is not None else [])
            return found

        with patch.object(pipeline, "_build_all", all_of_it), patch.object(incremental, "after_edit", after):
            outcome = draft.build()
        assert len(ways) <= 1
        self.taken.extend(ways or ["none"])
        return outcome


def assert_clean(draft: Draft, outcome: pipeline.Outcome, before: dict[str, bytes], what: object) -> bool:
    """That a build gave what a clean one gives; returns whether there was a site."""
    with tempfile.TemporaryDirectory() as folder:
        clean, expected = clean_build(draft, Path(folder))
    assert outcome.problems == clean.problems, what
    assert outcome.failed == clean.failed, what
    found = draft.tree()
    if clean.failed:
        assert outcome.written is None, what
        assert found == before, what
        return False
    assert sorted(found) == sorted(expected), what
    assert differing_in(found, expected) == [], what
    return True


# Small edits of an entry that is there.


def append(path: str, sentence: str) -> tuple[str, Edit]:
    def edit(draft: Draft) -> None:
        file = draft.content / path
        if file.exists():
            file.write_text(file.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")

    return f"append to {path}: {sentence!r}", edit


def set_field(path: str, field: str, value: str) -> tuple[str, Edit]:
    def edit(draft: Draft) -> None:
        file = draft.content / path
        if file.exists():
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            end = lines.index("---\n", 1)
            front = [line for line in lines[1:end] if not line.startswith(f"{field}:")]
            kept = ["---\n", *front, f"{field}: {value}\n", *lines[end:]]
            file.write_text("".join(kept), encoding="utf-8")

    return f"{path}: {field}: {value}", edit


def of_kinds(*folders: str) -> st.SearchStrategy[str]:
    return st.sampled_from([path for path in PATHS if path.split("/", maxsplit=1)[0] in folders])


def some_of(*ids: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(ids), unique=True).map(lambda found: f"[{', '.join(found)}]")


small_edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.builds(append, st.sampled_from(PATHS), sentences),
    st.builds(append, st.sampled_from(PATHS), sentences),
    st.builds(set_field, st.sampled_from(PATHS), st.just("title"), titles.map(json.dumps)),
    st.builds(set_field, of_kinds("conflicts"), st.just("actors"), some_of("russia", "turkey")),
    st.builds(set_field, of_kinds("reports", "actors", "terms"), st.just("conflicts"), some_of("libya", "idlib")),
    st.builds(set_field, of_kinds("reports", "actors", "places"), st.just("sources"), some_of("kremlin", "tass")),
    st.builds(set_field, of_kinds("reports"), st.just("date"), st.sampled_from(("2018-01-01", "2019", "2021-02"))),
    st.builds(set_field, of_kinds("actors"), st.just("reviewed"), st.sampled_from(("2017", "2021-11-30"))),
    st.builds(set_field, st.just("sources/tass.md"), st.just("derived_from"), some_of("kremlin")),
    st.builds(set_field, st.just("index.md"), st.just("lead"), st.sampled_from(("call", "visit", "newest"))),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).map(delete_entry),
)
"""After each of these, a build that knows the one before need not build everything."""

OPTIONS: tuple[dict[str, Any], ...] = (
    {"rules": LENIENT},
    {"rules": LENIENT, "site_url": "https://example.org/base/", "epub": True},
    {"rules": LENIENT, "download": True, "epub": True, "repo_url": "https://example.org/repo"},
    {"rules": LENIENT, "today": date(2020, 6, 1), "download": True, "site_url": "https://example.org/"},
    {"rules": {"orphan": "error"}, "today": date(2021, 2, 1)},
    {"search": False},
)


@drawn
@given(options=st.sampled_from(OPTIONS), edits=st.lists(small_edits, min_size=2, max_size=5))
def test_after_every_small_edit_a_build_gives_what_a_clean_one_gives_by_the_short_way(
    options: dict[str, Any], edits: list[tuple[str, Edit]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = whole(Path(folder) / "archive", **options)
        ways = Ways()
        built = assert_clean(draft, ways.build(draft), {}, "first")
        for what, edit in edits:
            edit(draft)
            before = draft.tree() if draft.site.exists() else {}
            outcome = ways.build(draft)
            assert not built or ways.taken[-1] in ("edit", "none"), what
            built = assert_clean(draft, outcome, before, what) or built


any_edits = st.lists(st.one_of(small_edits, small_edits, st.sampled_from(TAMPERING)), min_size=2, max_size=5)
"""Edits of one moment: of entries, and of what lies in the site and the cache."""


@drawn
@given(options=st.sampled_from(OPTIONS), rounds=st.lists(any_edits, min_size=2, max_size=3))
def test_several_edits_at_once_of_entries_and_of_the_site_give_what_a_clean_build_gives(
    options: dict[str, Any], rounds: list[list[tuple[str, Edit]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = whole(Path(folder) / "archive", **options)
        draft.build()
        for edits in rounds:
            for _, edit in edits:
                edit(draft)
            before = draft.tree() if draft.site.exists() else {}
            assert_clean(draft, draft.build(), before, [what for what, _ in edits])


# What happens to the memory.


def memory_of(draft: Draft) -> Path:
    (file,) = draft.root.glob(".cache/explainer/sites/*/memory.db")
    return file


def flip(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    torn = bytearray(data)
    for _ in range(chance.choice((1, 1, 5, 100))):
        torn[chance.randrange(len(torn))] ^= chance.randrange(1, 256)
    return bytes(torn)


TEARS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "torn": lambda data: data[: len(data) // 2],
    "no database": lambda data: b"words" * len(data),
    **{f"bytes flipped, {seed}": lambda data, seed=seed: flip(data, seed) for seed in range(4)},  # type: ignore[misc]
}


@pytest.mark.parametrize("what", TEARS)
def test_a_damaged_memory_changes_nothing_of_what_is_built(archive_of_all: Draft, what: str) -> None:
    draft = archive_of_all
    file = memory_of(draft)
    file.write_bytes(TEARS[what](file.read_bytes()))

    for path, title in (("places/sirte.md", "Sirte (city)"), ("actors/russia.md", "Russia (state)")):
        set_field(path, "title", title)[1](draft)
        assert assert_clean(draft, draft.build(), {}, what)


@pytest.fixture
def archive_of_all(tmp_path: Path) -> Draft:
    draft = whole(tmp_path / "archive")
    assert not draft.build().failed
    return draft


def test_a_memory_that_is_gone_is_made_again_by_the_next_build(archive_of_all: Draft) -> None:
    draft, ways = archive_of_all, Ways()
    memory_of(draft).unlink()
    for title in ("One", "Two"):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)

    assert ways.taken == ["all", "edit"]


def test_a_memory_of_the_edit_before_is_not_believed(archive_of_all: Draft) -> None:
    draft, ways = archive_of_all, Ways()
    before = memory_of(draft).read_bytes()
    set_field("places/sirte.md", "title", "Sirte (city)")[1](draft)
    ways.build(draft)

    memory_of(draft).write_bytes(before)
    append("actors/turkey.md", "It borders [[sirte]].")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "older")

    assert ways.taken == ["edit", "all"]


def test_a_memory_of_another_site_is_not_believed(archive_of_all: Draft, tmp_path: Path) -> None:
    draft, ways = archive_of_all, Ways()
    other = whole(tmp_path / "other", site_name="Another archive")
    set_field("places/sirte.md", "title", "Another place")[1](other)
    other.build()

    shutil.copy(memory_of(other), memory_of(draft))
    append("places/sirte.md", "More.")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "of another")

    assert ways.taken == ["all"]


def test_a_memory_of_another_version_of_the_program_is_not_believed(
    archive_of_all: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, ways = archive_of_all, Ways()
    _, files = census._PROGRAM[0]
    monkeypatch.setattr(census, "_PROGRAM", [("another version", files)])
    for title, way in (("One", "all"), ("Two", "edit")):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)
        assert ways.taken[-1] == way


def test_a_memory_that_cannot_be_kept_is_done_without(archive_of_all: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, ways = archive_of_all, Ways()
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    for title in ("One", "Two"):
        set_field("places/sirte.md", "title", title)[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, title)

    assert ways.taken == ["all", "all"]
    monkeypatch.undo()
    # What lies there is of a build long before.
    set_field("places/sirte.md", "title", "Three")[1](draft)
    assert assert_clean(draft, ways.build(draft), {}, "Three")


@pytest.mark.parametrize("point", ["reading", "staged", "putting", "published", "remembered"])
def test_a_build_killed_after_an_edit_and_another_edit_give_what_a_clean_build_gives(
    archive_of_all: Draft, point: str
) -> None:
    draft = archive_of_all
    set_field("places/sirte.md", "title", "Sirte (city)")[1](draft)

    assert stopped(start_stopping(draft.mkdocs_yml, point, way="files")) == -signal.SIGKILL

    append("conflicts/libya.md", "Of [[Sirte (city)]]. [@tass]")[1](draft)
    assert assert_clean(draft, draft.build(), {}, point)
    set_field("places/sirte.md", "title", "Sirte")[1](draft)
    outcome = draft.build()
    assert outcome.failed
    assert_clean(draft, outcome, draft.tree(), point)


# Errors.


def test_edits_made_while_there_are_errors_are_all_built_when_these_are_mended(archive_of_all: Draft) -> None:
    draft, ways = archive_of_all, Ways()
    site = draft.tree()
    for edit in (
        append("conflicts/libya.md", "See [[nowhere]]. [@tass]"),
        set_field("places/sirte.md", "title", "Sirte (city)"),
        delete_entry("terms/corridor.md"),
        ("broken", lambda draft: draft.write("actors/turkey.md", "no front matter")),
    ):
        edit[1](draft)
        outcome = ways.build(draft)
        assert not assert_clean(draft, outcome, site, edit[0])
    assert ways.taken == ["edit", "edit", "edit", "all"]

    draft.write("actors/turkey.md", ARCHIVE["actors/turkey.md"])
    draft.write("conflicts/libya.md", ARCHIVE["conflicts/libya.md"])
    assert assert_clean(draft, ways.build(draft), site, "mended")
    assert ways.taken[-1] == "edit"


def test_a_warning_goes_with_its_cause_wherever_that_lies(archive_of_all: Draft) -> None:
    """That nothing leads to an entry is said of that entry, and caused by the others."""
    draft, ways = archive_of_all, Ways()

    def orphans(outcome: pipeline.Outcome) -> list[str]:
        return [problem.position.path for problem in outcome.problems if problem.rule == "orphan"]

    before = orphans(draft.build())
    assert "content/terms/corridor.md" in before
    append("conflicts/libya.md", "Through a [[corridor]]. [@tass]")[1](draft)
    outcome = ways.build(draft)
    assert orphans(outcome) == [path for path in before if path != "content/terms/corridor.md"]
    assert_clean(draft, outcome, {}, "led to")
    draft.write("conflicts/libya.md", ARCHIVE["conflicts/libya.md"])
    outcome = ways.build(draft)
    assert orphans(outcome) == before
    assert_clean(draft, outcome, {}, "as before")
    assert ways.taken == ["edit", "edit"]


# What is composed.


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that were composed since."""
    found: list[str] = []
    compose = Parts.compose

    def told(self: Parts, part: str) -> Any:
        found.append(part)
        return compose(self, part)

    monkeypatch.setattr(Parts, "compose", told)
    return found


def of_entries(composed: list[str]) -> list[str]:
    return [part for part in composed if not part.startswith("/")]


def test_a_word_of_a_report_composes_its_page_and_no_other_entry(archive_of_all: Draft, composed: list[str]) -> None:
    draft = archive_of_all
    draft.write("reports/call.md", REPORT.replace("They spoke of", "They talked of"))
    composed.clear()
    written = draft.build().written

    assert written is not None
    assert "reports/call/index.html" in written.made
    # Sirte's page shows the sentence that speaks of it, Kremlin's what cites it, the actors' what they said.
    assert of_entries(composed) == ["call", "kremlin", "libya", "russia", "sirte"]


def test_a_word_that_no_other_page_shows_composes_one_entry(archive_of_all: Draft, composed: list[str]) -> None:
    draft = archive_of_all
    draft.write("pages/about.md", ARCHIVE["pages/about.md"].replace("Words", "Other words"))
    composed.clear()
    written = draft.build().written

    assert written is not None
    assert "pages/about/index.html" in written.made
    assert of_entries(composed) == ["about"]


def test_a_new_title_composes_the_entries_that_name_it(archive_of_all: Draft, composed: list[str]) -> None:
    draft = archive_of_all
    set_field("terms/corridor.md", "title", "Humanitarian corridor")[1](draft)
    composed.clear()
    draft.build()
    # It cites TASS, whose page says so by its title; nothing else speaks of it.
    assert of_entries(composed) == ["corridor", "tass"]


def test_what_was_tampered_with_is_composed_though_no_edit_concerns_it(
    archive_of_all: Draft, composed: list[str]
) -> None:
    draft, ways = archive_of_all, Ways()
    (draft.site / "actors/turkey/index.html").unlink()
    (draft.site / "sitemap.xml").write_text("mine", encoding="utf-8")
    draft.write("pages/about.md", ARCHIVE["pages/about.md"].replace("Words", "Other words"))
    composed.clear()
    outcome = ways.build(draft)

    assert ways.taken == ["edit"]
    assert of_entries(composed) == ["about", "turkey"]
    assert assert_clean(draft, outcome, {}, "tampered")


# What lets everything be built.


def newest(draft: Draft) -> None:
    set_field("reports/newest.md", "date", "2021-12-02")[1](draft)


def older(draft: Draft) -> None:
    set_field("reports/newest.md", "date", "2021-11-30")[1](draft)


def template(draft: Draft) -> None:
    place = draft.root / "templates" / "place.html"
    place.write_text(place.read_text(encoding="utf-8") + "{# edited #}", encoding="utf-8")


def words(draft: Draft) -> None:
    set_field("pages/about.md", "loaded_words", "[{word: city, instead: town}]")[1](draft)


def many(draft: Draft) -> None:
    for number in range(incremental._FEW + 1):
        draft.write(f"terms/term-{number}.md", f"---\ntitle: Term {number}\n---\n")


EVERYTHING: tuple[tuple[str, Callable[[Draft], object]], ...] = (
    ("a newer day", newest),
    ("the newest day gone", older),
    ("a picture", lambda draft: draft.write("media/map.png", b"a map")),
    ("a template", template),
    ("the configuration", lambda draft: draft.config(site_name="Another name")),
    ("words that take a side", words),
    ("many entries", many),
    ("an entry that cannot be read", lambda draft: draft.write("terms/corridor.md", "no front matter")),
    ("two entries of one name", lambda draft: draft.write("terms/sirte.md", "---\ntitle: Sirte\n---\n")),
    ("a name that is no id", lambda draft: draft.write("terms/Ein Wort.md", "---\ntitle: Wort\n---\n")),
    ("redirects", lambda draft: (draft.root / "redirects.txt").write_text("/terms/x/ /terms/corridor/\n")),
)


@pytest.mark.parametrize(("what", "edit"), EVERYTHING, ids=[what for what, _ in EVERYTHING])
def test_what_can_change_anything_lets_everything_be_built(
    tmp_path: Path, what: str, edit: Callable[[Draft], object]
) -> None:
    draft, ways = whole(tmp_path / "archive"), Ways()
    draft.own_templates()
    draft.build()
    site = draft.tree()

    edit(draft)
    assert_clean(draft, ways.build(draft), site, what)

    assert ways.taken == ["all"]


def test_many_entries_are_few_in_a_large_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "_FEW", 1)
    monkeypatch.setattr(incremental, "_SHARE", 4)
    draft, ways = whole(tmp_path / "archive"), Ways()
    draft.build()
    for count, way in ((len(ARCHIVE) // 4, "edit"), (len(ARCHIVE) // 4 + 1, "all")):
        for path in list(ARCHIVE)[:count]:
            append(path, f"The {way} more.")[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, way)
        assert ways.taken[-1] == way


def test_with_a_day_of_its_own_a_newer_report_is_an_edit_like_others(tmp_path: Path) -> None:
    draft, ways = whole(tmp_path / "archive", today=date(2021, 6, 1)), Ways()
    draft.build()
    newest(draft)
    assert assert_clean(draft, ways.build(draft), {}, "newer")
    assert ways.taken == ["edit"]


def test_two_files_that_would_be_one_are_told_of_after_an_edit_as_in_a_clean_build(tmp_path: Path) -> None:
    draft = whole(tmp_path / "archive", site_url="https://example.org/")
    draft.write("social/terms/way.png", b"a picture of its own")
    draft.build()
    site = draft.tree()
    draft.write("terms/way.md", "---\ntitle: Way\n---\n")

    said = []
    for build in (draft.build, draft.build, lambda: clean_build(draft, tmp_path / "clean")):
        with pytest.raises(SetupError) as caught:
            build()
        said.append(str(caught.value))

    assert "two files would become social/terms/way.png on the site" in said[0]
    assert len({message.partition(", one of them")[0] for message in said}) == 1
    assert draft.tree() == site
    (draft.content / "terms/way.md").unlink()
    assert assert_clean(draft, draft.build(), site, "mended")
