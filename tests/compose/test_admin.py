"""The form at `/admin/`, when a site asks for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from explainer.model.dates import DATE_PATTERN
from explainer.model.front import FOLDERS, FRONTS, Kind
from explainer.model.problem import SetupError
from explainer.model.schema import fields_of
from tests.conftest import Draft
from tests.reading import read_page

TRIAL = {"backend": {"name": "test-repo"}}


@pytest.fixture
def site(archive: Draft) -> Draft:
    """An archive with a form, and files that stand for the program behind it."""
    archive.write("pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    program = archive.root / "admin"
    (program / "assets").mkdir(parents=True)
    (program / "index.js").write_text("export function init() {}\n", encoding="utf-8")
    (program / "index.js.map").write_text("{}", encoding="utf-8")
    (program / ".hidden.js").write_text("", encoding="utf-8")
    (program / "assets" / "font.woff2").write_bytes(b"\0font")
    archive.config(admin=TRIAL)
    return archive


def form(site: Draft) -> dict[str, Any]:
    site.build()
    return dict(json.loads(site.read("admin/config.yml")))


def fields(site: Draft, kind: Kind) -> dict[str, dict[str, Any]]:
    (found,) = [found for found in form(site)["collections"] if FOLDERS[found["name"]] == kind]
    return {field["name"]: field for field in found["fields"]}


def test_all_that_the_form_loads_lies_in_the_site(site: Draft) -> None:
    site.build()
    assert {path for path in site.tree() if path.startswith("admin/")} == {
        "admin/index.html",
        "admin/start.js",
        "admin/config.yml",
        "admin/cms/index.js",
        "admin/cms/assets/font.woff2",
    }
    page = read_page(site.read("admin/index.html"))
    (script,) = page.all("script")
    assert (script.attributes["src"], script.text) == ("start.js", "")
    assert page.one("link", rel="cms-config-url").attributes["href"] == "config.yml"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert "http" not in site.read("admin/index.html")
    assert site.read("admin/start.js") == 'import { init } from "./cms/index.js";\n\ninit();\n'


def test_the_form_is_no_page_of_the_archive(site: Draft) -> None:
    site.build()
    assert "admin" not in site.read("sitemap.xml")
    assert "admin" not in site.read("index.html")


def test_without_the_option_there_is_no_form(site: Draft) -> None:
    site.config(admin=False)
    site.build()
    assert not (site.site / "admin").exists()


def test_without_the_program_the_build_says_what_is_missing(site: Draft) -> None:
    (site.root / "admin" / "index.js").unlink()
    with pytest.raises(SetupError, match=r"needs the files of Sveltia CMS in .*admin; docs/contributing.md says how"):
        site.build()
    assert not site.check().failed


def test_every_kind_is_a_collection_in_its_folder(site: Draft) -> None:
    found = {collection["name"]: collection for collection in form(site)["collections"]}
    assert set(found) == set(FOLDERS)
    for folder, kind in FOLDERS.items():
        assert found[folder]["folder"] == f"content/{folder}"
        assert [field["name"] for field in found[folder]["fields"]] == [*fields_of(FRONTS[kind]), "body"]


def test_fields_are_asked_for_as_the_model_has_them(site: Draft) -> None:
    report, source, place = fields(site, "report"), fields(site, "source"), fields(site, "place")
    assert (report["title"]["required"], report["date"]["required"], report["agency"]["required"]) == (
        True,
        True,
        False,
    )
    assert report["date"]["hint"] == "The day of its publication, for example 2020-10-28."
    assert (report["date"]["widget"], report["date"]["pattern"][0]) == ("string", DATE_PATTERN)
    assert (report["event_date"]["label"], source["container-title"]["label"]) == ("Event date", "Container title")
    assert place["type"]["options"] == ["city", "town", "village", "region", "site", "country", "water"]
    assert (place["latitude"]["widget"], place["latitude"]["min"], place["latitude"]["max"]) == ("number", -90, 90)
    assert source["url_verified"]["widget"] == "boolean"
    assert source["URL"]["pattern"][0] == "^https?://"
    assert (source["author"]["widget"], source["author"]["field"]["widget"]) == ("list", "string")
    assert source["extracts"]["field"]["widget"] == "text"
    assert source["also_at"]["field"]["pattern"][0] == "^https?://"


def test_other_entries_are_chosen_from_those_of_their_kind(site: Draft) -> None:
    report, source, actor = fields(site, "report"), fields(site, "source"), fields(site, "actor")
    assert (report["conflicts"]["collection"], report["conflicts"]["multiple"]) == ("conflicts", True)
    assert (report["accounts"]["collection"], source["side"]["collection"]) == ("actors", "actors")
    assert (source["side"]["multiple"], source["side"]["value_field"]) == (False, "{{slug}}")
    roles = {field["name"]: field for field in actor["roles"]["fields"]}
    assert (roles["conflict"]["collection"], roles["role"]["required"], "from" in roles) == ("conflicts", True, True)


def test_a_text_is_plain_so_that_its_marks_stay(site: Draft) -> None:
    assert fields(site, "term")["body"]["widget"] == "text"


def test_at_github_whoever_may_not_write_is_offered_a_copy(site: Draft) -> None:
    site.config(admin=True, repo_url="https://github.com/owner/archive.git", site_url="https://example.org/base/")
    found = form(site)
    assert found["backend"] == {"name": "github", "repo": "owner/archive", "open_authoring": True}
    assert found["publish_mode"] == "editorial_workflow"
    assert found["site_url"] == "https://example.org/base/"


def test_elsewhere_what_is_said_is_taken(site: Draft) -> None:
    found = form(site)
    assert found["backend"] == {"name": "test-repo"}
    assert "publish_mode" not in found
    assert "site_url" not in found


def test_a_content_folder_of_another_name_is_the_forms_too(site: Draft) -> None:
    site.content.rename(site.root / "texts")
    site.config(docs_dir="texts")
    found = form(site)
    assert found["media_folder"] == "texts/media"
    assert found["collections"][0]["folder"] == "texts/reports"


def test_a_second_build_keeps_the_form_and_a_clean_one_makes_the_same(site: Draft) -> None:
    site.build()
    before = site.tree()
    again = site.build()
    assert again.written
    assert again.written.made == ()
    site.build(clean=True)
    assert site.tree() == before


def test_the_form_can_lie_in_another_folder(site: Draft, tmp_path: Path) -> None:
    (site.root / "admin").rename(site.root / "vendor")
    site.config(admin={**TRIAL, "folder": "vendor"})
    site.build()
    assert (site.site / "admin" / "cms" / "index.js").exists()
