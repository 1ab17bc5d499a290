"""The option `admin` of mkdocs.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from explainer.load.admin import read_admin
from explainer.model.config import Admin
from explainer.model.problem import SetupError

ROOT = Path("/archive")
FILE = ROOT / "mkdocs.yml"
GITHUB = {"name": "github", "repo": "owner/archive", "open_authoring": True}


def read(value: Any, repo_url: str = "https://github.com/owner/archive") -> Admin | None:
    return read_admin(value, repo_url, ROOT, FILE)


@pytest.mark.parametrize("value", [None, False])
def test_there_is_none_unless_it_is_asked_for(value: Any) -> None:
    assert read(value) is None


@pytest.mark.parametrize("value", [True, {}, {"folder": "admin"}])
def test_true_is_enough_where_the_repository_is_known(value: Any) -> None:
    assert read(value) == Admin(ROOT / "admin", GITHUB)


@pytest.mark.parametrize(
    ("repo_url", "backend"),
    [
        ("https://github.com/owner/archive/", GITHUB),
        ("https://github.com/owner/archive.git", GITHUB),
        ("https://gitlab.com/group/part/archive", {"name": "gitlab", "repo": "group/part/archive"}),
        (
            "https://codeberg.org/owner/archive",
            {
                "name": "gitea",
                "repo": "owner/archive",
                "base_url": "https://codeberg.org",
                "api_root": "https://codeberg.org/api/v1",
            },
        ),
    ],
)
def test_the_backend_follows_the_host(repo_url: str, backend: dict[str, Any]) -> None:
    found = read(True, repo_url)
    assert found
    assert found.backend == backend


def test_a_backend_that_is_said_is_taken_as_it_is() -> None:
    said = {"name": "github", "repo": "other/archive", "base_url": "https://auth.example.org"}
    assert read({"backend": said, "folder": "vendor/cms"}) == Admin(ROOT / "vendor/cms", said)


@pytest.mark.parametrize(
    ("value", "repo_url", "said"),
    [
        ("yes", "", "“admin” must be true, or keys and values: backend, folder"),
        ({"foldr": "x"}, "", "“admin” has no “foldr”; did you mean “folder”?"),
        ({"x": "x"}, "", "“admin” has no “x”; it takes backend, folder"),
        ({"folder": 3, "backend": {"name": "test-repo"}}, "", "the “folder” of “admin” must be a text"),
        (True, "", "“admin” needs to know the repository; set repo_url to one at github.com, gitlab.com, codeberg.org"),
        (True, "https://git.example.org/a/b", "“admin” needs to know the repository"),
        (True, "https://github.com/owner", "“admin” needs to know the repository"),
        ({"backend": {"repo": "a/b"}}, "", "“admin” needs to know the repository"),
        ({"backend": "github"}, "", "“admin” needs to know the repository"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(value: Any, repo_url: str, said: str) -> None:
    with pytest.raises(SetupError) as fault:
        read(value, repo_url)
    assert str(fault.value).startswith(f"{FILE}: {said}")
