"""Hosts of git repositories: how the addresses of a repository's files and of a new issue are made there."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urljoin, urlsplit

import msgspec


class Forge(msgspec.Struct, frozen=True):
    """One kind of host.

    `edit` and `view` lead from a repository's address to the folder that a file's path is added to, on the branch that
    the host calls `HEAD`; empty where there is no such name for the main branch. `issue` leads to the form for a new
    issue; `title` and `body` are what it calls these two, `template` what it calls the form to fill in.
    """

    edit: str
    view: str
    issue: str = "issues/new"
    title: str = "title"
    body: str = "body"
    template: str = ""


_GITHUB = Forge("edit/HEAD/", "blob/HEAD/", template="template")
_GITLAB = Forge("-/edit/HEAD/", "-/blob/HEAD/", "-/issues/new", "issue[title]", "issue[description]")
_BITBUCKET = Forge("src/HEAD/", "src/HEAD/", body="content")
_FORGEJO = Forge("", "")
"""Forgejo and Gitea name a branch in the address of a file, so `edit_uri` must say which."""

_HOSTS = {"github.com": _GITHUB, "gitlab.com": _GITLAB, "bitbucket.org": _BITBUCKET, "codeberg.org": _FORGEJO}
_NAMED = (("github", _GITHUB), ("gitlab", _GITLAB), ("bitbucket", _BITBUCKET), ("gitea", _FORGEJO))


def forge_of(repo_url: str) -> Forge | None:
    """The kind of host of a repository, by its name or a part of it (`gitlab.example.org`); None when unknown."""
    host = (urlsplit(repo_url).hostname or "").lower()
    found = _HOSTS.get(host)
    if found:
        return found
    named = [forge for part, forge in (*_NAMED, ("forgejo", _FORGEJO)) if any(part in word for word in host.split("."))]
    return named[0] if named else None


def edit_address(repo_url: str, edit_uri: str, path: str) -> str:
    """Where a file of the content is edited; `path` is relative to the content folder, with "/" between parts.

    As MkDocs joins them (https://www.mkdocs.org/user-guide/configuration/#edit_uri): `edit_uri` follows `repo_url`
    unless it is an address of its own. Empty when `edit_uri` is.
    """
    if not edit_uri:
        return ""
    base = repo_url if edit_uri.startswith(("?", "#")) or not repo_url else repo_url.rstrip("/") + "/"
    return urljoin(base, edit_uri + quote(path.encode("utf-8", "surrogateescape")))


def issue_address(repo_url: str, title: str, body: str, template: str = "", page: str = "") -> str:
    """The form for a new issue, filled in; empty when the host is none that is known.

    `template` names a form of the repository, whose field `page` gets the address of the page; both are left out where
    the host takes none from the address.
    """
    forge = forge_of(repo_url)
    if forge is None:
        return ""
    said = {forge.title: title, forge.body: body}
    if template and forge.template:
        said = {forge.template: template, "page": page, **said}
    return f"{repo_url.rstrip('/')}/{forge.issue}?{urlencode(said, quote_via=quote, errors='replace')}"
