"""Many processes make what one would, and fail as one would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer import cli, everything, making
from explainer.write import crew
from explainer.write.crew import alone_in, apart, share
from tests.conftest import PROJECT, Draft
from tests.write.processes import start_stopping, stopped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")


def all_of(answers: list[crew.Answers]) -> list[bytes]:
    """What all processes told, in the order of the numbers; each number once."""
    told = sorted(answer for of_process in answers for answer in of_process)
    assert [number for number, _ in told] == list(range(len(told)))
    return [answer for _, answer in told]


def nothing(_: int) -> None:
    pass


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes for any work, however small and on any machine."""
    monkeypatch.setattr(making, "_ENOUGH", 2)
    monkeypatch.setattr(crew, "_LEAST", 1)
    monkeypatch.setattr(crew, "processors", lambda: 2)


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 1000, 20_001])
def test_every_number_is_worked_on_once_and_all_in_order(processes: int, count: int, tmp_path: Path) -> None:
    log = os.open(tmp_path / "log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def work(number: int) -> bytes:
        os.write(log, b"%d\n" % number)
        return b"%d" % number * (number % 50)

    answers = share(count, work, nothing, 200, processes)
    assert all_of(answers) == [b"%d" % number * (number % 50) for number in range(count)]
    assert answers == [sorted(told) for told in answers]
    assert sorted(map(int, (tmp_path / "log").read_text().split())) == list(range(count))


@pytest.mark.usefixtures("two")
def test_others_work_too(tmp_path: Path) -> None:
    def work(number: int) -> bytes:
        while len(list(tmp_path.iterdir())) < 2 and number < 2:
            (tmp_path / str(os.getpid())).touch()
        return b"%d" % os.getpid()

    assert len(set(all_of(share(100, work, nothing, 2)))) == 2


@pytest.mark.usefixtures("two")
def test_the_fault_of_the_lowest_number_is_the_one_that_is_raised() -> None:
    def work(number: int) -> bytes:
        if number > 40:
            raise ValueError(f"number {number}")
        return b"%d" % number

    for _ in range(10):
        with pytest.raises(ValueError, match=r"number 41$"):
            share(1000, work, nothing, 2)


@pytest.mark.usefixtures("two")
def test_what_a_process_leaves_that_is_ended_from_outside_is_made_all_the_same() -> None:
    parent = os.getpid()

    def work(number: int) -> bytes:
        if os.getpid() != parent and number > 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d" % number

    assert all_of(share(500, work, nothing, 2)) == [b"%d" % number for number in range(500)]


@pytest.mark.usefixtures("two")
def test_no_process_stays_behind_when_the_work_is_stopped() -> None:
    parent = os.getpid()

    def work(number: int) -> bytes:
        if os.getpid() != parent:
            signal.pause()
        return b"%d" % number

    def told(number: int) -> None:
        if number > 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        share(500, work, told, 2)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_process_with_threads_is_not_forked() -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert crew.processors() == 1
    finally:
        over.set()
        other.join()


def test_a_folder_is_held_by_forked_processes_too(tmp_path: Path) -> None:
    script = f"""
import os, time
from collections.abc import Callable
from pathlib import Path
from explainer.write.crew import alone_in
with alone_in(Path({str(tmp_path / "place")!r})):
    if os.fork():
        print(flush=True)
        os._exit(0)
    time.sleep(0.5)
    Path({str(tmp_path / "left")!r}).touch()
    os._exit(0)
"""
    subprocess.run([sys.executable, "-c", script], check=True, cwd=PROJECT, stdout=subprocess.DEVNULL)
    with alone_in(tmp_path / "place"):
        assert (tmp_path / "left").exists()


def drawn(archive: Draft) -> Draft:
    for number in range(30):
        archive.write(f"terms/word-{number}.md", f"---\ntitle: Word {number}\n---\n\nSee [[word-{number // 2}]].\n")
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nIt is fought.\n{: since=2016 until=2021-03 }\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2018\nconflicts: [libya]\n---\n\nSaid.\n")
    archive.config(epub=True, download=True, site_url="https://example.org/")
    return archive


def test_two_processes_give_the_same_site_as_one(
    archive: Draft, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    drawn(archive).build(clean=True)
    one = archive.tree()
    request.getfixturevalue("two")
    forks: list[Any] = []
    start = crew._start

    def told(*given: Any) -> tuple[int, int]:
        forks.append(given)
        return start(*given)

    monkeypatch.setattr(crew, "_start", told)
    outcome = archive.build(clean=True)

    assert len(forks) == 1
    assert archive.tree() == one
    assert outcome.written is not None
    again = archive.build().written
    assert again is not None
    assert (again.made, again.removed) == ((), ())


def test_a_fault_of_a_template_is_the_same_sentence(
    archive: Draft,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    templates = drawn(archive).own_templates()
    page = templates / "term.html"
    page.write_text("{{ nothing }}\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    said = []
    for fixture in ("capfd", "two"):
        request.getfixturevalue(fixture)
        assert cli.run(["build", "--config", str(archive.mkdocs_yml)]) == 2
        said.append(capfd.readouterr().err)

    assert said[0] == said[1]
    assert said[0].startswith("error: templates/term.html")
    assert not archive.site.exists()


def test_a_build_killed_while_others_help_leaves_the_old_site(archive: Draft) -> None:
    drawn(archive).build()
    old = archive.tree()
    archive.config(site_name="Another name")

    assert stopped(start_stopping(archive.mkdocs_yml, "rendering", crew=2)) == -signal.SIGKILL
    assert archive.tree() == old
    assert archive.build().written is not None
    new = archive.tree()
    archive.build(clean=True)
    assert archive.tree() == new


def test_work_apart_leaves_nothing_here_and_gives_what_it_gave() -> None:
    here = os.getpid()
    changed: list[int] = []

    def work(alive: Callable[[], None]) -> bytes:
        alive()
        changed.append(os.getpid())
        return b"%d" % os.getpid()

    said = apart(work)
    assert said is not None
    assert int(said) != here
    assert changed == []


@pytest.mark.parametrize("ends", ["fault", "killed"])
def test_work_that_fails_apart_is_to_be_done_here(ends: str) -> None:
    def work(_: Callable[[], None]) -> bytes:
        if ends == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        raise ValueError("no such thing")

    assert apart(work) is None
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_work_that_gives_nothing_apart_is_done_all_the_same() -> None:
    assert apart(lambda _: b"") == b""


def test_an_archive_that_was_linked_apart_gives_the_same_site(
    archive: Draft, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    drawn(archive).build(clean=True)
    here = archive.tree()
    pids: list[bool] = []
    find, me = everything._find, os.getpid()

    def told(*given: Any) -> Any:
        pids.append(os.getpid() == me)
        return find(*given)

    monkeypatch.setattr(everything, "_MANY", 0)
    monkeypatch.setattr(everything, "_find", told)
    archive.build(clean=True)

    assert pids == []
    assert archive.tree() == here
    archive.write("conflicts/libya.md", "---\ntitle: Libya\nsummary: A war.\n---\n\nOther words.\n")
    edited = archive.build().written
    assert edited is not None
    assert 0 < len(edited.made) < len(here)
    after = archive.tree()
    monkeypatch.undo()
    archive.build(clean=True)
    assert archive.tree() == after
    assert capfd.readouterr().err == ""


def test_errors_that_were_found_apart_are_the_same(archive: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(archive).write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n\nOf [[nobody]].\n")
    here = archive.build(clean=True)
    monkeypatch.setattr(everything, "_MANY", 0)
    apart_from_here = archive.build(clean=True)

    assert here.failed
    assert apart_from_here == here
    assert not archive.site.exists()
