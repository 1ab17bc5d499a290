"""The option `admin` of mkdocs.yml: whether the site has a form for proposing entries, and where that writes to."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from explainer.model.config import Admin
from explainer.model.problem import SetupError
from explainer.model.spelling import closest, did_you_mean

_KEYS = ("backend", "folder")
_BACKENDS = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea"}


def read_admin(value: Any, repo_url: str, root: Path, path: Path) -> Admin | None:
    """The option as a value; None when it is not set. Raises `SetupError` when it cannot be used.

    `true` takes the repository from `repo_url` and the program from the folder `admin`; keys and values can name
    others: `folder`, relative to mkdocs.yml, and `backend`, as Sveltia CMS reads it.
    """
    if value is None or value is False:
        return None
    said = {} if value is True else value
    if not isinstance(said, dict):
        raise SetupError(f"{path}: “admin” must be true, or keys and values: {', '.join(_KEYS)}")
    for key in said:
        if key not in _KEYS:
            hint = did_you_mean(closest(str(key), _KEYS)) or f"it takes {', '.join(_KEYS)}"
            raise SetupError(f"{path}: “admin” has no “{key}”; {hint}")
    folder, backend = said.get("folder", "admin"), said.get("backend") or _backend(repo_url)
    if not isinstance(folder, str):
        raise SetupError(f"{path}: the “folder” of “admin” must be a text")
    if not isinstance(backend, dict) or not isinstance(backend.get("name"), str):
        raise SetupError(
            f"{path}: “admin” needs to know the repository; set repo_url to one at {', '.join(_BACKENDS)}, "
            "or a “backend” with a name"
        )
    return Admin(root / folder, backend)


def _backend(repo_url: str) -> dict[str, Any] | None:
    """The backend for a repository at a host that is known.

    At GitHub whoever may not write to the repository is offered a fork (open authoring).
    """
    address = urlsplit(repo_url)
    name = _BACKENDS.get((address.hostname or "").lower())
    repo = address.path.strip("/").removesuffix(".git")
    if not name or "/" not in repo:
        return None
    backend: dict[str, Any] = {"name": name, "repo": repo}
    if name == "github":
        backend["open_authoring"] = True
    if name == "gitea":
        backend["base_url"] = f"https://{address.hostname}"
        backend["api_root"] = f"https://{address.hostname}/api/v1"
    return backend
