"""Addresses on the hosts of git repositories."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from explainer.model.forge import edit_address, forge_of, issue_address


@pytest.mark.parametrize(
    ("repo_url", "edit", "view", "issue"),
    [
        ("https://github.com/a/b", "edit/HEAD/", "blob/HEAD/", "issues/new"),
        ("https://GitHub.com/a/b", "edit/HEAD/", "blob/HEAD/", "issues/new"),
        ("https://github.example.org/a/b", "edit/HEAD/", "blob/HEAD/", "issues/new"),
        ("https://gitlab.com/g/a/b", "-/edit/HEAD/", "-/blob/HEAD/", "-/issues/new"),
        ("https://gitlab.example.org:8443/a/b", "-/edit/HEAD/", "-/blob/HEAD/", "-/issues/new"),
        ("https://bitbucket.org/a/b", "src/HEAD/", "src/HEAD/", "issues/new"),
        ("https://codeberg.org/a/b", "", "", "issues/new"),
        ("https://forgejo.example.org/a/b", "", "", "issues/new"),
    ],
)
def test_a_host_is_known_by_its_name(repo_url: str, edit: str, view: str, issue: str) -> None:
    forge = forge_of(repo_url)
    assert forge
    assert (forge.edit, forge.view, forge.issue) == (edit, view, issue)


@pytest.mark.parametrize("repo_url", ["", "https://example.org/github.com/b", "not an address", "https://hub.org/a"])
def test_other_hosts_are_not(repo_url: str) -> None:
    assert forge_of(repo_url) is None
    assert issue_address(repo_url, "t", "b") == ""


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "address"),
    [
        ("https://github.com/a/b", "edit/main/content/", "https://github.com/a/b/edit/main/content/terms/x.md"),
        ("https://github.com/a/b/", "edit/main/content/", "https://github.com/a/b/edit/main/content/terms/x.md"),
        ("https://example.org/repo", "?query=root/path/", "https://example.org/repo?query=root/path/terms/x.md"),
        ("https://example.org/repo", "#root/", "https://example.org/repo#root/terms/x.md"),
        ("https://example.org/repo", "https://other.org/e/", "https://other.org/e/terms/x.md"),
        ("https://example.org/repo", "", ""),
    ],
)
def test_an_edit_address_is_joined_as_mkdocs_joins_it(repo_url: str, edit_uri: str, address: str) -> None:
    assert edit_address(repo_url, edit_uri, "terms/x.md") == address


def test_mkdocs_joins_them_the_same_way() -> None:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    for repo_url in ("https://github.com/a/b", "https://example.org/repo/"):
        for edit_uri in ("edit/main/content/", "?path=/", "#root/", "https://other.org/e/"):
            config = MkDocsConfig()
            config.load_dict({"site_name": "x", "repo_url": repo_url, "edit_uri": edit_uri, "docs_dir": "."})
            config.validate()
            page = Page(None, File("terms/x.md", ".", "site", True), config)
            assert page.edit_url == edit_address(repo_url, edit_uri, "terms/x.md")


def test_a_path_is_percent_encoded() -> None:
    address = edit_address("https://github.com/a/b", "edit/HEAD/content/", "pages/how we? #1.md")
    assert address == "https://github.com/a/b/edit/HEAD/content/pages/how%20we%3F%20%231.md"


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_a_new_issue_is_filled_in_as_each_host_takes_it() -> None:
    said = ("Error in “A & B”", "Page: /x/\n\nWhat?")
    assert query(issue_address("https://github.com/a/b/", *said, "error.yml", "/x/")) == {
        "template": ["error.yml"],
        "page": ["/x/"],
        "title": [said[0]],
        "body": [said[1]],
    }
    assert query(issue_address("https://github.com/a/b", *said)) == {"title": [said[0]], "body": [said[1]]}
    assert query(issue_address("https://gitlab.com/a/b", *said, "error.yml")) == {
        "issue[title]": [said[0]],
        "issue[description]": [said[1]],
    }
    assert query(issue_address("https://codeberg.org/a/b", *said)) == {"title": [said[0]], "body": [said[1]]}
    assert "content" in query(issue_address("https://bitbucket.org/a/b", *said))
    assert issue_address("https://github.com/a/b/", *said).startswith(
        "https://github.com/a/b/issues/new?title=Error%20in"
    )
