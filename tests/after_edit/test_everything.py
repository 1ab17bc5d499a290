"""What can change anything lets everything be built; what cannot does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from explainer import incremental, making
from explainer.model.problem import SetupError
from explainer.write import crew
from tests.after_edit.ways import ARCHIVE, Ways, append, assert_clean, set_field, whole
from tests.conftest import Draft
from tests.test_incremental import clean_build


def newest(draft: Draft) -> None:
    set_field("reports/newest.md", "date", "2021-12-02")[1](draft)


def older(draft: Draft) -> None:
    set_field("reports/newest.md", "date", "2021-11-30")[1](draft)


def template(draft: Draft) -> None:
    place = draft.root / "templates" / "place.html"
    place.write_text(place.read_text(encoding="utf-8") + "{# edited #}", encoding="utf-8")


def words(draft: Draft) -> None:
    set_field("pages/about.md", "loaded_words", "[{word: city, instead: town}]")[1](draft)


def many(draft: Draft) -> None:
    for number in range(incremental._FEW + 1):
        draft.write(f"terms/term-{number}.md", f"---\ntitle: Term {number}\n---\n")


EVERYTHING: tuple[tuple[str, Callable[[Draft], object]], ...] = (
    ("a newer day", newest),
    ("the newest day gone", older),
    ("a picture", lambda draft: draft.write("media/map.png", b"a map")),
    ("a template", template),
    ("the configuration", lambda draft: draft.config(site_name="Another name")),
    ("words that take a side", words),
    ("many entries", many),
    ("an entry that cannot be read", lambda draft: draft.write("terms/corridor.md", "no front matter")),
    ("two entries of one name", lambda draft: draft.write("terms/sirte.md", "---\ntitle: Sirte\n---\n")),
    ("a name that is no id", lambda draft: draft.write("terms/Ein Wort.md", "---\ntitle: Wort\n---\n")),
    ("redirects", lambda draft: (draft.root / "redirects.txt").write_text("/terms/x/ /terms/corridor/\n")),
)


@pytest.mark.parametrize(("what", "edit"), EVERYTHING, ids=[what for what, _ in EVERYTHING])
def test_what_can_change_anything_lets_everything_be_built(
    tmp_path: Path, what: str, edit: Callable[[Draft], object]
) -> None:
    draft, ways = whole(tmp_path / "archive"), Ways()
    draft.own_templates()
    draft.build()
    site = draft.tree()

    edit(draft)
    assert_clean(draft, ways.build(draft), site, what)

    assert ways.taken == ["all"]


def test_many_entries_are_few_in_a_large_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "_FEW", 1)
    monkeypatch.setattr(incremental, "_SHARE", 4)
    draft, ways = whole(tmp_path / "archive"), Ways()
    draft.build()
    for count, way in ((len(ARCHIVE) // 4, "edit"), (len(ARCHIVE) // 4 + 1, "all")):
        for path in list(ARCHIVE)[:count]:
            append(path, f"The {way} more.")[1](draft)
        assert assert_clean(draft, ways.build(draft), {}, way)
        assert ways.taken[-1] == way


def test_with_a_day_of_its_own_a_newer_report_is_an_edit_like_others(tmp_path: Path) -> None:
    draft, ways = whole(tmp_path / "archive", today=date(2021, 6, 1)), Ways()
    draft.build()
    newest(draft)
    assert assert_clean(draft, ways.build(draft), {}, "newer")
    assert ways.taken == ["edit"]


def test_two_files_that_would_be_one_are_told_of_after_an_edit_as_in_a_clean_build(tmp_path: Path) -> None:
    draft = whole(tmp_path / "archive", site_url="https://example.org/")
    draft.write("social/terms/way.png", b"a picture of its own")
    draft.build()
    site = draft.tree()
    draft.write("terms/way.md", "---\ntitle: Way\n---\n")

    said = []
    for build in (draft.build, draft.build, lambda: clean_build(draft, tmp_path / "clean")):
        with pytest.raises(SetupError) as caught:
            build()
        said.append(str(caught.value))

    assert "two files would become social/terms/way.png on the site" in said[0]
    assert len({message.partition(", one of them")[0] for message in said}) == 1
    assert draft.tree() == site
    (draft.content / "terms/way.md").unlink()
    assert assert_clean(draft, draft.build(), site, "mended")


@pytest.mark.parametrize("inside", [True, False])
def test_an_entry_that_becomes_a_link_is_judged_as_in_a_clean_build(built: Draft, inside: bool) -> None:
    """A link out of the content is refused, wherever it stands; a link within it is followed, then and later."""
    target = built.content / "actors/turkey.md" if inside else built.root / "secret.md"
    if not inside:
        target.write_text("---\ntitle: Secret\n---\n\nNot for readers.\n", encoding="utf-8")
    site = built.tree()
    (built.content / "terms/corridor.md").unlink()
    (built.content / "terms/corridor.md").symlink_to(target)

    assert assert_clean(built, built.build(), site, "a link") == inside
    target.write_text("---\ntitle: Another\n---\n\nIt was edited. [@tass]\n", encoding="utf-8")
    (built.content / "terms/other.md").write_text("---\ntitle: Other\n---\n", encoding="utf-8")
    assert assert_clean(built, built.build(), site, "its target edited") == inside
    if not inside:
        assert not any(b"Not for readers" in data or b"It was edited" in data for data in built.tree().values())


ODD: tuple[tuple[str, bytes, str], ...] = (
    ("empty", b"", "all"),
    ("no UTF-8", b"---\ntitle: Corridor \xff\n---\n", "all"),
    ("too large", b"---\ntitle: Corridor\n---\n\n" + b"words " * 50_000, "all"),
    ("an unknown key", b"---\ntitle: Corridor\ncolour: red\n---\n", "edit"),
    ("a byte order mark", b"\xef\xbb\xbf---\ntitle: Corridor\n---\n", "edit"),
    ("Windows line ends", b"---\r\ntitle: Corridor\r\n---\r\n\r\nA way. [@tass]\r\n", "edit"),
    ("a surrogate", b'---\ntitle: "Corridor \\uDC80"\n---\n\nOf [[Corridor \\uDC80]].\n', ""),
    ("right to left", "---\ntitle: “ممر” \u202e\n---\n\nمن هنا [[ليبيا]] إلى [[libya]]. [@tass]\n".encode(), "edit"),
    ("long names", b"---\ntitle: " + b"N" * 3000 + b"\n---\n\nOf [[" + b"M" * 3000 + b"]]. [@tass]\n", "edit"),
)


@pytest.mark.parametrize(("what", "data", "way"), ODD, ids=[what for what, _, _ in ODD])
def test_odd_texts_are_judged_as_in_a_clean_build(tmp_path: Path, what: str, data: bytes, way: str) -> None:
    draft, ways = whole(tmp_path / "archive", largest_entry=200_000), Ways()
    draft.build()
    site = draft.tree()
    draft.write("terms/corridor.md", data)
    assert_clean(draft, ways.build(draft), site, what)
    assert ways.taken[-1] in (way, way or "edit", way or "all")
    append("places/sirte.md", "More. [@tass]")[1](draft)
    assert_clean(draft, ways.build(draft), draft.tree(), "after it")
    draft.write("terms/corridor.md", ARCHIVE["terms/corridor.md"])
    assert assert_clean(draft, ways.build(draft), site, "mended")


@pytest.mark.parametrize("processes", [1, 3])
@pytest.mark.parametrize(("lost", "way"), [(("actors/turkey",), "edit"), (("actors", "conflicts", "sources"), "all")])
def test_files_of_the_site_that_are_gone_are_made_again_few_of_them_one_by_one(
    built: Draft, monkeypatch: pytest.MonkeyPatch, lost: tuple[str, ...], way: str, processes: int
) -> None:
    draft, ways = built, Ways()
    monkeypatch.setattr(incremental, "_FEW", 3)
    monkeypatch.setattr(making, "_ENOUGH", 2)
    monkeypatch.setattr(crew, "_LEAST", 1)
    monkeypatch.setattr(crew, "processors", lambda: processes)
    for folder in lost:
        shutil.rmtree(draft.site / folder)
    append("places/sirte.md", "More. [@tass]")[1](draft)

    assert_clean(draft, ways.build(draft), {}, lost)

    assert ways.taken == [way]


def test_the_end_of_a_file_name_may_be_in_capitals(tmp_path: Path) -> None:
    draft, ways = whole(tmp_path / "archive"), Ways()
    draft.write("terms/loud.MD", "---\ntitle: Loud\n---\n\nA word. [@tass]\n")
    draft.build()

    draft.write("terms/loud.MD", "---\ntitle: Loud\n---\n\nAnother word. [@tass]\n")
    assert_clean(draft, ways.build(draft), {}, "capitals")

    assert ways.taken == ["edit"]
    assert "Another word." in draft.read("terms/loud/index.html")
