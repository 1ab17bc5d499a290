"""Which pictures a site has, and when they are drawn anew."""

from __future__ import annotations

import pytest

from explainer.compose.head import has_pictures
from explainer.compose.social import of_entries, pictures
from explainer.link import link
from explainer.load import load
from explainer.model.page import Picture
from tests.conftest import Draft

ADDRESS = "https://example.org/base/"


def draw(archive: Draft) -> None:
    archive.config(site_url=ADDRESS)
    archive.write(
        "conflicts/libya.md",
        "---\ntitle: Libya\naccent: teal\nbegan: 2011\n---\n\n## Then {: .timeline }\n\n- 2021: Later.\n",
    )
    archive.write("conflicts/idlib.md", "---\ntitle: Idlib\naccent: ochre\n---\n")
    archive.write(
        "reports/call.md", "---\ntitle: A call\ndate: 2020-10-28\npublisher: TASS\nconflicts: [libya, idlib]\n---\n"
    )
    archive.write("sources/tass.md", "---\ntitle: The wire\nissued: 2020-10\npublisher: TASS\n---\n")
    archive.write("actors/index.md", "---\ntitle: Index\n---\n")


def drawn(archive: Draft) -> dict[str, Picture]:
    config = archive.settings()
    loaded = load(config)
    linked = link(loaded.entries, loaded.assets, loaded.broken, config.today)
    found = [*pictures(linked, config), *of_entries(linked, config)]
    return {picture.address: picture for picture in found}


def test_every_entry_every_day_and_the_site_have_one(archive: Draft) -> None:
    draw(archive)
    archive.build()
    assert sorted(path for path in archive.tree() if path.startswith("social/")) == [
        "social/actors/index.png",
        "social/conflicts/idlib.png",
        "social/conflicts/libya.png",
        "social/conflicts/libya/on/2020-10-28.png",
        "social/index.png",
        "social/reports/call.png",
        "social/sources/tass.png",
    ]
    assert all(data.startswith(b"\x89PNG") for path, data in archive.tree().items() if path.startswith("social/"))


def test_a_picture_says_what_it_is_of(archive: Draft) -> None:
    draw(archive)
    found = drawn(archive)
    site = "A test archive"
    assert found["/social/reports/call.png"] == Picture(
        "/social/reports/call.png", "Report", "A call", "28 October 2020 · TASS", site, ("teal", "ochre")
    )
    assert found["/social/conflicts/libya.png"] == Picture(
        "/social/conflicts/libya.png", "Conflict", "Libya", "from 2011", site, ("teal",)
    )
    assert found["/social/conflicts/libya/on/2020-10-28.png"].line == "as it stood on 28 October 2020"
    assert found["/social/sources/tass.png"].line == "October 2020 · TASS"
    assert found["/social/actors/index.png"] == Picture("/social/actors/index.png", "Actor", "Index", "", site)
    assert found["/social/index.png"].title == site


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("https://example.org/", True),
        ("http://example.org:8000/base/", True),
        ("", False),
        ("http://127.0.0.1:8000/", False),
        ("http://localhost/", False),
        ("http://[::1]:8000/", False),
        ("/base/", False),
    ],
)
def test_there_are_none_where_nobody_else_could_fetch_them(archive: Draft, address: str, wanted: bool) -> None:
    archive.config(site_url=address)
    assert has_pictures(archive.settings()) is wanted


def test_there_are_none_where_they_are_not_wanted(archive: Draft) -> None:
    draw(archive)
    archive.config(social_pictures=False)
    archive.build()
    assert [path for path in archive.tree() if path.startswith("social/")] == []
    assert "og:image" not in archive.read("reports/call/index.html")


def test_only_what_shows_something_else_is_drawn_anew(archive: Draft) -> None:
    draw(archive)
    archive.build()
    archive.write("sources/tass.md", "---\ntitle: The wire\nissued: 2020-10\npublisher: TASS\nnote: A note.\n---\n")
    written = archive.build().written
    assert written is not None
    assert "sources/tass/index.html" in written.made
    assert [path for path in written.made if path.startswith("social/")] == []

    archive.write("sources/tass.md", "---\ntitle: Another wire\nissued: 2020-10\npublisher: TASS\n---\n")
    written = archive.build().written
    assert written is not None
    assert [path for path in written.made if path.startswith("social/")] == ["social/sources/tass.png"]


def test_a_picture_goes_with_its_entry(archive: Draft) -> None:
    draw(archive)
    archive.build()
    (archive.content / "sources/tass.md").unlink()
    written = archive.build().written
    assert written is not None
    assert "social/sources/tass.png" in written.removed
