"""What the cache holds of earlier builds: used when it is right, noticed when it is not, never needed."""

from __future__ import annotations

import errno
import os
import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from explainer import load, pipeline
from explainer.load import census, kept
from explainer.load.census import read_census, take_census
from tests.conftest import Draft
from tests.edits import LENIENT, PATHS, Edit, delete_entry, entries, move_entry
from tests.test_incremental import clean_build


@pytest.fixture
def built(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nIt is fought at [[sirte]].\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA city.\n")
    archive.write("media/map.png", b"a map")
    archive.own_templates()
    archive.build()
    return archive


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the entries that were taken apart since."""
    found: list[str] = []
    entry_of = load.entry_of

    def told(text: str, path: str, kind: Any) -> Any:
        found.append(path)
        return entry_of(text, path, kind)

    monkeypatch.setattr(load, "entry_of", told)
    return found


def cache_of(archive: Draft) -> Path:
    return archive.root / ".cache/explainer"


def settle(archive: Draft) -> None:
    """Make every file old enough for its times to be trusted, as waiting would, and let a build see that."""
    for file in archive.root.rglob("*"):
        if file.is_file() and cache_of(archive) not in file.parents and archive.site not in file.parents:
            os.utime(file, ns=(10**18, 10**18))
    archive.build()


def no_stages(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A build that may only go the short way."""

    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("a build went the long way")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read", refused)
        return archive.build()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_link_to_a_pipe_is_not_waited_for(built: Draft) -> None:
    os.mkfifo(built.root / "pipe")
    (built.content / "media/pipe.png").symlink_to(built.root / "pipe")

    assert take_census(built.settings(), None) is None


def test_nothing_changed_and_no_stage_runs(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = no_stages(built, monkeypatch)

    assert (outcome.written.made, outcome.written.removed) == ((), ())
    assert outcome.written.kept == len(built.tree())


def test_the_short_way_tells_the_same_problems(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    built.config(rules=LENIENT)
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nNear [[tripolis]].\n")
    first = built.build()

    assert [problem.rule for problem in first.problems].count("missing-reference") == 1
    assert no_stages(built, monkeypatch).problems == first.problems


def test_touched_files_are_read_again_and_nothing_else_is_done(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in built.content.rglob("*.md"):
        os.utime(file, ns=(10**18, 10**18))

    no_stages(built, monkeypatch)


def test_a_failed_build_is_never_remembered(built: Draft) -> None:
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nNear [[tripolis]].\n")

    assert built.build().failed
    assert built.build().failed


def test_only_the_edited_entry_is_taken_apart(built: Draft, parsed: list[str]) -> None:
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA town.\n")
    built.build()

    assert parsed == ["content/places/sirte.md"]


def test_a_check_uses_the_cache_and_writes_nothing(built: Draft, parsed: list[str]) -> None:
    before = {file: file.stat().st_mtime_ns for file in cache_of(built).rglob("*")}

    built.check()

    assert parsed == []
    assert {file: file.stat().st_mtime_ns for file in cache_of(built).rglob("*")} == before


def test_a_clean_build_takes_everything_apart(built: Draft, parsed: list[str]) -> None:
    built.build(clean=True)

    assert sorted(parsed) == ["content/conflicts/libya.md", "content/places/sirte.md"]


def test_an_edit_that_keeps_size_and_time_is_seen(built: Draft) -> None:
    settle(built)
    file = built.content / "places/sirte.md"
    status = file.stat()

    file.write_text(file.read_text(encoding="utf-8").replace("A city.", "A town."), encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    built.build()

    assert file.stat().st_mtime_ns == status.st_mtime_ns
    assert "A town." in built.read("places/sirte/index.html")


def test_a_file_that_had_just_been_written_is_read_even_if_nothing_tells(
    built: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit within one tick of the clock leaves all times as they were."""
    census_before = read_census(cache_of(built))
    assert census_before is not None
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA town.\n")
    status = (built.content / "places/sirte.md").stat()
    path = os.fsencode(built.content / "places/sirte.md")
    old = census_before.files[path]
    lying = census.Seen(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, old.digest)
    # The last census was taken right behind the last change.
    then = census.Census(status.st_mtime_ns, census_before.program, {**census_before.files, path: lying})

    now = take_census(built.settings(), then)

    assert now is not None
    assert now.files[path].digest != old.digest


def test_a_file_that_had_long_been_written_is_not_read(built: Draft) -> None:
    path = os.fsencode(built.content / "places/sirte.md")
    now = take_census(built.settings(), None)
    assert now is not None
    later = census.Census(now.when + 10**10, now.program, {**now.files, path: _with_digest(now.files[path], b"kept")})

    again = take_census(built.settings(), later)

    assert again is not None
    assert again.files[path].digest == b"kept"


def _with_digest(seen: census.Seen, digest: bytes) -> census.Seen:
    return census.Seen(seen.size, seen.mtime, seen.ctime, seen.inode, digest)


def test_a_link_in_the_content_is_followed_every_time(built: Draft) -> None:
    (built.content / "places/old.md").symlink_to("sirte.md")
    first = take_census(built.settings(), None)
    (built.content / "places/old.md").unlink()
    (built.content / "places/old.md").symlink_to("../conflicts/libya.md")
    second = take_census(built.settings(), first)

    assert first is not None
    assert second is not None
    assert first.digest() != second.digest()


@pytest.mark.parametrize("where", ["content/media/linked", "templates/linked"])
def test_a_link_to_a_folder_leaves_the_judgement_to_a_build(built: Draft, where: str) -> None:
    (built.root / where).symlink_to(built.content / "places")

    assert take_census(built.settings(), None) is None


CHANGES: dict[str, Callable[[Draft], object]] = {
    "an entry": lambda draft: draft.write("places/sirte.md", "---\ntitle: Surt\n---\n"),
    "an entry more": lambda draft: draft.write("places/brega.md", "---\ntitle: Brega\n---\n"),
    "an entry less": lambda draft: (draft.content / "places/sirte.md").rename(draft.content / "places/surt.md"),
    "a picture": lambda draft: draft.write("media/map.png", b"MAP 2"),
    "a template": lambda draft: _append(draft.root / "templates/place.html", "{# edited #}"),
    "a style": lambda draft: _append(draft.root / "templates/assets/style.css", "/* edited */"),
    "the configuration": lambda draft: draft.config(site_name="Another name"),
    "a rule": lambda draft: draft.config(rules={"uncited-statement": "off", "missing-reference": "warning"}),
    "redirects": lambda draft: (draft.root / "redirects.txt").write_text("/places/surt/ /places/sirte/\n"),
    "the site": lambda draft: (draft.site / "index.html").write_text("mine"),
    "a file of the site gone": lambda draft: (draft.site / "places/sirte/index.html").unlink(),
    "a file more in the site": lambda draft: (draft.site / "places/other.txt").write_text("mine"),
    "a link in the site": lambda draft: (draft.site / "other").symlink_to(draft.content),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changed_is_built(built: Draft, tmp_path: Path, what: str) -> None:
    built.config(rules=LENIENT)
    built.build()

    CHANGES[what](built)
    outcome = built.build()
    clean, expected = clean_build(built, tmp_path / "clean")

    assert built.tree() == expected
    assert outcome.problems == clean.problems


def _append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def poison(file: Path, chance: random.Random) -> None:
    """Tear a file, turn a bit of it, or put something else in its place."""
    data = bytearray(file.read_bytes())
    way = chance.randrange(4)
    if way == 0:
        data = data[: chance.randrange(len(data) + 1)]
    elif way == 1 and data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif way == 2:
        data = bytearray(chance.randbytes(chance.randrange(200)))
    else:
        data = bytearray(b"{}")
    file.write_bytes(data)


@pytest.mark.parametrize("seed", range(12))
def test_a_poisoned_cache_is_noticed(built: Draft, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(file for file in cache_of(built).rglob("*") if file.is_file() and file.name != "lock")
    for file in files:
        if seed < len(files) or chance.random() < 0.7:
            poison(file, chance)
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA town.\n")

    built.build()

    assert built.tree() == clean_build(built, tmp_path / "clean")[1]


def test_the_cache_of_another_program_is_not_used(
    built: Draft, monkeypatch: pytest.MonkeyPatch, parsed: list[str]
) -> None:
    monkeypatch.setattr(census, "_program", lambda *_: ("another", {}))
    built.build()

    assert sorted(parsed) == ["content/conflicts/libya.md", "content/places/sirte.md"]


def test_a_smaller_largest_entry_holds_for_kept_entries_too(built: Draft) -> None:
    built.config(largest_entry=20)

    assert {problem.rule for problem in built.build().problems} >= {"too-large"}


def test_a_cache_that_cannot_be_written_is_no_fault(built: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(self: Path, data: Any) -> int:
        if "entries" in self.parts or self.name in ("census.next", "outcome.next"):
            write(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return write(self, data)

    shutil.rmtree(cache_of(built))
    monkeypatch.setattr(Path, "write_bytes", full)
    built.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA town.\n")
    built.build()

    assert "A town." in built.read("places/sirte/index.html")
    assert not list(cache_of(built).rglob("*.next"))


def test_one_edit_rewrites_one_small_file_of_many(archive: Draft) -> None:
    """Where everything is built; after an edit the memory alone is asked, and none is."""
    for number in range(300):
        archive.write(f"terms/word-{number}.md", f"---\ntitle: Word {number}\n---\n")
    archive.build()
    before = {file.name: file.stat().st_ino for file in (cache_of(archive) / kept.FOLDER).iterdir()}
    archive.write("terms/word-7.md", "---\ntitle: Another word\n---\n")
    for memory in cache_of(archive).glob("sites/*/memory.db"):
        memory.unlink()
    archive.build()
    after = {file.name: file.stat().st_ino for file in (cache_of(archive) / kept.FOLDER).iterdir()}

    assert len(before) > 3
    assert before.keys() == after.keys()
    assert len([name for name in before if before[name] != after[name]]) == 1


def lie(path: str, text: str) -> tuple[str, Edit]:
    """Write an entry and give it the size and time that it had."""

    def write(draft: Draft) -> None:
        file = draft.content / path
        if not file.exists():
            return
        status = file.stat()
        data = text.encode()[: status.st_size]
        file.write_bytes(data + b"\n" * (status.st_size - len(data)))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    return f"lie about {path}", write


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(
    rounds=st.lists(
        st.lists(
            st.sampled_from(PATHS).flatmap(
                lambda path: st.one_of(
                    entries(path).map(lambda text: (f"write {path}", lambda draft: draft.write(path, text))),
                    entries(path).map(lambda text: lie(path, text)),
                    st.just(delete_entry(path)),
                    st.just(move_entry(path, "moved")),
                )
            ),
            max_size=5,
        ),
        min_size=2,
        max_size=5,
    ),
    seed=st.integers(0, 2**32),
)
def test_kept_entries_are_what_a_fresh_reading_gives(rounds: list[list[tuple[str, Edit]]], seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        draft = Draft(Path(folder) / "archive")
        for edits in rounds:
            for _, edit in edits:
                edit(draft)
            config = draft.settings()
            fresh = load.load(config)
            known = read_census(config.cache_dir)
            now = take_census(config, known)
            assert now is not None
            assert load.load(config, census=now, keep=True) == fresh
            census.keep_census(config.cache_dir, now)
            for file in (config.cache_dir / kept.FOLDER).glob("*"):
                if chance.random() < 0.2:
                    poison(file, chance)
