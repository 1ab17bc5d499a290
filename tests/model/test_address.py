"""Addresses and the relative links between them."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.model.address import entry_address, output_path, relative

PARTS = st.text(st.characters(codec="utf-8", exclude_characters="/\\\0", exclude_categories=["Cs", "Cc"]), min_size=1)
SEGMENTS = st.lists(PARTS.filter(lambda part: part not in (".", "..")), max_size=3)
ADDRESSES = SEGMENTS.map(lambda parts: "/" + "".join(f"{part}/" for part in parts)) | SEGMENTS.filter(bool).map(
    lambda parts: "/" + "/".join(parts)
)


def test_every_entry_has_an_address_and_the_index_is_the_home_page() -> None:
    assert entry_address("actor", "iran") == "/actors/iran/"
    assert entry_address("page", "about") == "/pages/about/"
    assert entry_address("page", "index") == "/"
    assert entry_address("term", "index") == "/terms/index/"


@pytest.mark.parametrize(
    ("address", "path"),
    [("/", "index.html"), ("/actors/iran/", "actors/iran/index.html"), ("/archive.json", "archive.json")],
)
def test_a_page_is_a_folder_with_an_index(address: str, path: str) -> None:
    assert output_path(address) == path


@pytest.mark.parametrize(
    ("here", "there", "anchor", "link"),
    [
        ("/", "/", "", "index.html"),
        ("/", "/actors/iran/", "", "actors/iran/index.html"),
        ("/actors/iran/", "/", "", "../../index.html"),
        ("/actors/iran/", "/actors/egypt/", "", "../egypt/index.html"),
        ("/actors/iran/", "/actors/", "", "../index.html"),
        ("/actors/", "/actors/iran/", "", "iran/index.html"),
        ("/actors/iran/", "/feed.xml", "", "../../feed.xml"),
        ("/feed.xml", "/actors/iran/", "names", "actors/iran/index.html#names"),
        ("/actors/iran/", "/actors/iran/", "names", "#names"),
        ("/", "/pages/how we/", "as of 100%", "pages/how%20we/index.html#as%20of%20100%25"),
    ],
)
def test_links_are_relative_and_name_the_file(here: str, there: str, anchor: str, link: str) -> None:
    assert relative(here, there, anchor) == link


@given(ADDRESSES, ADDRESSES)
def test_a_link_followed_from_one_page_leads_to_the_other(here: str, there: str) -> None:
    base = PurePosixPath("/any/base") / output_path(here)
    followed = urljoin(f"file://host{_quoted(str(base))}", relative(here, there))
    assert unquote(urlsplit(followed).path) == str(PurePosixPath("/any/base") / output_path(there))


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path)
