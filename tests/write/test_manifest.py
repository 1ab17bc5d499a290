"""The manifest is believed only where it is whole, of this format, and of what lies in the site."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from explainer.write.manifest import FORMAT, Manifest, Record, read_manifest, stage_manifest
from tests.conftest import Draft

SITE = Path("/srv/site")
RECORD = ["recipe", 12, 34]


def manifest_of(archive: Draft) -> Path:
    (found,) = (archive.root / ".cache/explainer/sites").glob("*/manifest.json")
    return found


def poison(archive: Draft, change: Any) -> None:
    file = manifest_of(archive)
    data = json.loads(file.read_bytes())
    change(data)
    file.write_text(json.dumps(data), encoding="utf-8")


@pytest.fixture
def built(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.build()
    return archive


def test_what_is_written_is_read(tmp_path: Path) -> None:
    manifest = Manifest(str(SITE), files={"index.html": Record("recipe", 12, 34)})
    stage_manifest(tmp_path / "manifest.json", manifest).replace(tmp_path / "manifest.json")

    assert read_manifest(tmp_path / "manifest.json", SITE) == manifest


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b'{"site": "/srv/site", "files": {"index.html": ["rec',
        b'{"site": "/srv/site", "format": 2, "files": {"\xff": ["recipe", 12, 34]}}',
        b"[]",
        b"null",
        json.dumps({"site": "/srv/other", "format": FORMAT, "files": {"index.html": RECORD}}).encode(),
        json.dumps({"site": "/srv/site", "format": FORMAT - 1, "files": {"index.html": RECORD}}).encode(),
        json.dumps({"site": "/srv/site", "format": FORMAT + 1, "files": {"index.html": RECORD}}).encode(),
        json.dumps({"site": "/srv/site", "format": FORMAT, "files": {"index.html": "recipe"}}).encode(),
        json.dumps({"site": "/srv/site", "format": FORMAT, "files": {"index.html": ["recipe", "12", 34]}}).encode(),
        json.dumps({"site": "/srv/site", "format": FORMAT, "files": ["index.html"]}).encode(),
    ],
)
def test_a_manifest_that_cannot_be_trusted_is_as_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(data)

    assert read_manifest(tmp_path / "manifest.json", SITE) == Manifest(str(SITE))


def test_a_manifest_that_is_not_there_or_is_a_folder_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert read_manifest(tmp_path / "nothing", SITE) == Manifest(str(SITE))
    assert read_manifest(tmp_path / "folder", SITE) == Manifest(str(SITE))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[", b'{"site": "/", "format": 1, "files": {}}'])
def test_after_a_lost_manifest_everything_is_written_anew(built: Draft, data: bytes) -> None:
    before = built.tree()
    manifest_of(built).write_bytes(data)

    written = built.build().written

    assert written is not None
    assert (written.kept, set(written.made)) == (0, set(before))
    assert built.tree() == before


def test_a_recipe_that_is_not_the_page_s_is_noticed(built: Draft) -> None:
    before = built.tree()
    poison(built, lambda data: data["files"]["conflicts/libya/index.html"].__setitem__(0, "0" * 32))

    written = built.build().written

    assert written is not None
    assert written.made == ("conflicts/libya/index.html",)
    assert built.tree() == before


def test_a_path_that_leads_out_of_the_site_is_not_followed(built: Draft) -> None:
    secret = built.root / "secret.txt"
    secret.write_text("secret")
    status = secret.stat()
    record = ["recipe", status.st_size, status.st_mtime_ns]
    before = built.tree()
    poison(built, lambda data: data["files"].update({"../secret.txt": record, str(secret): record}))

    built.write("conflicts/idlib.md", "---\ntitle: Idlib\n---\n")
    built.build()

    assert secret.read_text() == "secret"
    added = set(built.tree()) - set(before)
    assert {"conflicts/idlib/index.html", "conflicts/idlib/feed.xml"} <= added
    assert all(path.startswith(("conflicts/idlib/", "search/")) for path in added)


def test_a_file_of_another_site_is_not_taken_for_ours(built: Draft) -> None:
    before = built.tree()
    poison(built, lambda data: data.__setitem__("site", "/srv/other"))

    written = built.build().written

    assert written is not None
    assert written.kept == 0
    assert built.tree() == before


def test_clean_writes_everything_anew(built: Draft) -> None:
    before = built.tree()

    written = built.build(clean=True).written

    assert written is not None
    assert (written.kept, set(written.made)) == (0, set(before))
    assert built.tree() == before


def test_clean_mends_a_file_that_was_changed_with_its_size_and_time(built: Draft) -> None:
    before = built.tree()
    page = built.site / "conflicts/libya/index.html"
    shutil.copystat(page, built.root / "mkdocs.yml")
    page.write_bytes(page.read_bytes().replace(b"Libya", b"Libia"))
    shutil.copystat(built.root / "mkdocs.yml", page)

    built.build(clean=True)

    assert built.tree() == before


def test_manifests_of_sites_that_are_gone_go_too(built: Draft) -> None:
    built.config(site_dir="preview")
    built.build()
    shutil.rmtree(built.root / "preview")

    built.config(site_dir="site")
    built.build()

    assert manifest_of(built).is_file()


def test_the_manifest_of_another_site_that_is_there_stays(built: Draft) -> None:
    built.config(site_dir="other")
    built.build()
    built.config(site_dir="site")
    built.build()

    built.config(site_dir="other")
    written = built.build().written

    assert written is not None
    assert written.made == ()
