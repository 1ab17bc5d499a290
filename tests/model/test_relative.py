"""Relative links are those that a plain reading of both paths gives."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from explainer.model.address import output_path, relative

names = st.sampled_from(("a", "b", "on", "şehir", "a b", "100%", "x.json"))
addresses = st.builds(
    lambda folders, file: "/" + "".join(f"{folder}/" for folder in folders) + file,
    st.lists(names, max_size=4),
    st.sampled_from(("", "", "", "feed.xml", "ü.png")),
)


@given(here=addresses, there=addresses)
def test_a_link_leads_from_one_file_to_the_other_and_is_the_shortest(here: str, there: str) -> None:
    link = relative(here, there)

    base = f"https://example.org/{quote(output_path(here))}"
    assert unquote(urljoin(base, link)) == f"https://example.org/{output_path(there)}"
    assert unquote(link) == posixpath.relpath(f"/{output_path(there)}", posixpath.dirname(f"/{output_path(here)}"))
