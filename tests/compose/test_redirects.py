"""What answers at an old address, read as a browser and a reader would."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest
from justhtml import JustHTML

from tests.conftest import PROJECT, Draft
from tests.reading import ids, leads_out, links, read_page, target
from tests.search.browsing import CHROMIUM, HOW, served

OLD = "conflicts/old/index.html"


@pytest.fixture
def moved(archive: Draft) -> Draft:
    """An archive in which a conflict with a day moved, built."""
    archive.write(
        "conflicts/war.md",
        "---\ntitle: War & <peace>\n---\n\n## One\n\nA.\n{: until=2020-12-01 }\n\nB.\n{: since=2021 }\n",
    )
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [war]\n---\n\nThey spoke.\n")
    (archive.root / "redirects.txt").write_text("/conflicts/old/ /conflicts/war/\n")
    assert not archive.build().failed
    return archive


def test_the_page_is_whole_and_says_where_to_go_on(moved: Draft) -> None:
    for path in (OLD, "conflicts/old/on/index.html", "conflicts/old/on/2020-10-28/index.html"):
        html = moved.read(path)
        assert JustHTML(html, collect_errors=True, sanitize=False).errors == []
        page = read_page(html)
        assert page.one("h1").text == "War & <peace> has moved"
        assert page.one("main").one("a").text == "War & <peace>"
        assert page.one("meta", name="robots").attributes["content"] == "noindex"
        assert len(ids(page)) == len(set(ids(page)))
        files = moved.tree()
        for link in links(page):
            if not leads_out(link):
                assert target(path, link)[0] in files, (path, link)


def test_the_refresh_the_link_and_the_canonical_address_agree(moved: Draft) -> None:
    page = read_page(moved.read("conflicts/old/on/2020-10-28/index.html"))
    there = "../../../war/on/2020-10-28/index.html"
    assert page.one("meta", **{"http-equiv": "refresh"}).attributes["content"] == f"0; url={there}"
    assert page.one("main").one("a").attributes["href"] == there
    assert page.one("link", rel="canonical").attributes["href"] == there


def test_the_feed_at_the_old_address_is_the_new_one(moved: Draft) -> None:
    assert moved.read("conflicts/old/feed.xml") == moved.read("conflicts/war/feed.xml")


def test_the_lists_are_there_without_a_redirect_so_that_a_host_can_include_them(archive: Draft) -> None:
    archive.build()
    assert archive.read("_redirects") == "# Old addresses and what they lead to.\n"
    assert [line for line in archive.read("redirects.nginx.map").splitlines() if not line.startswith("#")] == []


def test_a_redirect_that_is_taken_back_takes_its_pages_away(moved: Draft) -> None:
    (moved.root / "redirects.txt").unlink()
    moved.build()
    assert not [path for path in moved.tree() if path.startswith("conflicts/old/")]


def test_a_title_that_changes_is_the_page_s_too(moved: Draft) -> None:
    file = moved.content / "conflicts" / "war.md"
    file.write_text(file.read_text().replace("War & <peace>", "Peace"))
    moved.build()
    assert "Peace has moved" in moved.read(OLD)


def test_two_branches_that_add_lines_merge(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    (tmp_path / ".gitattributes").write_bytes((PROJECT / ".gitattributes").read_bytes())
    file = tmp_path / "addresses.txt"
    for branch, line in (("main", "/a/"), ("one", "/b/"), ("two", "/c/")):
        git("checkout", "-B", branch, *(["main"] if branch != "main" else []))
        file.write_text(("/a/\n" if line != "/a/" else "") + f"{line}\n")
        git("add", ".")
        git("commit", "-m", line)
    git("merge", "one", "-m", "both")
    assert sorted(file.read_text().split()) == ["/a/", "/b/", "/c/"]


@pytest.mark.browser
@pytest.mark.skipif(
    not CHROMIUM.exists() or importlib.util.find_spec("playwright") is None, reason=f"no browser: {HOW}"
)
def test_a_browser_is_led_on_with_its_place_in_the_text(moved: Draft) -> None:
    from playwright.sync_api import sync_playwright

    with served(moved.site) as address, sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        for scripts, root in ((True, address), (True, f"{moved.site.as_uri()}/"), (False, address)):
            page = chromium.new_context(java_script_enabled=scripts).new_page()
            page.goto(f"{root}{OLD}#one", wait_until="commit")
            page.wait_for_url(re.compile(r".*/conflicts/war/index\.html.*"))
            assert page.url == f"{root}conflicts/war/index.html" + ("#one" if scripts else "")
            assert page.locator("h1").inner_text() == "War & <peace>"
        chromium.close()
