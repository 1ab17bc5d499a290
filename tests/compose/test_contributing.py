"""“Edit this page” and “Report an error”."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from explainer.model.problem import SetupError
from tests.conftest import Draft
from tests.reading import read_page


def links(archive: Draft, path: str) -> dict[str, str]:
    """The links of a page that lead to other hosts, by their words."""
    anchors = read_page(archive.read(path)).all("a")
    return {
        anchor.text: anchor.attributes["href"] for anchor in anchors if anchor.attributes["href"].startswith("http")
    }


@pytest.fixture
def libya(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n\nA state. [@s]\n{: since=2021-03-16 }\n")
    archive.write("reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\nconflicts: [libya]\n---\n\nText. [@s]\n")
    archive.write("sources/s.md", "---\ntitle: S\nissued: 2021-05\n---\n")
    archive.write("index.md", "---\ntitle: Home\n---\n\nText.\n")
    archive.write("pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    return archive


def test_a_page_leads_to_its_file_and_to_a_new_issue(libya: Draft) -> None:
    libya.config(repo_url="https://github.com/owner/archive", site_url="https://example.org/base")
    libya.build()
    found = links(libya, "conflicts/libya/index.html")
    assert found["Edit this page"] == "https://github.com/owner/archive/edit/HEAD/content/conflicts/libya.md"
    asked = urlsplit(found["Report an error"])
    assert (asked.netloc, asked.path) == ("github.com", "/owner/archive/issues/new")
    assert parse_qs(asked.query) == {
        "title": ["Error in “Libya”"],
        "body": [
            "Page: https://example.org/base/conflicts/libya/\nFile: content/conflicts/libya.md\n\n"
            "What is wrong, and what says so:\n"
        ],
    }


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("conflicts/libya/on/2020-10-28/index.html", "conflicts/libya.md"),
        ("pages/about/index.html", "pages/about.md"),
        ("sources/s/index.html", "sources/s.md"),
        ("index.html", "index.md"),
    ],
)
def test_every_page_of_an_entry_leads_to_its_file(libya: Draft, page: str, file: str) -> None:
    libya.config(repo_url="https://github.com/owner/archive")
    libya.build()
    assert links(libya, page)["Edit this page"].endswith(f"/edit/HEAD/content/{file}")


@pytest.mark.parametrize("page", ["chronology/index.html", "404.html", "conflicts/index.html", "status/index.html"])
def test_a_page_of_no_entry_can_only_be_reported(libya: Draft, page: str) -> None:
    libya.config(repo_url="https://github.com/owner/archive")
    libya.build()
    assert set(links(libya, page)) == {"Report an error"}


def test_a_form_of_the_repository_is_used(libya: Draft) -> None:
    form = libya.root / ".github" / "ISSUE_TEMPLATE" / "error.yml"
    form.parent.mkdir(parents=True)
    form.write_text("name: Error\n", encoding="utf-8")
    libya.config(repo_url="https://github.com/owner/archive")
    libya.build()
    asked = parse_qs(urlsplit(links(libya, "conflicts/libya/index.html")["Report an error"]).query)
    assert (asked["template"], asked["page"]) == (["error.yml"], ["/conflicts/libya/"])


def test_without_a_repository_there_are_no_such_links(libya: Draft) -> None:
    libya.build()
    assert links(libya, "conflicts/libya/index.html") == {}
    assert "Contribute" not in libya.read("conflicts/libya/index.html")


def test_the_content_folder_is_part_of_the_address(libya: Draft) -> None:
    libya.content.rename(libya.root / "texts")
    libya.config(repo_url="https://gitlab.com/owner/archive", docs_dir="texts")
    libya.build()
    found = links(libya, "pages/about/index.html")
    assert found["Edit this page"] == "https://gitlab.com/owner/archive/-/edit/HEAD/texts/pages/about.md"


def test_edit_uri_is_honoured_as_mkdocs_does(libya: Draft) -> None:
    libya.config(repo_url="https://codeberg.org/owner/archive", edit_uri="_edit/main/content")
    libya.build()
    found = links(libya, "pages/about/index.html")
    assert found["Edit this page"] == "https://codeberg.org/owner/archive/_edit/main/content/pages/about.md"


@pytest.mark.parametrize("repo_url", ["https://codeberg.org/o/a", "https://github.com/o/a"])
def test_an_empty_edit_uri_leaves_only_the_report(libya: Draft, repo_url: str) -> None:
    libya.config(repo_url=repo_url, edit_uri="")
    libya.build()
    assert set(links(libya, "pages/about/index.html")) == {"Report an error"}


def test_a_host_that_nobody_knows_gets_no_links_but_those_that_are_said(libya: Draft) -> None:
    libya.config(repo_url="https://git.example.org/archive")
    libya.build()
    assert links(libya, "pages/about/index.html") == {}
    libya.config(edit_uri="e/")
    libya.build()
    assert set(links(libya, "pages/about/index.html")) == {"Edit this page"}


def test_a_repository_must_have_a_whole_address(libya: Draft) -> None:
    libya.config(repo_url="javascript:alert(1)")
    with pytest.raises(SetupError, match="repo_url must be a whole address, beginning with https://"):
        libya.settings()
