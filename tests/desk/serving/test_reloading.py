"""What an open page is told, and what stays when something breaks."""

from __future__ import annotations

import signal
import subprocess
import sys
import urllib.request

import pytest

from tests.conftest import PROJECT, Draft
from tests.desk.serving.browsing import browsing

GOOD = "---\ntitle: Libya\n---\n\nA text.\n"


@pytest.fixture
def small(archive: Draft) -> Draft:
    archive.config(rules={"orphan": "off", "uncited-statement": "off"})
    archive.write("conflicts/libya.md", GOOD)
    archive.write("places/sirte.md", "---\ntitle: Sirte\n---\n\nIn [[libya]].\n")
    archive.write("terms/truce.md", "---\ntitle: Truce\n---\n\nA pause. ![map](map.png)\n")
    archive.write("terms/map.png", b"a map")
    return archive


def test_a_page_is_told_when_it_is_another_one_and_only_then(small: Draft) -> None:
    with browsing(small) as browser:
        libya, truce = browser.news("/conflicts/libya/"), browser.news("/terms/truce/")
        assert (next(libya)["changed"], next(truce)["changed"]) == (False, False)
        browser.save("conflicts/libya.md", GOOD.replace("A text", "Another text"))
        assert (next(libya)["changed"], next(truce)["changed"]) == (True, False)
        assert b"Another text" in browser.ask("/conflicts/libya/").body


def test_a_changed_title_reloads_the_pages_that_show_it(small: Draft) -> None:
    with browsing(small) as browser:
        sirte = browser.news("/places/sirte/")
        next(sirte)
        browser.save("conflicts/libya.md", GOOD.replace("Libya", "Libya (war)"))
        assert next(sirte)["changed"]


def test_a_picture_that_is_another_one_reloads_the_pages(small: Draft) -> None:
    with browsing(small) as browser:
        truce = browser.news("/terms/truce/")
        next(truce)
        browser.save("terms/map.png", b"another map")
        assert next(truce)["changed"]


def test_a_page_that_is_not_there_yet_comes_when_it_is_written(small: Draft) -> None:
    with browsing(small) as browser:
        missing = browser.news("/terms/war/")
        assert not next(missing)["changed"]
        browser.save("terms/war.md", "---\ntitle: War\n---\n")
        assert next(missing)["changed"]
        assert browser.ask("/terms/war/").status == 200


def test_a_page_whose_entry_is_deleted_becomes_the_404_page(small: Draft) -> None:
    with browsing(small) as browser:
        truce = browser.news("/terms/truce/")
        next(truce)
        (small.content / "terms/truce.md").unlink()
        browser.desk.changed([small.content / "terms/truce.md"])
        assert next(truce)["changed"]
        assert browser.ask("/terms/truce/").status == 404


def test_a_tab_that_was_away_is_told_when_it_comes_back(small: Draft) -> None:
    with browsing(small) as browser:
        old = browser.news("/conflicts/libya/", saved=lambda: browser.save("conflicts/libya.md", GOOD + "\nMore.\n"))
        assert next(old)["changed"]


def test_errors_are_told_and_the_last_good_page_stays(small: Draft, capsys: pytest.CaptureFixture[str]) -> None:
    with browsing(small) as browser:
        libya = browser.news("/conflicts/libya/")
        next(libya)
        browser.save("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [[<b>tripolis]].\n")
        assert next(libya) == {
            "changed": False,
            "fault": "",
            "summary": "1 error",
            "problems": [
                {
                    "place": "content/conflicts/libya.md:5:4",
                    "severity": "error",
                    "message": "no entry is called “<b>tripolis”",
                    "hint": "",
                    "rule": "missing-reference",
                }
            ],
            "more": 0,
        }
        assert b"A text." in browser.ask("/conflicts/libya/").body
        assert "content/conflicts/libya.md:5:4: error: no entry is called" in capsys.readouterr().err
        browser.save("conflicts/libya.md", GOOD)
        assert next(libya)["problems"] == []
        assert capsys.readouterr().err.splitlines()[0] == "no problems"


def test_warnings_are_told_and_the_page_is_shown(small: Draft) -> None:
    small.config(rules={"orphan": "off"})
    with browsing(small) as browser:
        news = next(browser.news("/conflicts/libya/"))
        assert {problem["severity"] for problem in news["problems"]} == {"warning"}
        assert news["summary"] == "3 warnings"


def test_many_problems_are_not_all_sent(small: Draft) -> None:
    with browsing(small) as browser:
        libya = browser.news("/conflicts/libya/")
        next(libya)
        browser.save("conflicts/libya.md", GOOD + "\n[[nothing]] [[none]]\n" * 30)
        news = next(libya)
        assert (len(news["problems"]), news["more"], news["summary"]) == (50, 10, "60 errors")


def test_a_broken_configuration_is_told_and_the_server_goes_on(
    small: Draft, capsys: pytest.CaptureFixture[str]
) -> None:
    with browsing(small) as browser:
        libya = browser.news("/conflicts/libya/")
        next(libya)
        before = small.mkdocs_yml.read_bytes()
        small.mkdocs_yml.write_text("site_name: [", encoding="utf-8")
        assert browser.desk.changed([small.mkdocs_yml]) is None
        news = next(libya)
        assert not news["changed"]
        assert news["fault"].endswith("in line 1, column 13")
        assert f"error: {news['fault']}\n" in capsys.readouterr().err
        assert b"A text." in browser.ask("/conflicts/libya/").body
        small.mkdocs_yml.write_bytes(before)
        assert browser.desk.changed([small.mkdocs_yml]) == small.settings()
        assert next(libya)["fault"] == ""


@pytest.mark.parametrize("fault", ["{% block", "{{ nothing_of_that_name }}", "{{ 1 / 0 }}"])
def test_a_faulty_template_is_told_and_the_last_good_page_stays(small: Draft, fault: str) -> None:
    templates = small.own_templates()
    with browsing(small) as browser:
        libya = browser.news("/conflicts/libya/")
        next(libya)
        template = templates / "conflict.html"
        before = template.read_text(encoding="utf-8")
        template.write_text(before.replace("{% block head %}", "{% block head %}" + fault), encoding="utf-8")
        browser.desk.changed([template])
        news = next(libya)
        assert (news["changed"], news["fault"].split(":")[0]) == (False, "templates/conflict.html")
        assert b"A text." in browser.ask("/conflicts/libya/").body
        assert browser.ask("/terms/truce/").status == 200
        template.write_text(before, encoding="utf-8")
        browser.desk.changed([template])
        assert next(libya)["fault"] == ""


def test_a_faulty_template_of_a_page_not_seen_before_is_a_page_that_says_so(small: Draft) -> None:
    templates = small.own_templates()
    (templates / "conflict.html").write_text("{{ <b> }}", encoding="utf-8")
    with browsing(small) as browser:
        got = browser.ask("/conflicts/libya/")
        assert got.status == 500
        assert b"<pre>templates/conflict.html:1: " in got.body
        assert b"<b>" not in got.body


def test_before_there_is_a_good_site_the_problems_are_the_page(small: Draft) -> None:
    small.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nAt [[<b>tripolis]].\n")
    with browsing(small) as browser:
        got = browser.ask("/conflicts/libya/")
        assert got.status == 503
        assert "content/conflicts/libya.md:5:4: error: no entry is called “&lt;b&gt;tripolis”" in got.body.decode()
        news = browser.news("/conflicts/libya/")
        assert not next(news)["changed"]
        browser.save("conflicts/libya.md", GOOD)
        assert next(news)["changed"]
        assert b"A text." in browser.ask("/conflicts/libya/").body


def test_the_name_of_an_entry_in_the_script_is_no_markup(small: Draft) -> None:
    with browsing(small) as browser:
        got = browser.ask("/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
        assert got.status == 404
        assert b"<script>alert" not in got.body


@pytest.mark.parametrize("polling", [False, True])
def test_serving_from_the_first_word_to_ctrl_c(small: Draft, polling: bool) -> None:
    command = [
        *(sys.executable, str(PROJECT / "build.py"), "serve", "--config", str(small.mkdocs_yml)),
        *("--port", "0", *(["--poll"] if polling else [])),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stderr
        said = iter(server.stderr.readline, "")
        assert next(said) == "no problems\n"
        first = next(said)
        assert first.startswith("serving http://127.0.0.1:")
        assert first.endswith("/; watching content; Ctrl+C ends it\n")
        address = first.split()[1].rstrip(";")
        small.write("conflicts/libya.md", GOOD.replace("A text", "Another text"))
        assert next(line for line in said if line.startswith("content/")).startswith("content/conflicts/libya.md: read")
        with urllib.request.urlopen(f"{address}conflicts/libya/") as got:
            assert b"Another text" in got.read()
        server.send_signal(signal.SIGINT)
        assert list(said)[-1] == "stopped serving\n"
    assert server.returncode == 0


def test_a_save_that_keeps_size_and_time_is_seen(small: Draft) -> None:
    import os

    file = small.content / "conflicts/libya.md"
    with browsing(small) as browser:
        status = file.stat()
        browser.save("conflicts/libya.md", GOOD.replace("A text", "B text"))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        browser.desk.changed([file])
        assert b"B text" in browser.ask("/conflicts/libya/").body
