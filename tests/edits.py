"""Edits of an archive: of its entries, pictures, templates and configuration, and of what lies in its site."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.conftest import Draft

LENIENT = dict.fromkeys(
    (
        *("missing-reference", "missing-source", "missing-heading", "ambiguous-reference", "missing-file"),
        *("broken-redirect", "lost-address"),
    ),
    "warning",
)
"""With these, most drafts have no errors: a draft of random edits refers to entries that are gone."""

IDS = {
    "reports": ("call", "visit"),
    "conflicts": ("libya", "idlib"),
    "actors": ("russia", "turkey"),
    "places": ("sirte",),
    "agreements": ("protocol",),
    "terms": ("corridor",),
    "sources": ("kremlin", "tass"),
    "pages": ("about",),
    "": ("index",),
}
PATHS = tuple(f"{folder}/{name}.md" if folder else f"{name}.md" for folder, names in IDS.items() for name in names)
NAMES = tuple(name for names in IDS.values() for name in names)

CORRECTION = {"date": "2020-02-01", "was": "So.", "now": "Otherwise.", "why": "It was wrong."}

titles = st.sampled_from(
    ("Libya", "LIBYA", "Sirte & the coast", "ليبيا", "{{ 7*7 }}", "A <b>bold</b> title", "Çay", "Russia", "“Q”")
)
ids = st.sampled_from(NAMES)
sentences = st.one_of(
    st.sampled_from(
        (
            "Plain words.",
            "It is said. [@kremlin]",
            "It is said. [@tass, p. 3; @kremlin]",
            "A map: ![map](../media/map.png)",
            "From here to [there](../places/sirte.md).",
            "It held. [@tass]\n{: since=2016 until=2021-03 by=russia about=libya }",
            "It was said. [@kremlin]\n{: by=turkey about=idlib }",
            "It was so. [@tass]\n{: since=2019 state=control }",
            "- One said so.\n  {: by=russia }\n- Another did. [@tass]\n  {: by=turkey,russia }",
            "They differ.\n{: .differs }",
            "Not to be found: [[Lybia]].",
            "Was it so?\n{: .open opened=2019 answered=2020-03 }",
            "## A heading",
            "## Timeline {: .timeline }\n\n- 2019-04-04: An offensive opens at [[sirte]]. [@tass]\n- 2020~: It ends.",
        )
    ),
    ids.map(lambda name: f"See [[{name}]]."),
    titles.map(lambda title: f"See [[{title}]] and [[libya#Timeline]]."),
    ids.map(lambda name: f"## Timeline {{: .timeline }}\n\n- 2020-05-01: Of [[{name}]]. [@tass]"),
    ids.map(lambda name: f"See [[{name}|these words]]."),
)


@st.composite
def entries(draw: st.DrawFn, path: str) -> str:
    """The text of an entry that fits the folder its path lies in."""
    folder = path.split("/", maxsplit=1)[0]
    front: dict[str, Any] = {"title": draw(titles)}
    if folder == "reports":
        front["date"] = draw(st.sampled_from(("2020-10-28", "2019-01", "2021")))
        front["series"] = draw(st.sampled_from(("calls", "visits")))
        front["event"] = draw(st.sampled_from(("", "talks")))
        front["actors"] = draw(st.lists(st.sampled_from(IDS["actors"]), unique=True))
    if folder not in ("sources", "pages", "index.md"):
        front["conflicts"] = draw(st.lists(st.sampled_from(IDS["conflicts"]), unique=True))
        front["sources"] = draw(st.lists(st.sampled_from(IDS["sources"]), unique=True))
    if folder == "conflicts":
        front["actors"] = draw(st.lists(st.sampled_from(IDS["actors"]), unique=True))
    if folder in ("conflicts", "actors", "places", "terms"):
        front.update(draw(st.sampled_from(({}, {"reviewed": "2018-01-01"}, {"reviewed": "2020-11"}))))
    if folder == "agreements":
        front["date"] = draw(st.sampled_from(("2020-10-23", "2019-05")))
    if folder == "actors":
        front["roles"] = draw(
            st.sampled_from(([], [{"role": "mediator", "from": "2019-01-01", "until": "2020-12-01"}]))
        )
    front["corrections"] = draw(st.sampled_from(([], [CORRECTION])))
    if folder == "sources":
        front.update({"URL": "https://example.org/", "url_verified": draw(st.booleans())})
        front["derived_from"] = draw(st.sampled_from(([], ["kremlin"]))) if path.endswith("tass.md") else []
    if folder in ("actors", "places"):
        front["names"] = [{"text": draw(titles), "lang": "ru", "used_by": "russia"}]
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    body = "\n\n".join(draw(st.lists(sentences, max_size=4)))
    return "---\n" + "\n".join(lines) + f"\n---\n\n{body}\n"


Edit = Callable[[Draft], object]


def write_entry(path: str) -> st.SearchStrategy[tuple[str, Edit]]:
    return entries(path).map(lambda text: (f"write {path}: {text!r}", lambda draft: draft.write(path, text)))


def delete_entry(path: str) -> tuple[str, Edit]:
    return f"delete {path}", lambda draft: (draft.content / path).unlink(missing_ok=True)


def move_entry(path: str, name: str) -> tuple[str, Edit]:
    def move(draft: Draft) -> None:
        if (draft.content / path).exists():
            (draft.content / path).rename((draft.content / path).with_name(f"{name}.md"))

    return f"rename {path} to {name}", move


def write_asset(data: bytes) -> tuple[str, Edit]:
    return f"picture {data!r}", lambda draft: draft.write("media/map.png", data)


def delete_asset() -> tuple[str, Edit]:
    return "no picture", lambda draft: shutil.rmtree(draft.content / "media", ignore_errors=True)


def edit_template(name: str, more: str) -> tuple[str, Edit]:
    def append(draft: Draft) -> None:
        file = draft.root / "templates" / name
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")

    return f"template {name}", append


def edit_config(**keys: Any) -> tuple[str, Edit]:
    return f"mkdocs.yml {keys}", lambda draft: draft.config(**keys)


def in_site(what: str, change: Callable[[Path], object]) -> tuple[str, Edit]:
    return f"site: {what}", lambda draft: change(draft.site) if draft.site.is_dir() else None


def _stray(site: Path) -> None:
    (site / "actors" / "stray").mkdir(parents=True, exist_ok=True)
    (site / "actors" / "stray" / "file.txt").write_bytes(b"stray")


def _overwrite_all(site: Path) -> None:
    for file in site.rglob("*.html"):
        if file.is_file():  # a folder may have been put where a file was
            file.write_bytes(b"mine")


def _overwrite_one(site: Path) -> None:
    """With as many bytes as it had."""
    page = site / "index.html"
    if page.is_file():
        page.write_bytes(page.read_bytes()[::-1])


def _folder_for_file(site: Path) -> None:
    (site / "status" / "index.html").unlink(missing_ok=True)
    (site / "status" / "index.html" / "inner").mkdir(parents=True, exist_ok=True)


def _touch(site: Path) -> None:
    for file in site.rglob("*.json"):
        os.utime(file, ns=(1, 1))


def _link(site: Path) -> None:
    (site / "404.html").unlink(missing_ok=True)
    (site / "404.html").symlink_to("index.html")
    if not (site / "elsewhere").is_symlink():
        (site / "elsewhere").symlink_to(site)


def lose_manifest(draft: Draft) -> None:
    shutil.rmtree(draft.root / ".cache", ignore_errors=True)


def truncate_manifest(draft: Draft) -> None:
    for manifest in draft.root.glob(".cache/explainer/sites/*/manifest.json"):
        manifest.write_bytes(manifest.read_bytes()[:-40])


def write_lists(redirects: str) -> tuple[str, Edit]:
    """Other lists of addresses beside mkdocs.yml."""

    def edit(draft: Draft) -> None:
        (draft.root / "redirects.txt").write_text(redirects, encoding="utf-8")
        (draft.root / "addresses.txt").write_text("/conflicts/libya/on/2017-01-01/\n", encoding="utf-8")

    return f"redirects.txt: {redirects!r}", edit


REDIRECTS = (
    "",
    "/conflicts/former/ /conflicts/libya/\n",
    "/conflicts/former/ /conflicts/idlib/\n/actors/şehir/ /conflicts/former/\n",
)

TAMPERING = (
    in_site("a stray file", _stray),
    in_site("every page overwritten", _overwrite_all),
    in_site("a page overwritten", _overwrite_one),
    in_site("a page deleted", lambda site: (site / "index.html").unlink(missing_ok=True)),
    in_site("a folder deleted", lambda site: shutil.rmtree(site / "sources", ignore_errors=True)),
    in_site("a folder for a file", _folder_for_file),
    in_site("files touched", _touch),
    in_site("a link", _link),
    in_site("all gone", shutil.rmtree),
    ("the cache gone", lose_manifest),
    ("the manifest torn", truncate_manifest),
)

content_edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).map(delete_entry),
    st.tuples(st.sampled_from(PATHS), ids).map(lambda pair: move_entry(*pair)),
)
"""Edits of entries alone."""

edits: st.SearchStrategy[tuple[str, Edit]] = st.one_of(
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).flatmap(write_entry),
    st.sampled_from(PATHS).map(delete_entry),
    st.builds(move_entry, st.sampled_from(PATHS), st.sampled_from((*NAMES, "renamed", "şehir"))),
    st.sampled_from((b"one", b"two", b"")).map(write_asset),
    st.just(delete_asset()),
    st.sampled_from(REDIRECTS).map(write_lists),
    st.builds(
        edit_template,
        st.sampled_from(("base.html", "macros.html", "actor.html", "feed.xml", "assets/style.css")),
        st.sampled_from(("\n", "/* nothing */", "{# nothing #}")),
    ),
    st.sampled_from(
        (
            edit_config(site_name="Another name"),
            edit_config(site_name="A test archive"),
            edit_config(site_url="https://example.org/base/"),
            edit_config(site_url=""),
            edit_config(site_description="What it is"),
            edit_config(repo_url="https://example.org/repo"),
            edit_config(rules={}),
            edit_config(rules=LENIENT),
        )
    ),
    st.sampled_from(TAMPERING),
    st.sampled_from(TAMPERING),
)
