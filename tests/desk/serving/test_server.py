"""The server, as a browser meets it."""

from __future__ import annotations

import socket

import pytest

from explainer import cli
from explainer.desk.serving.board import Board
from explainer.desk.serving.server import listening
from explainer.model.hosting import ADMIN_POLICY, POLICY
from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.desk.serving.browsing import SCRIPT, browsing


@pytest.fixture
def small(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA text. ![map](map.png)\n")
    archive.write("conflicts/map.png", b"a map")
    archive.write("places/şehir.md", "---\ntitle: Şehir\n---\n")
    return archive


def test_pages_come_with_a_script_and_other_files_as_they_are(small: Draft) -> None:
    with browsing(small) as browser:
        assert len(SCRIPT.findall(browser.ask("/conflicts/libya/").body)) == 1
        assert browser.ask("/conflicts/map.png").body == b"a map"
        assert b"_serve" not in browser.ask("/feed.xml").body
        assert browser.ask("/_serve/reload.js").body.startswith(b'"use strict";')
        assert browser.ask("/_serve/other.js").status == 404


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/conflicts/map.png", "image/png"),
        ("/archive.json", "application/json; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/sources.bib", "application/x-bibtex"),
        ("/_redirects", "application/octet-stream"),
    ],
)
def test_every_file_has_its_type(small: Draft, target: str, kind: str) -> None:
    with browsing(small) as browser:
        assert browser.ask(target).headers["Content-Type"] == kind


def test_nothing_is_kept_and_the_policy_is_that_of_the_published_site(small: Draft) -> None:
    with browsing(small) as browser:
        headers = browser.ask("/conflicts/libya/").headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Content-Security-Policy"] == POLICY
        assert browser.ask("/admin/").headers["Content-Security-Policy"] == ADMIN_POLICY


@pytest.mark.parametrize("target", ["/nothing/", "/a/b/c/nothing.html", "/conflicts/nothing", "/places/%C3%A9/"])
def test_an_address_that_is_not_there_shows_the_404_page_at_any_depth(small: Draft, target: str) -> None:
    with browsing(small) as browser:
        got = browser.ask(target)
        assert got.status == 404
        assert b"This page is not here" in got.body
        assert SCRIPT.search(got.body)  # it comes by itself once it is written


@pytest.mark.parametrize(
    "target",
    [
        "/../mkdocs.yml",
        "/%2e%2e/mkdocs.yml",
        "/..%2fmkdocs.yml",
        "//etc/passwd",
        "/content/conflicts/libya.md",
        "/%00",
        "/%ff",
    ],
)
def test_no_path_leads_to_another_file(small: Draft, target: str) -> None:
    with browsing(small) as browser:
        got = browser.ask(target)
        assert (got.status, b"docs_dir" in got.body) == (404, False)


def test_a_folder_without_its_slash_leads_to_it(small: Draft) -> None:
    with browsing(small) as browser:
        got = browser.ask("/places/%C5%9Fehir")
        assert (got.status, got.headers["Location"]) == (302, "/places/%C5%9Fehir/")
        assert browser.ask(got.headers["Location"]).status == 200


def test_the_site_lies_under_the_path_of_its_address(small: Draft) -> None:
    small.config(site_url="https://example.org/some/base")
    with browsing(small) as browser:
        assert browser.ask("/").headers["Location"] == "/some/base/"
        assert browser.ask("/some/base").headers["Location"] == "/some/base/"
        assert browser.ask("/some/base/conflicts/libya/").status == 200
        assert b"/some/base/_serve/reload.js" in browser.ask("/some/base/nothing/").body
        assert browser.ask("/conflicts/libya/").status == 404


def test_heads_have_no_bodies(small: Draft) -> None:
    with browsing(small) as browser:
        got = browser.ask("/conflicts/libya/", "HEAD")
        assert (got.status, got.body) == (200, b"")
        assert int(got.headers["Content-Length"]) > 100
        assert browser.ask("/", "POST").status == 501


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "LOCALHOST"])
def test_it_answers_to_the_names_of_this_machine(small: Draft, host: str) -> None:
    with browsing(small) as browser:
        assert browser.ask("/", Host=host).status == 200


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "localhost.example.org:8000"])
def test_another_name_that_leads_here_gets_nothing(small: Draft, host: str) -> None:
    with browsing(small) as browser:
        got = browser.ask("/conflicts/libya/", Host=host)
        assert (got.status, got.body) == (421, b"This server answers to the name of this machine only.")
        assert browser.ask("/_serve/events?page=index.html&looks=x", Host=host).status == 421


def test_the_download_is_left_to_the_build(small: Draft) -> None:
    small.config(download=True)
    with browsing(small) as browser:
        got = browser.ask("/archive.zip")
        assert (got.status, got.body.decode()) == (404, "This file is made by “build” only.\n")


def test_a_port_that_is_taken_is_one_sentence(small: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.run(["serve", "--config", str(small.mkdocs_yml), "--port", str(port)]) == 2
    assert capsys.readouterr().err == (
        f"error: port {port} of 127.0.0.1 is taken, perhaps by another “serve”; "
        f"end that one, or name another port with --port {port + 1}\n"
    )


def test_a_host_that_is_not_here_is_one_sentence() -> None:
    with (
        pytest.raises(SetupError, match=r"^192\.0\.2\.1:0 cannot be listened at: "),
        listening(Board(), "192.0.2.1", 0),
    ):
        pass
