"""`_headers`, as Netlify and Cloudflare Pages read it."""

from __future__ import annotations

import fnmatch
import re
from pathlib import Path

from explainer import pipeline
from explainer.model.hosting import ADMIN_POLICY, FOR_EVER, POLICY
from tests.conftest import Draft

Rules = dict[str, dict[str, str]]


def rules(text: str) -> Rules:
    """The rules of a file: an address, and headers set in below it (https://docs.netlify.com/manage/routing/headers/)."""
    found: Rules = {}
    for line in text.splitlines():
        if line.startswith("/"):
            assert line not in found
            found[line] = current = {}
        else:
            match = re.fullmatch(r"  ([A-Za-z-]+): (\S.*)", line)
            assert match, line
            current[match[1]] = match[2]
    return found


def said(found: Rules, address: str) -> dict[str, list[str]]:
    """All that is said with an address: a host joins the values of all rules that match."""
    joined: dict[str, list[str]] = {}
    for pattern, headers in found.items():
        if fnmatch.fnmatchcase(address, pattern):
            for name, value in headers.items():
                joined.setdefault(name, []).append(value)
    return joined


def test_every_header_of_every_file_is_said_once(archive: Draft) -> None:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.build()
    found = rules(archive.read("_headers"))
    for path in archive.tree():
        headers = said(found, f"/{path}")
        assert all(len(values) == 1 for values in headers.values()), (path, headers)
        assert headers["Content-Security-Policy"] == [POLICY]
        kept = headers.get("Cache-Control")
        assert kept == ([FOR_EVER] if re.search(r"^assets/.*\.[0-9a-f]{8}\.\w+$", path) else None), path


def test_rules_stand_under_the_base_path(archive: Draft) -> None:
    archive.config(site_url="https://example.org/some/base/")
    archive.build()
    found = rules(archive.read("_headers"))
    assert next(iter(found)) == "/some/base/*"
    assert all(address.startswith("/some/base/") for address in found)


def test_hosts_that_read_a_hundred_rules_get_no_more(archive: Draft) -> None:
    templates = archive.own_templates()
    for number in range(150):
        (templates / "assets" / f"{number}.css").write_text(f"/* {number} */", encoding="utf-8")
    archive.build()
    text = archive.read("_headers")
    assert len(rules(text)) <= 100
    assert max(map(len, text.splitlines())) <= 2000


def test_the_form_has_a_policy_of_its_own_and_nobody_else_has(archive: Draft, tmp_path: Path) -> None:
    program = archive.root / "admin"
    program.mkdir()
    (program / "index.js").write_text("export const init = () => {};\n", encoding="utf-8")
    archive.config(admin={"backend": {"name": "test-repo"}})
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    assert not pipeline.build(archive.settings()).failed
    found = rules(archive.read("_headers"))
    for path in (*archive.tree(), ""):
        policy = said(found, f"/{path}").get("Content-Security-Policy")
        if path.startswith("admin/"):
            assert policy == [ADMIN_POLICY]
        elif path.endswith(".html") or not path:
            assert policy == [POLICY], path
