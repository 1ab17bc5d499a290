"""Pages name styles, scripts and icons by the digest of their bytes, so that browsers may keep them for ever."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import urljoin, urlsplit

import pytest

from explainer.model.address import asset_address
from explainer.model.problem import SetupError
from tests.conftest import Draft

NAMED = re.compile(r'(?:href|src|data-previews|data-previews-style)="([^"]*assets/[^"]*)"')


@pytest.fixture
def small(archive: Draft) -> Draft:
    archive.write("conflicts/libya.md", "---\ntitle: Libya\n---\n")
    archive.write("terms/truce.md", "---\ntitle: Truce\n---\n")
    return archive


def named_on(draft: Draft, path: str) -> list[str]:
    return NAMED.findall(draft.read(path))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("style.css", "/assets/style.12345678.css"),
        ("fonts/serif.v2.woff2", "/assets/fonts/serif.v2.12345678.woff2"),
        ("fonts.d/LICENSE", "/assets/fonts.d/LICENSE.12345678"),
        ("LICENSE", "/assets/LICENSE.12345678"),
    ],
)
def test_the_digest_stands_before_the_type(name: str, address: str) -> None:
    assert asset_address(name, "123456789abcdef0") == address


def test_every_named_file_is_there_under_the_digest_of_its_bytes(small: Draft) -> None:
    small.config(site_url="https://example.org/some/base/")
    small.build()
    tree = small.tree()
    pages = [path for path in tree if path.endswith(".html")]
    assert len(pages) > 10
    for path in pages:
        for link in named_on(small, path):
            there = urlsplit(urljoin(f"https://example.org/some/base/{path}", link)).path.removeprefix("/some/base/")
            stem, digest, suffix = there.rsplit(".", 2)
            assert digest == blake2b(tree[there], digest_size=16).hexdigest()[:8], there
            assert tree[there] == tree[f"{stem}.{suffix}"]


def test_previews_are_named_where_the_script_that_loads_them_is(small: Draft) -> None:
    small.build()
    names = [link.rsplit("/", 1)[1].split(".")[0] for link in named_on(small, "conflicts/libya/index.html")]
    assert names == ["site", "previews", "previews", "icon", "style", "entries", "pictures"]


def test_a_changed_style_rewrites_the_pages_that_name_it_and_no_others(small: Draft) -> None:
    templates = small.own_templates()
    small.build()
    style = templates / "assets" / "pictures.css"
    style.write_text(style.read_text(encoding="utf-8") + "/* more */", encoding="utf-8")
    written = small.build().written
    assert written
    pages = [path for path in written.made if path.endswith(".html")]
    assert "conflicts/libya/index.html" in pages
    assert "terms/truce/index.html" not in pages


def test_a_name_that_is_no_file_is_one_sentence(small: Draft) -> None:
    templates = small.own_templates()
    (templates / "term.html").write_text('{{ asset("none.css") }}', encoding="utf-8")
    with pytest.raises(SetupError, match=r"none\.css, which term\.html draws on, cannot be read: No such file or dir"):
        small.build()


@pytest.mark.parametrize("call", ["asset(name)", 'asset("a" ~ "b")', "asset()", 'asset(name="style.css")'])
def test_a_name_must_be_a_constant(small: Draft, call: str) -> None:
    templates = small.own_templates()
    (templates / "term.html").write_text("{{ " + call + " }}", encoding="utf-8")
    said = r"^templates/term\.html:1: asset\(…\) takes one name, written as a constant$"
    with pytest.raises(SetupError, match=said):
        small.build()
