"""The zip of the whole site: it reads offline, it is the same each time, and no edit leaves an old one."""

from __future__ import annotations

import io
import os
import signal
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import msgspec
import pytest

from explainer import pipeline
from explainer.model.problem import SetupError
from explainer.write import Bundle, folder_name
from explainer.write.bundle import pack
from tests.conftest import Draft
from tests.reading import ids, leads_out, links, read_page, target
from tests.write.processes import start_stopping, stopped

ZIP = "archive.zip"


@pytest.fixture
def drawn(archive: Draft) -> Draft:
    """An archive that gives a zip of itself."""
    archive.config(download=True)
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[sirte]]. ![a map](../media/map.png)\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nA city of [[libya]].\n")
    archive.write("places/шуша.md", "---\ntitle: Шуша\n---\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n\nOn [[libya]].\n")
    archive.write("media/map.png", b"a map")
    return archive


def unpacked(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def test_it_holds_every_file_but_itself_in_one_folder(drawn: Draft) -> None:
    drawn.build()

    files = drawn.tree()
    data = files.pop(ZIP)
    assert unpacked(data) == {f"a-test-archive/{path}": content for path, content in files.items()}
    with ZipFile(io.BytesIO(data)) as packed:
        assert packed.namelist() == sorted(packed.namelist())
        for info in packed.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 == stat.S_IFREG | 0o644
            assert info.create_system == 3


def test_every_link_of_the_unpacked_site_leads_to_a_file_or_to_an_anchor_in_it(drawn: Draft, tmp_path: Path) -> None:
    drawn.build()
    with ZipFile(drawn.site / ZIP) as packed:
        packed.extractall(tmp_path / "offline")
    root = tmp_path / "offline/a-test-archive"
    pages = {
        file.relative_to(root).as_posix(): read_page(file.read_text(encoding="utf-8"))
        for file in root.rglob("*.html")
        if file.name != "404.html"
    }

    seen, queue, broken = set(), ["index.html"], []
    while queue:
        path = queue.pop()
        if path in seen or path not in pages:
            continue
        seen.add(path)
        for link in links(pages[path]):
            if leads_out(link):
                continue
            file, anchor = target(path, link)
            if not (root / file).is_file() or (anchor and anchor not in ids(pages[file])):
                broken.append(file)
            queue.append(file)

    assert broken == [ZIP]
    assert {"conflicts/libya/index.html", "reports/call/index.html", "places/шуша/index.html"} <= seen


def test_it_is_there_only_where_it_is_asked_for(drawn: Draft) -> None:
    drawn.config(download=False)
    drawn.build()
    assert ZIP not in drawn.tree()
    assert ZIP not in drawn.read("data/index.html")

    drawn.config(download=True)
    drawn.build()
    assert '<a href="../archive.zip">archive.zip</a>: the whole site, to be read offline.' in drawn.read(
        "data/index.html"
    )

    drawn.config(download=False)
    written = drawn.build().written
    assert written is not None
    assert written.removed == (ZIP,)


def test_two_clean_builds_give_the_same_zip(drawn: Draft, tmp_path: Path) -> None:
    drawn.build()
    for file in drawn.content.rglob("*.md"):
        os.utime(file, (0, 0))
    config = msgspec.structs.replace(drawn.settings(), site_dir=tmp_path / "site", cache_dir=tmp_path / "cache")
    pipeline.build(config)

    assert (tmp_path / "site" / ZIP).read_bytes() == drawn.tree()[ZIP]


def test_any_edit_makes_it_anew_and_none_keeps_it(drawn: Draft, tmp_path: Path) -> None:
    drawn.build()
    before = drawn.tree()[ZIP]

    nothing = drawn.build().written
    assert nothing is not None
    assert nothing.made == ()

    changes: tuple[Callable[[], object], ...] = (
        lambda: drawn.write("places/sirte.md", "---\ntitle: Surt\n---\n"),
        lambda: drawn.write("media/map.png", b"another map"),
        lambda: drawn.config(site_name="Another name"),
        (drawn.content / "places/шуша.md").unlink,
    )
    for number, change in enumerate(changes):
        change()
        written = drawn.build().written
        assert written is not None
        assert ZIP in written.made
        clean = msgspec.structs.replace(
            drawn.settings(), site_dir=tmp_path / f"site{number}", cache_dir=tmp_path / f"cache{number}"
        )
        pipeline.build(clean)
        after = drawn.tree()[ZIP]
        assert after != before
        assert after == (tmp_path / f"site{number}" / ZIP).read_bytes()
        before = after


@pytest.mark.parametrize("damage", ["gone", "changed", "another file changed"])
def test_one_that_was_tampered_with_is_mended(drawn: Draft, damage: str) -> None:
    drawn.build()
    before = drawn.tree()
    if damage == "gone":
        (drawn.site / ZIP).unlink()
    else:
        (drawn.site / (ZIP if damage == "changed" else "index.html")).write_bytes(b"other")

    drawn.build()

    assert drawn.tree() == before


@pytest.mark.parametrize("way", ["exchange", "files"])
@pytest.mark.parametrize("point", ["rendering", "packing", "staged", "published"])
def test_a_build_that_is_killed_leaves_an_old_zip_or_a_new_one(drawn: Draft, point: str, way: str) -> None:
    drawn.build()
    old = drawn.tree()
    drawn.config(site_name="Name after")
    assert stopped(start_stopping(drawn.mkdocs_yml, point, way=way)) == -signal.SIGKILL

    left = {path: data for path, data in drawn.tree().items() if not path.startswith(".explainer-next/")}
    if point != "published":
        assert left == old
    assert {name.partition("/")[2]: data for name, data in unpacked(left[ZIP]).items()} == {
        path: data for path, data in left.items() if path != ZIP
    }
    drawn.build()
    assert all(name.startswith("name-after/") for name in unpacked(drawn.tree()[ZIP]))


def test_memory_does_not_grow_with_the_site(tmp_path: Path) -> None:
    size = 30_000_000
    (tmp_path / "large.bin").write_bytes(b"\0" * size)
    tracemalloc.start()
    try:
        pack(tmp_path, ["large.bin"], Bundle("a.zip", "site"), tmp_path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < size / 4
    assert len(unpacked((tmp_path / "a.zip").read_bytes())["site/large.bin"]) == size


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The Explainer Archive", "the-explainer-archive"),
        ("Çay & “Q” / ../x", "cay-q-x"),
        ("ليبيا", "archive"),
        ("", "archive"),
        ("a" * 59 + " b c", "a" * 59),
    ],
)
def test_its_folder_has_the_archive_s_name_in_letters_of_any_system(title: str, name: str) -> None:
    assert folder_name(title) == name


@pytest.mark.parametrize("value", ["yes please", 1])
@pytest.mark.parametrize("option", ["download", "epub"])
def test_a_switch_is_true_or_false(archive: Draft, option: str, value: object) -> None:
    archive.config(**{option: value})

    with pytest.raises(SetupError, match=f"“{option}” must be true or false"):
        archive.settings()
