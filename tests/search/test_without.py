"""An archive may do without search: then nothing of it is on the site, and all else is as it was."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Draft
from tests.reading import leads_out, links, read_page, target

FIND = re.compile(rb'<a class="find".*?</a>\n')
ASK = re.compile(rb'<form class="ask".*?</form>\n', re.DOTALL)
OPEN = re.compile(rb'<link rel="search".*?>\n')


@pytest.fixture
def without(archive: Draft) -> Draft:
    """An archive whose address is known, so that browsers could search it, and which has no search."""
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nSee [[sirte]].\n")
    archive.write("places/sirte.md", "---\ntitle: Sirte\nnames: [{text: Сирт, lang: ru}]\n---\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n\nOn [[libya]].\n")
    archive.config(site_url="https://example.org/base/", social_pictures=False, search=False)
    return archive


def test_there_is_no_page_no_index_and_no_description_for_browsers(without: Draft) -> None:
    without.build()

    assert [path for path in without.tree() if path.startswith(("search/", "opensearch"))] == []
    assert "search/" not in without.read("sitemap.xml")


def test_no_page_speaks_of_it_or_leads_to_it(without: Draft) -> None:
    without.build()
    files = without.tree()

    for path, data in files.items():
        if path.endswith(".html"):
            assert b"search" not in data.lower(), path
            for link in links(read_page(data.decode())):
                assert leads_out(link) or target(path, link)[0] in files or path == "404.html"


def test_all_else_is_byte_for_byte_what_it_is_with_it(without: Draft) -> None:
    without.build()
    bare = without.tree()
    without.config(search=True)
    without.build()
    whole = without.tree()

    assert {path for path in whole if path not in bare} == {
        path for path in whole if path.startswith(("search/", "opensearch"))
    }
    for path, data in bare.items():
        shown = whole[path]
        if path.endswith(".html"):
            shown = OPEN.sub(b"", ASK.sub(b"", FIND.sub(b"", shown)))
        if path != "sitemap.xml":
            assert shown == data, path


def test_it_goes_and_comes_with_the_option(without: Draft) -> None:
    without.config(search=True)
    without.build()
    whole = without.tree()
    assert "search/index.html" in whole

    without.config(search=False)
    written = without.build().written
    assert written is not None
    assert "search/index.html" in written.removed
    assert not (without.site / "search").exists()

    without.config(search=True)
    without.build()
    assert without.tree() == whole
