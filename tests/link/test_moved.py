"""Where old addresses lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.link.moved import destination
from tests.conftest import Draft

STANDING = {"/", "/conflicts/war/", "/conflicts/war/on/2020-01-01/", "/places/a/"}


@pytest.mark.parametrize(
    ("address", "steps", "found"),
    [
        ("/places/a/", {}, "/places/a/"),
        ("/places/b/", {}, ""),
        ("/places/b/", {"/places/b/": "/places/a/"}, "/places/a/"),
        ("/places/c/", {"/places/c/": "/places/b/", "/places/b/": "/places/a/"}, "/places/a/"),
        ("/places/c/", {"/places/c/": "/places/c/"}, ""),
        ("/places/c/", {"/places/c/": "/"}, "/"),
        ("/conflicts/w/on/2020-01-01/", {"/conflicts/w/": "/conflicts/war/"}, "/conflicts/war/on/2020-01-01/"),
        ("/conflicts/w/on/1999-01-01/", {"/conflicts/w/": "/conflicts/war/"}, "/conflicts/war/"),
        ("/conflicts/w/on/2020-01-01/", {"/conflicts/w/": "/places/a/"}, "/places/a/"),
        ("/conflicts/w/on/2020-01-01/", {"/conflicts/w/": "/conflicts/w/on/2020-01-01/"}, ""),
    ],
)
def test_a_redirect_is_followed_to_what_stands(address: str, steps: dict[str, str], found: str) -> None:
    assert destination(address, steps, STANDING) == found


ADDRESSES = st.sampled_from(
    [*sorted(STANDING), "/conflicts/w/", "/conflicts/v/", "/conflicts/w/on/2020-01-01/", "/places/b/", "/places/c/"]
)


@given(ADDRESSES, st.dictionaries(ADDRESSES, ADDRESSES))
def test_following_always_ends_at_what_stands_or_nowhere(address: str, steps: dict[str, str]) -> None:
    assert destination(address, steps, STANDING) in {*STANDING, ""}


def test_a_reference_to_an_id_of_old_is_told_the_one_of_today(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n\n[[zzz]] [@yyy]\n")
    archive.write("sources/wire.md", "---\ntitle: A wire text\nissued: 2019\n---\n")
    (archive.root / "redirects.txt").write_text("/places/zzz/ /places/tripoli/\n/sources/yyy/ /sources/wire/\n")
    assert [line for line in archive.problems() if "missing" in line] == [
        "content/places/tripoli.md:5:1: error: no entry is called “zzz” [missing-reference]\n"
        "    did you mean “tripoli”?",
        "content/places/tripoli.md:5:10: error: no source is called “yyy” [missing-source]\n    did you mean “wire”?",
    ]


def test_redirects_take_no_part_in_search_engines_lists(archive: Draft) -> None:
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n")
    (archive.root / "redirects.txt").write_text("/places/old/ /places/tripoli/\n")
    archive.build()
    assert "/places/old/" not in archive.read("sitemap.xml")
    assert "noindex" in archive.read("places/old/index.html")


def test_hosts_are_told_the_base_path(archive: Draft) -> None:
    archive.config(site_url="https://example.org/base/")
    archive.write("places/tripoli.md", "---\ntitle: Tripoli\n---\n")
    (archive.root / "redirects.txt").write_text("/places/old/ /places/tripoli/\n")
    archive.build()
    assert "/base/places/old/ /base/places/tripoli/ 301\n" in archive.read("_redirects")
    assert "/base/places/old/index.html /base/places/tripoli/;\n" in archive.read("redirects.nginx.map")
    assert '<link rel="canonical" href="https://example.org/base/places/tripoli/">' in archive.read(
        "places/old/index.html"
    )
